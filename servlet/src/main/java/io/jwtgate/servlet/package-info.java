/** Guards servlets. */
package io.jwtgate.servlet;

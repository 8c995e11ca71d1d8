/** The servlet of an application at the root of its host. */
package io.jwtgate.oauth.servlet;

/** Guards Spring Boot applications. */
package io.jwtgate.spring;

/**
 * Guards Spring Boot applications on servlets.
 *
 * <p>The jar is enough: an auto-configuration hands Boot's own settings to the filter and starts it
 * before the application's filters.
 */
package io.jwtgate.spring;

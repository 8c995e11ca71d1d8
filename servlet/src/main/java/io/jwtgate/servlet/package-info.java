/**
 * Guards servlets with tokens (Jakarta Servlet 6.0 and later).
 *
 * <p>With settings alone nothing here is called by the application: the filter registers itself.
 * {@link io.jwtgate.servlet.JwtFilter} is for web.xml and for code. The filter is thread-safe.
 */
package io.jwtgate.servlet;

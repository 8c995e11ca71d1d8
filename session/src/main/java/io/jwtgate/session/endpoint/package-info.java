/**
 * Endpoints for login, refresh, logout and revocation, as texts in and texts out.
 *
 * <p>The servlet and the JAX-RS resource hand requests to {@code SessionEndpoints}, so both give
 * the same answers. Endpoints are thread-safe.
 */
package io.jwtgate.session.endpoint;

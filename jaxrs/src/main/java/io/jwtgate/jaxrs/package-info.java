/**
 * Guards JAX-RS resources with tokens (Jakarta REST 3.1 and later), and enforces their annotations.
 *
 * <p>With settings alone nothing here is called by the application: the runtime finds the feature
 * as a service. {@link io.jwtgate.jaxrs.JwtFeature} is for code. The feature's filters are
 * thread-safe.
 */
package io.jwtgate.jaxrs;

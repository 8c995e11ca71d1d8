/**
 * Verifies JSON Web Tokens (RFC 7519, RFC 8725), without any HTTP.
 *
 * <p>Begin with {@link io.jwtgate.TrustedIssuer#of}, which says what is trusted of one issuer, and
 * give it to {@link io.jwtgate.TokenVerifier#trusting}. {@link io.jwtgate.TokenVerifier#verify}
 * makes a {@link io.jwtgate.VerifiedToken} of a text, or throws a {@link
 * io.jwtgate.TokenRejectedException} with one of a fixed list of reasons. Builders are used by one
 * thread; everything that they build is immutable and thread-safe. Null is rejected with a {@link
 * NullPointerException} unless a method says otherwise.
 */
package io.jwtgate;

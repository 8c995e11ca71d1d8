/**
 * Keys that an issuer publishes over HTTP (RFC 7517, RFC 8414, OpenID Connect Discovery).
 *
 * <p>{@code RemoteKeySource} fetches them in the background, follows their rotation and uses them
 * through an outage. {@code docs/keys.md} says what is promised. Sources are thread-safe and are
 * closed by whoever made them, or by the verifier that uses them.
 */
package io.jwtgate.jwks;

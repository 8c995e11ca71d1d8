/**
 * Signs access tokens (RFC 9068), and publishes the keys that verify them.
 *
 * <p>{@code TokenIssuer.of} begins an issuer. It writes a fixed list of claims and those that are
 * listed by name. Issuers and their keys are thread-safe.
 */
package io.jwtgate.session.issue;

/**
 * Which key verifies a token, and where it comes from (RFC 7517).
 *
 * <p>{@link io.jwtgate.keys.KeySource} is the port; {@link io.jwtgate.keys.KeyFile} reads files,
 * and {@link io.jwtgate.keys.KeySet} holds keys. A key that is too weak, private or malformed
 * cannot be made into a {@link io.jwtgate.keys.VerificationKey}. Keys and sets are immutable and
 * thread-safe.
 */
package io.jwtgate.keys;

package io.jwtgate.keys;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.metrics.KeyHealth;
import java.util.Optional;

/**
 * Where the keys of one issuer come from. A port of one method: files, secrets and key sets over
 * HTTP are its makers, and an application may bring its own.
 *
 * <p>An implementation is thread-safe, answers at once while it holds a usable key set, and never
 * takes a key from the token itself. It is asked again at every request, for cached tokens too: a
 * key that it no longer returns is no longer trusted.
 */
@FunctionalInterface
public interface KeySource extends AutoCloseable {
  /**
   * The one trusted key that fits.
   *
   * @param algorithm the algorithm that the token claims, already on the issuer's list
   * @param keyId the {@code kid} that the token claims; null when it has none
   * @return the key; empty when none fits or more than one would (RFC 7515 section 4.1.4)
   * @throws KeysUnavailableException if no usable key set is to be had, so that it can't be known
   */
  Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId);

  /**
   * As {@link #find(SignatureAlgorithm, String)}, for a token that also names a certificate. That
   * may pick among several keys that fit (RFC 7515 sections 4.1.7 and 4.1.8), and is never trusted
   * itself. Left out: it counts for nothing.
   *
   * @param certificateThumbprint {@code x5t#S256} of the token, or else its {@code x5t}; null when
   *     it has neither
   */
  default Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    return find(algorithm, keyId);
  }

  /** How fetched keys are at this moment; empty where none are fetched. */
  default Optional<KeyHealth> health() {
    return Optional.empty();
  }

  /** Ends threads and connections, if there are any. */
  @Override
  default void close() {}
}

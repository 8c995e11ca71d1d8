package io.jwtgate;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.keys.DecryptionKey;

/**
 * By what a token was decrypted, without its text, so that it may be kept with the token.
 * Immutable.
 *
 * @param algorithm {@code alg} of the encrypted token
 * @param keyId {@code kid} of the encrypted token; null for none
 */
record OpenedBy(DecryptionKey key, KeyManagementAlgorithm algorithm, String keyId) {

  /** Whether an issuer's tokens are encrypted to this key today. */
  boolean isBy(TrustedIssuer issuer) {
    DecryptionKey current =
        issuer.encryption().flatMap(rule -> rule.find(algorithm, keyId)).orElse(null);
    return current != null && current.thumbprint().equals(key.thumbprint());
  }
}

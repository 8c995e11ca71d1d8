package io.jwtgate.keys;

import io.jwtgate.jose.KeyManagementAlgorithm;
import java.util.Optional;

/**
 * Where the keys come from by which this application decrypts tokens. {@link KeyFile} and {@link
 * FileDecryptionKeySource} read files. It is asked again at every request, for cached tokens too: a
 * key that it no longer returns opens nothing any more. Thread-safe.
 */
@FunctionalInterface
public interface DecryptionKeySource {
  /**
   * The one key that fits.
   *
   * @param algorithm the {@code alg} of the encrypted token, already on the list of those taken
   * @param keyId the {@code kid} of the encrypted token; null when it has none
   * @return the key; empty when none fits or more than one would
   */
  Optional<DecryptionKey> find(KeyManagementAlgorithm algorithm, String keyId);
}

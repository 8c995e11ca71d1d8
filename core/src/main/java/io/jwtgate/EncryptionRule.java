package io.jwtgate;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.keys.DecryptionKey;
import io.jwtgate.keys.DecryptionKeySet;
import io.jwtgate.keys.DecryptionKeySource;
import io.jwtgate.keys.FileDecryptionKeySource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one issuer's tokens are encrypted: to which keys of this application, by which algorithms.
 * Immutable and thread-safe.
 */
record EncryptionRule(DecryptionKeySource keys, Set<KeyManagementAlgorithm> algorithms) {

  EncryptionRule {
    boolean fits =
        known(keys).isEmpty() || known(keys).stream().anyMatch(key -> fits(key, algorithms));
    if (!fits) {
      throw new IllegalArgumentException(
          "decryption-algorithms: none fits a decryption key; write RSA-OAEP-256 for one of RSA,"
              + " ECDH-ES+A256KW for one on a curve");
    }
  }

  private static boolean fits(DecryptionKey key, Set<KeyManagementAlgorithm> algorithms) {
    return algorithms.stream().anyMatch(key::fits);
  }

  /**
   * @param keys null for an issuer whose tokens are only signed
   * @throws IllegalArgumentException if no key fits an algorithm
   */
  static Optional<EncryptionRule> of(
      DecryptionKeySource keys, Set<KeyManagementAlgorithm> algorithms) {
    return Optional.ofNullable(keys).map(given -> new EncryptionRule(given, algorithms));
  }

  /** The one key that is meant; empty if none is. */
  Optional<DecryptionKey> find(KeyManagementAlgorithm algorithm, String keyId) {
    return algorithms.contains(algorithm) ? keys.find(algorithm, keyId) : Optional.empty();
  }

  /**
   * Requires that a token of no issuer could mean a key of another one as well.
   *
   * @throws IllegalArgumentException if it could
   */
  static void requireDistinguishable(List<EncryptionRule> rules) {
    List<DecryptionKey> all =
        rules.stream().flatMap(rule -> known(rule.keys).stream()).distinct().toList();
    try {
      if (!all.isEmpty()) {
        DecryptionKeySet.of(all);
      }
    } catch (UnusableKeyException alike) {
      throw new IllegalArgumentException(
          "decryption-key-file: keys of several issuers can't be told apart; write JWK sets in"
              + " which each key has a kid of its own",
          alike);
    }
  }

  /** The keys as far as they are at hand; none where only the source knows them. */
  private static List<DecryptionKey> known(DecryptionKeySource keys) {
    if (keys instanceof FileDecryptionKeySource file) {
      return file.keys().keys();
    }
    return keys instanceof DecryptionKeySet set ? set.keys() : List.of();
  }
}

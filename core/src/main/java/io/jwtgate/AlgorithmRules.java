package io.jwtgate;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.FileKeySource;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import java.util.Optional;
import java.util.Set;

/** Which algorithms one issuer may list; each message begins with the name of the setting. */
final class AlgorithmRules {
  private AlgorithmRules() {}

  /** A public key must never be taken for a shared secret (RFC 8725 section 3.1). */
  static void requireOneKind(Set<SignatureAlgorithm> algorithms) {
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("algorithms: write at least one, such as RS256");
    }
    for (SignatureAlgorithm algorithm : algorithms) {
      if (!algorithm.isAvailable()) {
        throw new IllegalArgumentException(
            "algorithms: " + algorithm + " needs Java 24 or later; leave it out, or run on that");
      }
    }
    long symmetric = algorithms.stream().filter(SignatureAlgorithm::isSymmetric).count();
    if (symmetric != 0 && symmetric != algorithms.size()) {
      throw new IllegalArgumentException(
          "algorithms: write either HS* or others; one issuer can't have both");
    }
  }

  /** Keys that are known from the start must fit, or every token would be rejected. */
  static void requireFit(Set<SignatureAlgorithm> algorithms, KeySource keys) {
    boolean fits =
        known(keys)
            .map(KeySet::keys)
            .map(known -> known.stream().anyMatch(key -> algorithms.stream().anyMatch(key::fits)))
            .orElse(true);
    if (!fits) {
      throw new IllegalArgumentException(
          "algorithms: none fits a key of the issuer; a secret needs HS256, HS384 or HS512");
    }
  }

  private static Optional<KeySet> known(KeySource keys) {
    if (keys instanceof FileKeySource file) {
      return Optional.of(file.keys());
    }
    return keys instanceof KeySet set ? Optional.of(set) : Optional.empty();
  }
}

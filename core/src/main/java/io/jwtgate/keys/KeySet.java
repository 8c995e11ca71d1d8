package io.jwtgate.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of one issuer at one moment. Immutable, so a request sees all of a set or none of it.
 *
 * <p>A {@code kid} is matched exactly (RFC 7517 section 4.5). Keys without one are taken for a
 * token only where exactly one of them fits its algorithm.
 */
public final class KeySet implements KeySource {
  private static final String NO_KEY_ID = "";

  private final Map<String, List<VerificationKey>> byKeyId;
  private final List<VerificationKey> keys;

  private KeySet(List<VerificationKey> keys) {
    this.keys = keys;
    this.byKeyId =
        keys.stream().collect(Collectors.groupingBy(key -> key.keyId().orElse(NO_KEY_ID)));
  }

  /**
   * A set of these keys. Of two keys with the same {@code kid}, family and algorithm but other
   * material neither can be meant, so neither is kept; {@link #ambiguousAmong} names them.
   */
  public static KeySet of(Collection<VerificationKey> keys) {
    Set<VerificationKey> ambiguous = Set.copyOf(ambiguousAmong(keys));
    return new KeySet(keys.stream().distinct().filter(key -> !ambiguous.contains(key)).toList());
  }

  /** A set of these keys; see {@link #of(Collection)}. */
  public static KeySet of(VerificationKey... keys) {
    return of(List.of(keys));
  }

  /**
   * The keys that share {@code kid}, family and an algorithm with another one of other material.
   */
  public static List<VerificationKey> ambiguousAmong(Collection<VerificationKey> keys) {
    List<VerificationKey> ambiguous = new ArrayList<>();
    for (VerificationKey key : keys) {
      if (keys.stream().anyMatch(other -> collide(key, other))) {
        ambiguous.add(key);
      }
    }
    return ambiguous;
  }

  private static boolean collide(VerificationKey one, VerificationKey other) {
    return one.keyId().isPresent()
        && one.keyId().equals(other.keyId())
        && !one.thumbprint().equals(other.thumbprint())
        && one.algorithms().stream().anyMatch(other::fits);
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    if (keyId == null) {
      return onlyFitting(algorithm, keys);
    }
    Optional<VerificationKey> named = onlyFitting(algorithm, withKeyId(keyId));
    return named.isPresent() ? named : onlyFitting(algorithm, withKeyId(NO_KEY_ID));
  }

  private List<VerificationKey> withKeyId(String keyId) {
    return byKeyId.getOrDefault(keyId, List.of());
  }

  private static Optional<VerificationKey> onlyFitting(
      SignatureAlgorithm algorithm, List<VerificationKey> candidates) {
    VerificationKey found = null;
    for (VerificationKey key : candidates) {
      if (key.fits(algorithm)) {
        if (found != null) {
          return Optional.empty();
        }
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  public List<VerificationKey> keys() {
    return keys;
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }
}

package io.jwtgate.keys;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Several decryption keys, such as the one in use and the previous one. A {@code kid} is matched
 * exactly; a key without one is taken for a token only where no key has the token's {@code kid} and
 * no other could be meant. Immutable and thread-safe.
 */
public final class DecryptionKeySet implements DecryptionKeySource {
  private final List<DecryptionKey> keys;

  private DecryptionKeySet(List<DecryptionKey> keys) {
    this.keys = keys;
  }

  /**
   * A set of these keys.
   *
   * @throws UnusableKeyException if there is none, or two can't be told apart
   */
  public static DecryptionKeySet of(Collection<DecryptionKey> keys) {
    if (keys.isEmpty()) {
      throw new UnusableKeyException("it holds no key for decryption");
    }
    if (keys.stream().anyMatch(key -> keys.stream().anyMatch(other -> collide(key, other)))) {
      throw new UnusableKeyException(
          "it holds several keys of one kind; write a JWK set in which each has a kid of its own");
    }
    return new DecryptionKeySet(keys.stream().distinct().toList());
  }

  /**
   * A set of these keys.
   *
   * @throws UnusableKeyException if there is none, or two can't be told apart
   */
  public static DecryptionKeySet of(DecryptionKey... keys) {
    return of(List.of(keys));
  }

  private static boolean collide(DecryptionKey one, DecryptionKey other) {
    return one.keyId().equals(other.keyId()) && one.isConfusedWith(other);
  }

  @Override
  public Optional<DecryptionKey> find(KeyManagementAlgorithm algorithm, String keyId) {
    List<DecryptionKey> fitting = keys.stream().filter(key -> key.fits(algorithm)).toList();
    if (keyId == null) {
      return only(fitting);
    }
    Optional<DecryptionKey> named = only(withKeyId(fitting, Optional.of(keyId)));
    return named.isPresent() ? named : only(withKeyId(fitting, Optional.empty()));
  }

  private static List<DecryptionKey> withKeyId(List<DecryptionKey> keys, Optional<String> keyId) {
    return keys.stream().filter(key -> key.keyId().equals(keyId)).toList();
  }

  /** One key may stand under two names. */
  private static Optional<DecryptionKey> only(List<DecryptionKey> keys) {
    boolean one = keys.stream().map(DecryptionKey::thumbprint).distinct().count() == 1;
    return one ? Optional.of(keys.get(0)) : Optional.empty();
  }

  /** The keys; unmodifiable. */
  public List<DecryptionKey> keys() {
    return keys;
  }
}

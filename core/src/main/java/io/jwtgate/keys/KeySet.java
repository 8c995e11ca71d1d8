package io.jwtgate.keys;

import io.jwtgate.jose.SignatureAlgorithm;
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
 * token only where exactly one of them fits its algorithm. Entries of one thumbprint are one key,
 * under whatever names they stand.
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
        && one.isConfusedWith(other);
  }

  @Override
  public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    return find(algorithm, keyId, null);
  }

  @Override
  public Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    if (keyId == null) {
      return among(keys, algorithm, certificateThumbprint);
    }
    Optional<VerificationKey> named = onlyFitting(algorithm, withKeyId(keyId));
    return named.isPresent()
        ? named
        : among(withKeyId(NO_KEY_ID), algorithm, certificateThumbprint);
  }

  private List<VerificationKey> withKeyId(String keyId) {
    return byKeyId.getOrDefault(keyId, List.of());
  }

  /** The only one that fits; of several, the one in the certificate that the token names. */
  private static Optional<VerificationKey> among(
      List<VerificationKey> candidates, SignatureAlgorithm algorithm, String certificate) {
    Optional<VerificationKey> only = onlyFitting(algorithm, candidates);
    return only.isPresent() || certificate == null
        ? only
        : inCertificate(candidates, algorithm, certificate);
  }

  /** One of whose certificate nothing is said could be meant as well, if it alone could. */
  private static Optional<VerificationKey> inCertificate(
      List<VerificationKey> candidates, SignatureAlgorithm algorithm, String certificate) {
    List<VerificationKey> holders =
        candidates.stream().filter(key -> key.isInCertificate(certificate)).toList();
    return onlyFitting(
        algorithm,
        holders.isEmpty()
            ? candidates.stream().filter(key -> !key.hasCertificate()).toList()
            : holders);
  }

  private static Optional<VerificationKey> onlyFitting(
      SignatureAlgorithm algorithm, List<VerificationKey> candidates) {
    VerificationKey found = null;
    for (VerificationKey key : candidates) {
      if (key.fits(algorithm)) {
        if (found != null && !found.thumbprint().equals(key.thumbprint())) {
          return Optional.empty();
        }
        found = found == null ? key : found;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The keys, each once; unmodifiable. */
  public List<VerificationKey> keys() {
    return keys;
  }

  /** How many keys there are; entries of one thumbprint are one. */
  public int size() {
    return (int) keys.stream().map(VerificationKey::thumbprint).distinct().count();
  }

  /** Whether there is no key. */
  public boolean isEmpty() {
    return keys.isEmpty();
  }
}

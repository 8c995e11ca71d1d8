package io.jwtgate.keys;

import io.jwtgate.internal.encryption.Decryption;
import io.jwtgate.internal.encryption.PairProbe;
import io.jwtgate.internal.jose.MalformedJwsException;
import io.jwtgate.internal.jose.UnverifiedJwe;
import io.jwtgate.internal.keys.KeyFit;
import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.internal.keys.Thumbprint;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A private key of this application, to whose public half tokens are encrypted (RFC 7516). It says
 * nothing of who has made a token: everybody may know the public half. Immutable and thread-safe.
 */
public final class DecryptionKey {
  // A private operation takes 1 ms with 2048 bits and 6 ms with 4096, for anybody's token.
  private static final int MAX_RSA_BITS = 4096;

  private final String keyId;
  private final String thumbprint;
  private final Map<KeyManagementAlgorithm, Decryption> decryptions =
      new EnumMap<>(KeyManagementAlgorithm.class);

  private DecryptionKey(KeyPair pair, String keyId, Set<KeyManagementAlgorithm> uses) {
    PairProbe.require(pair);
    this.keyId = keyId;
    this.thumbprint = Thumbprint.of(pair.getPublic());
    uses.forEach(algorithm -> decryptions.put(algorithm, new Decryption(algorithm, pair)));
  }

  /**
   * A pair for every algorithm that it fits. The private key may live in a module that does not
   * show it.
   *
   * @param keyId the {@code kid}; null when the key has none
   * @throws UnusableKeyException if it is neither RSA of 2048 to 4096 bits nor on P-256, P-384 or
   *     P-521, or its halves are no pair
   */
  public static DecryptionKey of(KeyPair pair, String keyId) {
    return new DecryptionKey(pair, keyId, KeyManagementAlgorithm.of(familyOf(pair.getPublic())));
  }

  /**
   * A pair for one algorithm only (RFC 7517 section 4.4).
   *
   * @param keyId the {@code kid}; null when the key has none
   * @throws UnusableKeyException as {@link #of(KeyPair, String)}, or if it does not fit
   */
  public static DecryptionKey of(KeyPair pair, String keyId, KeyManagementAlgorithm algorithm) {
    if (familyOf(pair.getPublic()) != algorithm.family()) {
      throw new UnusableKeyException("alg does not fit the key");
    }
    return new DecryptionKey(pair, keyId, Set.of(algorithm));
  }

  private static Family familyOf(PublicKey key) {
    Family family = KeyFit.familyOf(key);
    if (family != Family.RSA && family != Family.EC) {
      throw new UnusableKeyException("a decryption key is an RSA or EC private key");
    }
    KeyStrength.requireSound(key);
    if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() > MAX_RSA_BITS) {
      throw new UnusableKeyException("an RSA decryption key has 2048 to 4096 bits");
    }
    KeyFit.algorithmsOf(key).forEach(algorithm -> KeyStrength.require(algorithm, key));
    return family;
  }

  /** Its {@code kid}, if it has one. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** The algorithms that it may be used for; unmodifiable. */
  public Set<KeyManagementAlgorithm> algorithms() {
    return Collections.unmodifiableSet(decryptions.keySet());
  }

  /** Whether it may be used for this algorithm. */
  public boolean fits(KeyManagementAlgorithm algorithm) {
    return decryptions.containsKey(algorithm);
  }

  /** SHA-256 thumbprint of its public half (RFC 7638 section 3), base64url. */
  public String thumbprint() {
    return thumbprint;
  }

  /**
   * The content of an encrypted token in compact form. It may come from anybody. Whatever is wrong,
   * null among it, gives the same empty answer, after the same work where only the key could tell
   * (RFC 7516 section 11.5); nothing is thrown.
   */
  public Optional<byte[]> decrypt(String compact) {
    try {
      UnverifiedJwe jwe = UnverifiedJwe.parse(compact == null ? "" : compact);
      return jwe.algorithm()
          .flatMap(KeyManagementAlgorithm::named)
          .map(decryptions::get)
          .flatMap(decryption -> decryption.decrypt(jwe));
    } catch (MalformedJwsException malformed) {
      return Optional.empty();
    }
  }

  /** Whether another key could be meant as well by a token whose algorithm this one fits. */
  boolean isConfusedWith(DecryptionKey other) {
    return !thumbprint.equals(other.thumbprint) && algorithms().stream().anyMatch(other::fits);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof DecryptionKey key
            && thumbprint.equals(key.thumbprint)
            && keyId().equals(key.keyId())
            && algorithms().equals(key.algorithms()));
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  /** Names the key without its material. */
  @Override
  public String toString() {
    return "DecryptionKey[" + thumbprint + " " + decryptions.keySet() + "]";
  }
}

package io.jwtgate.keys;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.Key;
import java.security.PublicKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/**
 * A trusted key: its material, its {@code kid} if it has one, and the algorithms that it may be
 * used for. A key that does not fit an algorithm can't be made for it. Immutable and thread-safe.
 */
public final class VerificationKey {
  private final String keyId;
  private final String thumbprint;
  private final KeyFamily family;
  private final Map<SignatureAlgorithm, Algorithm> checks;

  private VerificationKey(String keyId, Key key, KeyFamily family, Set<SignatureAlgorithm> uses) {
    this.keyId = keyId;
    this.family = family;
    this.checks = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : uses) {
      KeyStrength.require(algorithm, key);
      checks.put(algorithm, SignatureChecks.of(algorithm, key));
    }
    if (checks.isEmpty()) {
      throw new UnusableKeyException("the key fits no algorithm");
    }
    this.thumbprint = Thumbprint.of(key);
  }

  /**
   * A public key for every algorithm that it fits.
   *
   * @param keyId the {@code kid}; null when the key has none
   * @throws UnusableKeyException if the key is too weak or fits no algorithm
   */
  public static VerificationKey of(PublicKey key, String keyId) {
    return new VerificationKey(keyId, key, KeyFit.familyOf(key), KeyFit.algorithmsOf(key));
  }

  /**
   * A public key for one algorithm only (RFC 7517 section 4.4).
   *
   * @param keyId the {@code kid}; null when the key has none
   * @throws UnusableKeyException if the key is too weak or does not fit
   */
  public static VerificationKey of(PublicKey key, String keyId, SignatureAlgorithm algorithm) {
    return new VerificationKey(keyId, key, algorithm.family(), Set.of(algorithm));
  }

  /**
   * A shared secret for the HMAC algorithms that it is long enough for. The octets are copied.
   *
   * @param keyId the {@code kid}; null when the secret has none
   * @throws UnusableKeyException if it is shorter than 32 octets
   */
  public static VerificationKey secret(byte[] octets, String keyId) {
    SecretKeySpec key = KeyFit.secretKey(octets);
    return new VerificationKey(keyId, key, KeyFamily.SECRET, KeyFit.algorithmsOfSecret(octets));
  }

  /**
   * A shared secret for one HMAC algorithm only. The octets are copied.
   *
   * @throws UnusableKeyException if it is shorter than the algorithm's hash
   */
  public static VerificationKey secret(byte[] octets, String keyId, SignatureAlgorithm algorithm) {
    SecretKeySpec key = KeyFit.secretKey(octets);
    return new VerificationKey(keyId, key, algorithm.family(), Set.of(algorithm));
  }

  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  public KeyFamily family() {
    return family;
  }

  public Set<SignatureAlgorithm> algorithms() {
    return Collections.unmodifiableSet(checks.keySet());
  }

  public boolean fits(SignatureAlgorithm algorithm) {
    return checks.containsKey(algorithm);
  }

  /**
   * SHA-256 thumbprint (RFC 7638 section 3), base64url. It names the material, so a changed key
   * under an unchanged {@code kid} is another key.
   */
  public String thumbprint() {
    return thumbprint;
  }

  /**
   * Whether this key made the signature of a compact token (RFC 7515 section 5.2). The three texts
   * are the token's segments as they were sent.
   */
  public boolean verifies(
      SignatureAlgorithm algorithm, String header, String payload, String signature) {
    Algorithm check = checks.get(algorithm);
    return check != null && SignatureChecks.accepts(check, header, payload, signature);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof VerificationKey key && isSame(key));
  }

  private boolean isSame(VerificationKey key) {
    return thumbprint.equals(key.thumbprint)
        && keyId().equals(key.keyId())
        && checks.keySet().equals(key.checks.keySet());
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  /** Names the key without its material; a secret's hash would already be too much. */
  @Override
  public String toString() {
    String name = family == KeyFamily.SECRET ? "secret" : thumbprint;
    return "VerificationKey[" + name + " " + checks.keySet() + "]";
  }
}

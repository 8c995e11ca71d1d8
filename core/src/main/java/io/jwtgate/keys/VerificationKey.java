package io.jwtgate.keys;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.internal.keys.KeyFit;
import io.jwtgate.internal.keys.KeyStrength;
import io.jwtgate.internal.keys.Thumbprint;
import io.jwtgate.internal.signature.SignatureCheck;
import io.jwtgate.internal.signature.SignatureChecks;
import io.jwtgate.internal.signature.SigningInput;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
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
  private final Family family;
  private final Map<SignatureAlgorithm, SignatureCheck> checks;
  private final Set<String> certificates;

  private VerificationKey(String keyId, Key key, Family family, Set<SignatureAlgorithm> uses) {
    this(keyId, key, family, uses, KeyStrength.MIN_RSA_BITS);
  }

  private VerificationKey(
      String keyId, Key key, Family family, Set<SignatureAlgorithm> uses, int minRsaBits) {
    this.keyId = keyId;
    this.family = family;
    this.checks = new EnumMap<>(SignatureAlgorithm.class);
    uses.forEach(algorithm -> KeyStrength.require(algorithm, key));
    KeyStrength.requireSound(key, minRsaBits);
    for (SignatureAlgorithm algorithm : uses) {
      checks.put(algorithm, SignatureChecks.of(algorithm, key));
    }
    if (checks.isEmpty()) {
      throw new UnusableKeyException("the key fits no algorithm");
    }
    this.thumbprint = Thumbprint.of(key);
    this.certificates = Set.of();
  }

  private VerificationKey(VerificationKey key, Set<String> certificates) {
    this.keyId = key.keyId;
    this.thumbprint = key.thumbprint;
    this.family = key.family;
    this.checks = key.checks;
    this.certificates = Set.copyOf(certificates);
  }

  /**
   * The same key, which these certificates hold.
   *
   * @param thumbprints of each, in the forms that a token may name it by (RFC 7515 sections 4.1.7
   *     and 4.1.8)
   */
  VerificationKey withCertificates(Set<String> thumbprints) {
    return thumbprints.isEmpty() ? this : new VerificationKey(this, thumbprints);
  }

  /** Whether its issuer says that a certificate of this thumbprint holds it. */
  boolean isInCertificate(String certificateThumbprint) {
    return certificates.contains(certificateThumbprint);
  }

  /** Whether its issuer names a certificate of it at all. */
  boolean hasCertificate() {
    return !certificates.isEmpty();
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
   * A public key for these algorithms, which may be an RSA key that is too short today.
   *
   * @param keyId null when the key has none
   * @param algorithm null for every one that fits
   */
  static VerificationKey of(
      PublicKey key, String keyId, SignatureAlgorithm algorithm, int minRsaBits) {
    return algorithm == null
        ? new VerificationKey(
            keyId, key, KeyFit.familyOf(key), KeyFit.algorithmsOf(key), minRsaBits)
        : new VerificationKey(keyId, key, algorithm.family(), Set.of(algorithm), minRsaBits);
  }

  /**
   * A shared secret for the HMAC algorithms that it is long enough for. The octets are copied.
   *
   * @param keyId the {@code kid}; null when the secret has none
   * @throws UnusableKeyException if it is shorter than 32 octets
   */
  public static VerificationKey secret(byte[] octets, String keyId) {
    SecretKeySpec key = KeyFit.secretKey(octets);
    return new VerificationKey(keyId, key, Family.SECRET, KeyFit.algorithmsOfSecret(octets));
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

  /** Its {@code kid}, if it has one. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** The kind of key. */
  public Family family() {
    return family;
  }

  /** The algorithms that it may be used for; unmodifiable. */
  public Set<SignatureAlgorithm> algorithms() {
    return Collections.unmodifiableSet(checks.keySet());
  }

  /** Whether it may be used for this algorithm. */
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
   * are the token's segments as they were sent. A signature has one spelling: padding or a spare
   * bit (RFC 4648 section 3.5) is no other way to write it. Whatever is wrong, null among it, is
   * {@code false}; nothing is thrown.
   */
  public boolean verifies(
      SignatureAlgorithm algorithm, String header, String payload, String signature) {
    return SigningInput.of(header, payload)
        .filter(input -> signature != null && accepts(algorithm, input, signature))
        .isPresent();
  }

  private boolean accepts(SignatureAlgorithm algorithm, SigningInput input, String signature) {
    try {
      return accepts(algorithm, input, Base64Url.decode(signature));
    } catch (JsonRejectedException otherSpelling) {
      return false;
    }
  }

  /**
   * As {@link #verifies(SignatureAlgorithm, String, String, String)}, for a token that has been
   * decoded.
   *
   * @param input the octets of header, dot and payload, as they were sent (RFC 7515 section 5.1)
   * @param signature the signature's own octets, decoded strictly
   */
  public boolean verifies(SignatureAlgorithm algorithm, byte[] input, byte[] signature) {
    return input != null
        && signature != null
        && accepts(algorithm, SigningInput.of(input), signature);
  }

  private boolean accepts(SignatureAlgorithm algorithm, SigningInput input, byte[] signature) {
    SignatureCheck check = checks.get(algorithm);
    return check != null && check.accepts(input, signature);
  }

  /** Whether another key could be meant as well by a token whose algorithm this one fits. */
  boolean isConfusedWith(VerificationKey other) {
    return !thumbprint.equals(other.thumbprint) && algorithms().stream().anyMatch(other::fits);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof VerificationKey key && isSame(key));
  }

  private boolean isSame(VerificationKey key) {
    return thumbprint.equals(key.thumbprint)
        && keyId().equals(key.keyId())
        && checks.keySet().equals(key.checks.keySet())
        && certificates.equals(key.certificates);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  /** Names the key without its material; a secret's hash would already be too much. */
  @Override
  public String toString() {
    String name = family == Family.SECRET ? "secret" : thumbprint;
    return "VerificationKey[" + name + " " + checks.keySet() + "]";
  }
}

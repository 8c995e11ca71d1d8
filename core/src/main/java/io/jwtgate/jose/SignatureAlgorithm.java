package io.jwtgate.jose;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The signature algorithms that exist here (RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864,
 * RFC 9964). There is no <em>none</em>, so no setting can name it.
 */
public enum SignatureAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). */
  RS256(Family.RSA, 256),
  /** RSASSA-PKCS1-v1_5 with SHA-384 (RFC 7518 section 3.3). */
  RS384(Family.RSA, 384),
  /** RSASSA-PKCS1-v1_5 with SHA-512 (RFC 7518 section 3.3). */
  RS512(Family.RSA, 512),
  /** RSASSA-PSS with SHA-256 (RFC 7518 section 3.5). */
  PS256(Family.RSA, 256),
  /** RSASSA-PSS with SHA-384 (RFC 7518 section 3.5). */
  PS384(Family.RSA, 384),
  /** RSASSA-PSS with SHA-512 (RFC 7518 section 3.5). */
  PS512(Family.RSA, 512),
  /** ECDSA with P-256 and SHA-256 (RFC 7518 section 3.4). */
  ES256(Family.EC, 256),
  /** ECDSA with P-384 and SHA-384 (RFC 7518 section 3.4). */
  ES384(Family.EC, 384),
  /** ECDSA with P-521 and SHA-512 (RFC 7518 section 3.4). */
  ES512(Family.EC, 512),
  /** Ed25519 under its older name; Ed448 is not taken. */
  EdDSA(Family.OKP, 512),
  /** Ed25519 under its fully specified name. */
  Ed25519(Family.OKP, 512),
  /** Verified where the JDK has ML-DSA, which is from 24 on; taken only where it is written. */
  ML_DSA_44("ML-DSA-44"),
  /** As {@link #ML_DSA_44}. */
  ML_DSA_65("ML-DSA-65"),
  /** As {@link #ML_DSA_44}. */
  ML_DSA_87("ML-DSA-87"),
  /** HMAC with SHA-256 (RFC 7518 section 3.2). */
  HS256(Family.SECRET, 256),
  /** HMAC with SHA-384 (RFC 7518 section 3.2). */
  HS384(Family.SECRET, 384),
  /** HMAC with SHA-512 (RFC 7518 section 3.2). */
  HS512(Family.SECRET, 512);

  /**
   * The kinds of key material, by their {@code kty} (RFC 7518 section 6.1, RFC 8037 section 2, RFC
   * 9964).
   */
  public enum Family {
    /** RSA keys. */
    RSA("RSA"),
    /** Keys on the NIST curves. */
    EC("EC"),
    /** Ed25519 keys (RFC 8037). */
    OKP("OKP"),
    /** Keys that belong to one algorithm, such as those of ML-DSA. */
    AKP("AKP"),
    /** Shared secrets. */
    SECRET("oct");

    private final String type;

    Family(String type) {
      this.type = type;
    }

    /** The {@code kty} of a JWK of this family. */
    public String type() {
      return type;
    }
  }

  private static final Map<String, SignatureAlgorithm> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(SignatureAlgorithm::registeredName, Function.identity()));

  private static final boolean HAS_ML_DSA = isInJdk("ML-DSA");

  private final String registeredName;
  private final Family family;
  private final int hashBits;

  SignatureAlgorithm(Family family, int hashBits) {
    this.registeredName = name();
    this.family = family;
    this.hashBits = hashBits;
  }

  SignatureAlgorithm(String registeredName) {
    this.registeredName = registeredName;
    this.family = Family.AKP;
    this.hashBits = 512;
  }

  private static boolean isInJdk(String jcaName) {
    try {
      KeyFactory.getInstance(jcaName);
      return true;
    } catch (NoSuchAlgorithmException older) {
      return false;
    }
  }

  /** The value of {@code alg}, as IANA has registered it. */
  public String registeredName() {
    return registeredName;
  }

  /** As {@link #registeredName}. */
  @Override
  public String toString() {
    return registeredName;
  }

  /** The algorithm of exactly this name, compared by case. */
  public static Optional<SignatureAlgorithm> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Every algorithm that a key of this family could be used with. */
  public static Set<SignatureAlgorithm> of(Family family) {
    EnumSet<SignatureAlgorithm> algorithms = EnumSet.allOf(SignatureAlgorithm.class);
    algorithms.removeIf(algorithm -> algorithm.family != family);
    return Collections.unmodifiableSet(algorithms);
  }

  /**
   * Every algorithm whose verification key is public and that every JDK has: all but ML-DSA. It is
   * what an issuer takes where nothing is said.
   */
  public static Set<SignatureAlgorithm> asymmetric() {
    EnumSet<SignatureAlgorithm> algorithms = EnumSet.allOf(SignatureAlgorithm.class);
    algorithms.removeIf(
        algorithm -> algorithm.family == Family.SECRET || algorithm.family == Family.AKP);
    return Collections.unmodifiableSet(algorithms);
  }

  /** Whether this JDK has it: ML-DSA is there from 24 on, all others are always. */
  public boolean isAvailable() {
    return family != Family.AKP || HAS_ML_DSA;
  }

  /** The kind of key that it needs. */
  public Family family() {
    return family;
  }

  /**
   * Size of the hash in bits; of ML-DSA of the message's representative (FIPS 204). Also the least
   * size of an HMAC secret (RFC 7518 section 3.2).
   */
  public int hashBits() {
    return hashBits;
  }

  /** Whether who can verify can sign as well. */
  public boolean isSymmetric() {
    return family == Family.SECRET;
  }
}

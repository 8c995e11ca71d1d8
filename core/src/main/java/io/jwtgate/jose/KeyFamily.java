package io.jwtgate.jose;

/**
 * The kinds of key material, by their {@code kty} (RFC 7518 section 6.1, RFC 8037 section 2, RFC
 * 9964).
 */
public enum KeyFamily {
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

  KeyFamily(String type) {
    this.type = type;
  }

  /** The {@code kty} of a JWK of this family. */
  public String type() {
    return type;
  }
}

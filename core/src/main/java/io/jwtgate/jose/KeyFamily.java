package io.jwtgate.jose;

/**
 * The kinds of key material, by their {@code kty} (RFC 7518 section 6.1, RFC 8037 section 2, RFC
 * 9964).
 */
public enum KeyFamily {
  RSA("RSA"),
  EC("EC"),
  OKP("OKP"),
  /** Keys that belong to one algorithm, such as those of ML-DSA. */
  AKP("AKP"),
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

package io.jwtgate.internal.signature;

/**
 * Checks signatures with one key by one algorithm. Immutable and thread-safe.
 *
 * <p>A maker is strict: there is one spelling of each signature that it takes. It never throws,
 * since a stack trace would make a bad signature cost more than a valid one.
 */
@FunctionalInterface
interface SignatureCheck {
  /**
   * Whether the key made the signature; {@code false} for whatever is wrong.
   *
   * @param signature in JOSE form (RFC 7518 section 3), decoded
   */
  boolean accepts(SigningInput input, byte[] signature);
}

package io.jwtgate.internal.signature;

/** Makes signatures with one key by one algorithm. Immutable and thread-safe. */
@FunctionalInterface
interface Signer {
  /** The signature in JOSE form (RFC 7518 section 3). */
  byte[] sign(byte[] input);
}

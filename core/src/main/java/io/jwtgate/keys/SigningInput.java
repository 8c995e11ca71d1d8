package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.auth0.jwt.interfaces.DecodedJWT;

/** What a signature is made over (RFC 7515 section 5.1): header, dot and payload, as sent. */
final class SigningInput {
  private static final byte[] DOT = {'.'};

  private SigningInput() {}

  /** A digest, a MAC or a signature that takes it up. */
  @FunctionalInterface
  interface Sink<E extends Exception> {
    void update(byte[] octets) throws E;
  }

  /** Gives it in three parts, so that it need not be put together. */
  static <E extends Exception> void feed(DecodedJWT jwt, Sink<E> sink) throws E {
    sink.update(jwt.getHeader().getBytes(US_ASCII));
    sink.update(DOT);
    sink.update(jwt.getPayload().getBytes(US_ASCII));
  }
}

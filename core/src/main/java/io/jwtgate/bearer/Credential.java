package io.jwtgate.bearer;

/**
 * A token as it was sent, and how.
 *
 * @param token the compact text; a secret until it is rejected
 * @param source where it was
 */
record Credential(String token, Source source) {

  /** Where a token may be. */
  enum Source {
    /** Whoever sent it meant to. */
    AUTHORIZATION,
    /** The same, at the handshake of a WebSocket. */
    SUBPROTOCOL,
    /** A header of the deployer's choice, which a proxy may have filled unasked. */
    OTHER_HEADER,
    /** A browser may have sent it unasked. */
    COOKIE
  }

  boolean fromCookie() {
    return source == Source.COOKIE;
  }

  /** Whether it may have come along though nobody meant it to. */
  boolean isUnasked() {
    return source == Source.COOKIE || source == Source.OTHER_HEADER;
  }

  /** Whether it is what a header may carry; any value of a cookie is judged as a token. */
  boolean isWellFormed() {
    return fromCookie() || BearerToken.isWellFormed(token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Credential[" + source + "]";
  }
}

package io.jwtgate.bearer;

/**
 * A token as it was sent, and how.
 *
 * @param token the compact text; a secret until it is refused
 * @param fromCookie whether a browser may have sent it unasked
 */
record Credential(String token, boolean fromCookie) {

  /** Without the token. */
  @Override
  public String toString() {
    return fromCookie ? "Credential[cookie]" : "Credential[header]";
  }
}

package io.jwtgate.bearer;

/**
 * A token as it was sent, and how.
 *
 * @param token the compact text; a secret until it is rejected
 * @param fromCookie whether a browser may have sent it unasked
 */
record Credential(String token, boolean fromCookie) {

  /** Whether it is what a header may carry; any value of a cookie is judged as a token. */
  boolean isWellFormed() {
    return fromCookie || BearerToken.isWellFormed(token);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return fromCookie ? "Credential[cookie]" : "Credential[header]";
  }
}

package io.jwtgate.bearer;

/** A request whose credentials can't be read as exactly one token. */
final class MalformedCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean byCookie;

  /**
   * @param byCookie whether only cookies are at fault
   */
  MalformedCredentialsException(boolean byCookie) {
    super("not one well-formed credential", null, false, false);
    this.byCookie = byCookie;
  }

  boolean isByCookie() {
    return byCookie;
  }
}

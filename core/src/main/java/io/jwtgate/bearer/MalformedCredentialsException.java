package io.jwtgate.bearer;

/** A request whose credentials can't be read as exactly one token. */
final class MalformedCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedCredentialsException() {
    super("not one well-formed credential", null, false, false);
  }
}

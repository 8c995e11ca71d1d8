package io.jwtgate.session;

/**
 * The credentials were good, but the account has as many sessions as it may, and the deployer chose
 * that none of them ends for a new one.
 */
public final class TooManySessionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManySessionsException() {
    super("too many sessions", null, false, false);
  }
}

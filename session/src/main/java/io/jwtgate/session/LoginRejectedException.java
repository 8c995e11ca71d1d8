package io.jwtgate.session;

/**
 * Nobody may log in with these credentials. It does not say why: whoever guesses learns nothing.
 */
public final class LoginRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a fixed text, without a stack trace. */
  public LoginRejectedException() {
    super("the login was refused", null, false, false);
  }
}

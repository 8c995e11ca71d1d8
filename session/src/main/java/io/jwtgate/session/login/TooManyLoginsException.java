package io.jwtgate.session.login;

import java.time.Duration;

/** Too many attempts of this account or from this source; the credentials were not looked at. */
public final class TooManyLoginsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyLoginsException(Duration retryAfter) {
    super("too many logins", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When another attempt will be looked at. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

package io.jwtgate.session.login;

import java.time.Duration;

/** Too many passwords are hashed at once, so this one was not looked at. At the HTTP edge: 503. */
public final class PasswordHashBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  PasswordHashBusyException() {
    super("too many passwords are hashed at once", null, false, false);
  }

  /** When asking again may help. */
  public Duration retryAfter() {
    return RETRY_AFTER;
  }
}

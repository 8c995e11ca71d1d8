package io.jwtgate.session.login;

import java.time.Duration;

/**
 * The password was right, and a second factor is asked for. The ticket is a credential: whoever
 * holds it has shown the password. It is good once, for a short while.
 */
public final class SecondFactorPendingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String ticket;
  private final Duration lifetime;
  private final boolean again;

  SecondFactorPendingException(String ticket, Duration lifetime, boolean again) {
    super("a second factor is pending", null, false, false);
    this.ticket = ticket;
    this.lifetime = lifetime;
    this.again = again;
  }

  /** What comes back with the answer. */
  public String ticket() {
    return ticket;
  }

  /** How long it is good. */
  public Duration lifetime() {
    return lifetime;
  }

  /** Whether an answer was wrong, and this is for the next one. */
  public boolean isAgain() {
    return again;
  }
}

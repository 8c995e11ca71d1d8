package io.jwtgate.keys;

import java.time.Duration;

/** A token could not be judged: its issuer's keys are not to be had now. */
public final class KeysUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Made where keys are looked up.
   *
   * @param retryAfter when asking again may help; sent to the client in whole seconds
   */
  public KeysUnavailableException(Duration retryAfter) {
    super("the issuer's keys are unavailable", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When it makes sense to ask again: the {@code Retry-After} of the answer. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

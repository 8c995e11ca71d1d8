package io.jwtgate;

import java.time.Duration;

/** It could not be told whether a token was revoked, so it can't be accepted now. */
public final class RevocationUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * Made where revocations are looked up.
   *
   * @param retryAfter when asking again may help; sent to the client in whole seconds
   */
  public RevocationUnavailableException(Duration retryAfter) {
    super("the list of revoked tokens is unavailable", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When it makes sense to ask again: the {@code Retry-After} of the answer. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

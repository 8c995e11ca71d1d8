package io.jwtgate;

import java.time.Duration;

/** A token could not be judged: too many encrypted ones came at once. */
public final class VerifierOverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** With a fixed message and without a stack trace, so a flood of tokens stays cheap. */
  public VerifierOverloadedException(Duration retryAfter) {
    super("too many encrypted tokens at once", null, false, false);
    this.retryAfter = retryAfter;
  }

  /** When it makes sense to ask again: the {@code Retry-After} of the answer. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

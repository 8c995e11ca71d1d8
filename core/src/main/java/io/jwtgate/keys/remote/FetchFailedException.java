package io.jwtgate.keys.remote;

import io.jwtgate.keys.FetchFailure;
import java.time.Duration;
import java.util.Optional;

/** A fetch brought nothing that can be used. */
final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FetchFailure failure;
  private final transient Optional<Duration> retryAfter;

  private FetchFailedException(
      FetchFailure failure, Throwable cause, Optional<Duration> retryAfter, String advice) {
    super(advice.isEmpty() ? failure.name() : failure.name() + ": " + advice, cause);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  static FetchFailedException of(FetchFailure failure) {
    return new FetchFailedException(failure, null, Optional.empty(), "");
  }

  static FetchFailedException of(FetchFailure failure, Throwable cause) {
    return new FetchFailedException(failure, cause, Optional.empty(), "");
  }

  /**
   * @param advice a fixed text that says more, for operators; may be empty
   */
  static FetchFailedException of(FetchFailure failure, Throwable cause, String advice) {
    return new FetchFailedException(failure, cause, Optional.empty(), advice);
  }

  /** What was thrown, or a fault of this library if that was not foreseen. */
  static FetchFailedException from(Throwable thrown) {
    return thrown instanceof FetchFailedException foreseen
        ? foreseen
        : of(FetchFailure.INTERNAL, thrown);
  }

  /** A status that may come with word of when to ask again. */
  static FetchFailedException status(Optional<Duration> retryAfter) {
    return new FetchFailedException(FetchFailure.STATUS, null, retryAfter, "");
  }

  FetchFailure failure() {
    return failure;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

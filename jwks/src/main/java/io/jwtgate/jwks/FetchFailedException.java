package io.jwtgate.jwks;

import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.metrics.FetchFailure;
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

  /** What was thrown, or a fault of this library if that was not foreseen. */
  static FetchFailedException from(Throwable thrown) {
    if (thrown instanceof HttpFailedException http) {
      FetchFailure failure = FetchFailure.valueOf(http.failure().name());
      return new FetchFailedException(failure, http.getCause(), http.retryAfter(), http.advice());
    }
    return thrown instanceof FetchFailedException foreseen
        ? foreseen
        : of(FetchFailure.INTERNAL, thrown);
  }

  FetchFailure failure() {
    return failure;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

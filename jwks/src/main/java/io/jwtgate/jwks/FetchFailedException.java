package io.jwtgate.jwks;

import io.jwtgate.internal.log.LogText;
import io.jwtgate.jwks.internal.http.HttpAddress;
import io.jwtgate.jwks.internal.http.HttpFailedException;
import io.jwtgate.metrics.FetchFailure;
import java.time.Duration;
import java.util.Optional;

/** A fetch brought nothing that can be used. */
final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FetchFailure failure;
  private final String url;
  private final String explanation;
  private final transient Optional<Duration> retryAfter;

  private FetchFailedException(
      FetchFailure failure, Throwable cause, Optional<Duration> retryAfter, String advice) {
    super(advice.isEmpty() ? failure.name() : failure.name() + ": " + advice, cause);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.url = "";
    this.explanation = FetchAdvice.of(this);
  }

  private FetchFailedException(FetchFailedException other, String url, String explanation) {
    super(other.getMessage(), other.getCause());
    this.failure = other.failure;
    this.retryAfter = other.retryAfter;
    this.url = url;
    this.explanation = explanation;
  }

  /** The same, with the document that was asked for, unless that is known. */
  FetchFailedException at(HttpAddress document) {
    return url.isEmpty() ? new FetchFailedException(this, document.text(), explanation) : this;
  }

  /**
   * The same, of which more is known.
   *
   * @param exactly printable, and for the log alone: it may hold what a server sent
   */
  FetchFailedException because(String exactly) {
    return new FetchFailedException(this, url, exactly);
  }

  /** The class of the failure, what it usually comes from and the URL: for the log, in one line. */
  String explanation() {
    String from = url.isEmpty() ? "" : " from " + LogText.of(url.replaceAll("\\?.*", "?***"));
    return failure.name() + from + ": " + explanation;
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
      FetchFailedException failed =
          new FetchFailedException(failure, http.getCause(), http.retryAfter(), http.advice());
      return http.exactly().isEmpty() ? failed : failed.because(http.exactly());
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

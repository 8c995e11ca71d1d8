package io.jwtgate.jwks.internal.http;

import java.time.Duration;
import java.util.Optional;

/** An exchange over HTTP brought no document. */
public final class HttpFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpFailure failure;
  private final String advice;
  private final transient Optional<Duration> retryAfter;

  private HttpFailedException(
      HttpFailure failure, Throwable cause, Optional<Duration> retryAfter, String advice) {
    super(failure.name(), cause);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.advice = advice;
  }

  public static HttpFailedException of(HttpFailure failure) {
    return of(failure, null);
  }

  public static HttpFailedException of(HttpFailure failure, Throwable cause) {
    return of(failure, cause, "");
  }

  /**
   * @param advice a fixed text that says more, for operators; may be empty
   */
  public static HttpFailedException of(HttpFailure failure, Throwable cause, String advice) {
    return new HttpFailedException(failure, cause, Optional.empty(), advice);
  }

  /** A status that may come with word of when to ask again. */
  static HttpFailedException status(Optional<Duration> retryAfter) {
    return new HttpFailedException(HttpFailure.STATUS, null, retryAfter, "");
  }

  public HttpFailure failure() {
    return failure;
  }

  public String advice() {
    return advice;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

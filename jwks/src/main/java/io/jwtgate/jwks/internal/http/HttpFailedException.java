package io.jwtgate.jwks.internal.http;

import java.time.Duration;
import java.util.Optional;

/** An exchange over HTTP brought no document. */
public final class HttpFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpFailure failure;
  private final String advice;
  private final String exactly;
  private final transient Optional<Duration> retryAfter;

  private HttpFailedException(
      HttpFailure failure,
      Throwable cause,
      Optional<Duration> retryAfter,
      String advice,
      String exactly) {
    super(failure.name(), cause);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.advice = advice;
    this.exactly = exactly;
  }

  public static HttpFailedException of(HttpFailure failure) {
    return of(failure, null);
  }

  public static HttpFailedException of(HttpFailure failure, Throwable cause) {
    return of(failure, cause, "");
  }

  /**
   * With what else operators should know.
   *
   * @param advice a fixed text that says more, for operators; may be empty
   */
  public static HttpFailedException of(HttpFailure failure, Throwable cause, String advice) {
    return new HttpFailedException(failure, cause, Optional.empty(), advice, "");
  }

  /** A status that may come with word of when to ask again. */
  static HttpFailedException status(Optional<Duration> retryAfter) {
    return new HttpFailedException(HttpFailure.STATUS, null, retryAfter, "", "");
  }

  /**
   * The same, of which more is known.
   *
   * @param what printable, and for the log alone: it may hold what a server sent
   */
  public HttpFailedException because(String what) {
    return new HttpFailedException(failure, getCause(), retryAfter, advice, what);
  }

  public HttpFailure failure() {
    return failure;
  }

  public String advice() {
    return advice;
  }

  /** What exactly was wrong; empty where the kind of failure and its cause say it. */
  public String exactly() {
    return exactly;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

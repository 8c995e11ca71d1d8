package io.jwtgate.session.store;

import java.time.Duration;

/**
 * A store could not be asked or did not answer, so it is not known whether what was asked for was
 * done. Whatever the caller holds stays usable: asking again later is right. At the HTTP edge it is
 * a 503.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final String advice;

  /**
   * Made where a store is asked.
   *
   * @param cause for the operator's log alone; may be null
   */
  public StoreUnavailableException(Throwable cause) {
    this("", cause);
  }

  /**
   * Made where waiting does not help, such as for tables that are missing.
   *
   * @param advice what an operator should do; empty if there is nothing
   * @param cause for the operator's log alone; may be null
   */
  public StoreUnavailableException(String advice, Throwable cause) {
    super(advice.isEmpty() ? "the store is unavailable" : advice, cause);
    this.advice = advice;
  }

  /** What an operator should do; empty if there is nothing but to wait. */
  public String advice() {
    return advice;
  }

  /** When asking again may help. */
  public Duration retryAfter() {
    return RETRY_AFTER;
  }
}

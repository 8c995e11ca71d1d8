package io.jwtgate.jwks;

import io.jwtgate.metrics.FetchFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a document is fetched next. After a success ahead of its expiry, after failures with growing
 * pauses; always with some chance in it, so that many nodes do not ask at one moment.
 *
 * @param nextAttempt in milliseconds of the source's clock
 * @param failures in a row, up to now
 * @param lastFailure the latest of those
 */
record NextFetch(long nextAttempt, int failures, Optional<FetchFailure> lastFailure) {
  private static final long FIRST_PAUSE = 1_000;
  private static final long LONGEST_PAUSE = 60_000;
  private static final int MOST_DOUBLINGS = 6;

  static final NextFetch AT_ONCE = new NextFetch(Long.MIN_VALUE, 0, Optional.empty());
  static final NextFetch IDLE = new NextFetch(Long.MAX_VALUE, 0, Optional.empty());

  /** After a success: when 80 to 90 percent of the document's time are over. */
  static NextFetch ahead(long now, Duration lifetime, RandomGenerator random) {
    double part = 0.8 + 0.1 * random.nextDouble();
    return new NextFetch(now + (long) (lifetime.toMillis() * part), 0, Optional.empty());
  }

  /** After one more failure: a second, doubled each time up to a minute, and up to a fifth more. */
  NextFetch failed(long now, FetchFailedException reason, RandomGenerator random) {
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
    long wished = reason.retryAfter().map(Duration::toMillis).orElse(0L);
    long jitter = (long) (0.2 * random.nextDouble() * pause);
    return new NextFetch(
        now + Math.max(pause, wished) + jitter, failures + 1, Optional.of(reason.failure()));
  }

  boolean isFailing() {
    return failures > 0;
  }
}

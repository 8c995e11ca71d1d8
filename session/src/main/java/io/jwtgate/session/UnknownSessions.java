package io.jwtgate.session;

import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many sessions that the store does not know may be put on the list of what is revoked. Anybody
 * can write a text that reads like a refresh token, so the list must not be filled by them.
 * Thread-safe.
 */
final class UnknownSessions {
  private static final int MOST = 1_000;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Clock clock;
  private Instant end = Instant.MIN;
  private int count;

  UnknownSessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one.
   *
   * @param revocations of which strangers fill no more than half
   * @throws StoreUnavailableException if there were too many: it is not known to be ended
   */
  synchronized void count(Revocations revocations) {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(WINDOW);
      count = 0;
    }
    count++;
    if (count > MOST || revocations.isHalfFull()) {
      throw new StoreUnavailableException(new IllegalStateException("too many unknown sessions"));
    }
  }
}

package io.jwtgate.session.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the clocks of nodes and stores may be apart before one of them forgets what another still
 * needs. A store keeps everything for so long after its end.
 */
public final class ClockMargin {
  /** One hour. */
  public static final Duration LENGTH = Duration.ofHours(1);

  private ClockMargin() {}

  /** When something that ends then may be forgotten. */
  public static Instant after(Instant end) {
    return end.plus(LENGTH);
  }

  /** What ended at this moment or before may be forgotten now. */
  public static Instant before(Instant now) {
    return now.minus(LENGTH);
  }
}

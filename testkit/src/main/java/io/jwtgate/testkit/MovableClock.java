package io.jwtgate.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it, forwards or back. Thread-safe; the clocks that
 * {@link #withZone} returns show the same moment and move with it.
 */
public final class MovableClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  /** Stands at the given moment, in UTC. */
  public MovableClock(Instant start) {
    this(new AtomicReference<>(requireNonNull(start)), ZoneOffset.UTC);
  }

  private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = requireNonNull(zone);
  }

  /** Stands at a moment in ISO-8601, such as {@code 2030-01-01T00:00:00Z}. */
  public static MovableClock at(String start) {
    return new MovableClock(Instant.parse(start));
  }

  /** Moves on by the duration, or back where it is negative. */
  public void advance(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  /** Jumps to the moment. */
  public void set(Instant moment) {
    now.set(requireNonNull(moment));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(now, other);
  }

  @Override
  public String toString() {
    return "MovableClock[" + instant() + "]";
  }
}

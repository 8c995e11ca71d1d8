package io.jwtgate.jwks.internal.http;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment in real time by which something must be done. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /**
   * What is left, at least 1: a timeout of 0 would mean none.
   *
   * @throws SocketTimeoutException if nothing is left
   */
  int millisLeft() throws SocketTimeoutException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }

  /** When half of what is left is over. */
  Deadline half() {
    long now = System.nanoTime();
    return new Deadline(now + (end - now) / 2);
  }
}

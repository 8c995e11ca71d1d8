package io.jwtgate.internal.log;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One line a minute, however often there is something to tell. Thread-safe. */
public final class LogPace {
  private static final long PAUSE = TimeUnit.MINUTES.toMillis(1);

  private final LongSupplier millis;
  private String last = "";
  private long nextAt = Long.MIN_VALUE;
  private long left;

  /**
   * @param millis a clock
   */
  public LogPace(LongSupplier millis) {
    this.millis = millis;
  }

  /**
   * Whether it is time for a line: a minute has passed, or there is something else to tell.
   *
   * @param kind what it is about
   */
  public synchronized boolean isDue(String kind) {
    long now = millis.getAsLong();
    boolean setBack = nextAt - now > PAUSE;
    if (now < nextAt && !setBack && kind.equals(last)) {
      left++;
      return false;
    }
    last = kind;
    nextAt = now + PAUSE;
    return true;
  }

  /** Something else, after which the next one is told at once. */
  public synchronized void over() {
    nextAt = Long.MIN_VALUE;
  }

  /** How many were left out since the last line, to be told with this one; none for the first. */
  public synchronized String leftOut() {
    long told = left;
    left = 0;
    return told == 0 ? "" : " (" + told + " more since the last line)";
  }
}

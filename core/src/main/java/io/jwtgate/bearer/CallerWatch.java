package io.jwtgate.bearer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks again and again whether a caller is still valid, and tells once when that is over.
 * Thread-safe.
 */
public final class CallerWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(CallerWatch.class.getName());

  private final Caller caller;
  private final Runnable action;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Future<?> checks;

  private CallerWatch(Caller caller, Runnable action) {
    this.caller = caller;
    this.action = action;
  }

  static CallerWatch begin(
      Caller caller, ScheduledExecutorService scheduler, Duration every, Runnable action) {
    long period = every.toNanos();
    CallerWatch watch = new CallerWatch(caller, action);
    watch.checks =
        scheduler.scheduleWithFixedDelay(watch::check, period, period, TimeUnit.NANOSECONDS);
    if (watch.over.get()) {
      watch.cancel();
    }
    return watch;
  }

  private void check() {
    if (!caller.isStillValid() && over.compareAndSet(false, true)) {
      cancel();
      run();
    }
  }

  private void run() {
    try {
      action.run();
    } catch (RuntimeException failed) {
      LOG.log(System.Logger.Level.WARNING, "the end of a caller could not be told", failed);
    }
  }

  /** The first check may end it before the scheduler has returned. */
  private void cancel() {
    Future<?> scheduled = checks;
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }

  /** Ends the checks; nothing will be told. */
  @Override
  public void close() {
    over.set(true);
    cancel();
  }
}

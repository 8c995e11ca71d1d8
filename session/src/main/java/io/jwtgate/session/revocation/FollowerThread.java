package io.jwtgate.session.revocation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs rounds on a thread of its own: every so often, and at once when it is woken. */
final class FollowerThread {
  private static final System.Logger LOG = System.getLogger(FollowerThread.class.getName());

  private final Semaphore woken = new Semaphore(0);
  private final Runnable round;
  private final Duration interval;
  private final Thread thread;

  private FollowerThread(Runnable round, Duration interval) {
    this.round = round;
    this.interval = interval;
    this.thread = new Thread(this::run, "jwtgate-revocations");
    thread.setDaemon(true);
  }

  static FollowerThread start(Runnable round, Duration interval) {
    FollowerThread follower = new FollowerThread(round, interval);
    follower.thread.start();
    return follower;
  }

  void wake() {
    woken.release();
  }

  private void run() {
    try {
      while (true) {
        woken.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS);
        woken.drainPermits();
        runRound();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A fault must not end the thread; the copy goes stale and is no longer believed. */
  private void runRound() {
    try {
      round.run();
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "the list of revoked tokens is not kept up", fault);
    }
  }

  void stop() {
    thread.interrupt();
  }
}

package io.jwtgate.jwks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One fetch, from the moment that it is the next one until it has ended. Requests join it to wait
 * for its end; whether any did decides whether a cooldown follows. Thread-safe.
 */
final class SharedFetch {
  private enum Stage {
    /** Nobody waits for it. */
    IDLE,
    /** It is under way, and nobody waits for it. */
    RUNNING,
    /** Somebody waits for it. */
    JOINED,
    COMPLETED
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.IDLE);
  private final CountDownLatch completed = new CountDownLatch(1);

  /** Whether nothing has made it start yet. */
  boolean isIdle() {
    return stage.get() == Stage.IDLE;
  }

  boolean isInBackground() {
    return stage.get() == Stage.RUNNING;
  }

  boolean isJoined() {
    return stage.get() == Stage.JOINED;
  }

  void start() {
    stage.compareAndSet(Stage.IDLE, Stage.RUNNING);
  }

  /** Asks for the fetch at once; false if it has ended already. */
  boolean join() {
    return stage.updateAndGet(now -> now == Stage.COMPLETED ? now : Stage.JOINED) == Stage.JOINED;
  }

  /**
   * Waits for its end; not longer than the patience, nor when the thread is interrupted.
   *
   * @return whether it has ended
   */
  boolean await(Duration patience) {
    try {
      return completed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nobody can join from now on. True if somebody had. */
  boolean seal() {
    return stage.getAndSet(Stage.COMPLETED) == Stage.JOINED;
  }

  /** Lets those go on who wait. */
  void complete() {
    completed.countDown();
  }
}

package io.jwtgate.keys.remote;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One fetch, from the moment that it is the next one until it has ended. Requests board it to wait
 * for its end; whether any did decides whether a cooldown follows. Thread-safe.
 */
final class Flight {
  private enum Stage {
    /** Nobody waits for it. */
    IDLE,
    /** It is under way, and nobody waits for it. */
    FLYING,
    /** Somebody waits for it. */
    BOARDED,
    LANDED
  }

  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.IDLE);
  private final CountDownLatch landed = new CountDownLatch(1);

  /** Whether nothing has made it start yet. */
  boolean isIdle() {
    return stage.get() == Stage.IDLE;
  }

  boolean isInBackground() {
    return stage.get() == Stage.FLYING;
  }

  boolean isBoarded() {
    return stage.get() == Stage.BOARDED;
  }

  void takeOff() {
    stage.compareAndSet(Stage.IDLE, Stage.FLYING);
  }

  /** Asks for the fetch at once; false if it has ended already. */
  boolean board() {
    return stage.updateAndGet(now -> now == Stage.LANDED ? now : Stage.BOARDED) == Stage.BOARDED;
  }

  /**
   * Waits for its end; not longer than the patience, nor when the thread is interrupted.
   *
   * @return whether it has ended
   */
  boolean await(Duration patience) {
    try {
      return landed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nobody can board from now on. True if somebody had. */
  boolean close() {
    return stage.getAndSet(Stage.LANDED) == Stage.BOARDED;
  }

  /** Lets who waits go on. */
  void land() {
    landed.countDown();
  }
}

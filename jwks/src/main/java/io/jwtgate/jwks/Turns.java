package io.jwtgate.jwks;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets one source work on shared threads, as if it had one of its own: never on two at a time, at
 * the moments that it names, and at once when somebody wakes it. Thread-safe.
 */
final class Turns implements AutoCloseable {
  private static final long FAREWELL = 2_000;

  private enum Stage {
    RESTING,
    /** A turn is due or under way. */
    WORKING,
    /** The same, and there is to be another one. */
    AGAIN
  }

  private final FetchThreads threads;
  private final LongSupplier turn;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.RESTING);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private Thread worker;
  private volatile Future<?> alarm;
  private volatile boolean closed;

  /**
   * @param turn works, and returns in how many milliseconds it wants to again
   */
  Turns(FetchThreads threads, LongSupplier turn) {
    this.threads = threads;
    this.turn = turn;
  }

  /** A turn follows at once, or after the one under way. */
  void wake() {
    Stage previous = stage.getAndUpdate(now -> now == Stage.RESTING ? Stage.WORKING : Stage.AGAIN);
    if (previous == Stage.RESTING) {
      begin();
    }
  }

  private void begin() {
    threads.run(this::work);
  }

  private void work() {
    if (!isBegun()) {
      return;
    }
    long pause = 0;
    try {
      pause = turn.getAsLong();
    } finally {
      end();
    }
    rest(pause);
  }

  private void rest(long pause) {
    Future<?> previous = alarm;
    if (previous != null) {
      previous.cancel(false);
    }
    if (pause <= 0) {
      wake();
    } else if (!closed) {
      alarm = threads.runLater(this::wake, pause);
    }
    Stage now = stage.updateAndGet(it -> it == Stage.AGAIN ? Stage.WORKING : Stage.RESTING);
    if (now == Stage.WORKING) {
      begin();
    }
  }

  private boolean isBegun() {
    lock.lock();
    try {
      worker = closed ? null : Thread.currentThread();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      worker = null;
      ended.signalAll();
      // What was meant for this turn must not reach the next source.
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** There are no more turns. Interrupts the one under way and waits a moment for its end. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (worker != null && worker != Thread.currentThread()) {
        worker.interrupt();
        awaitEnd();
      }
    } finally {
      lock.unlock();
    }
    Future<?> last = alarm;
    if (last != null) {
      last.cancel(false);
    }
  }

  private void awaitEnd() {
    long left = TimeUnit.MILLISECONDS.toNanos(FAREWELL);
    try {
      while (worker != null && left > 0) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

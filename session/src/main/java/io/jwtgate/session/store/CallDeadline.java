package io.jwtgate.session.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One deadline for each call of a store, whatever its pool, its driver and its network do: the call
 * runs on a thread of its own, and who waits for it goes on at the deadline. A call that is given
 * up may still be done later. Threads exist only while there are calls. Thread-safe.
 */
public final class CallDeadline implements AutoCloseable {
  /** What every store of this project keeps to. */
  public static final Duration STANDARD = Duration.ofSeconds(2);

  private static final int CALLS_AT_ONCE = 32;
  private static final int IDLE_SECONDS = 10;

  private final long limit;
  private final Semaphore permits = new Semaphore(CALLS_AT_ONCE);
  private final AtomicInteger threads = new AtomicInteger();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::thread);

  private CallDeadline(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Calls that take no longer than this; at most 32 of them at once, and others wait. */
  public static CallDeadline of(Duration limit) {
    return new CallDeadline(limit);
  }

  private Thread thread(Runnable calls) {
    Thread thread = new Thread(calls, "jwtgate-store-" + threads.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What the call returns or throws, within the deadline.
   *
   * @throws StoreUnavailableException if it is not done by then
   */
  public <T> T within(Callable<T> call) {
    long end = System.nanoTime() + limit;
    try {
      if (!permits.tryAcquire(limit, TimeUnit.NANOSECONDS)) {
        throw new TimeoutException("no call was free");
      }
      return started(call).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new StoreUnavailableException(late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private <T> Future<T> started(Callable<T> call) {
    try {
      return workers.submit(() -> released(call));
    } catch (RuntimeException closed) {
      permits.release();
      throw new StoreUnavailableException(closed);
    }
  }

  private <T> T released(Callable<T> call) throws Exception {
    try {
      return call.call();
    } finally {
      permits.release();
    }
  }

  /** Whatever went wrong, it is not known whether the call was done. */
  private static StoreUnavailableException failure(Throwable cause) {
    return cause instanceof StoreUnavailableException known
        ? known
        : new StoreUnavailableException(cause);
  }

  /** Calls that run are left to end by themselves. */
  @Override
  public void close() {
    workers.shutdown();
  }
}

package io.jwtgate.jwks;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that fetch for all sources of one copy of this library: one in a server's shared
 * library, or one in each application. They begin with the first source and end with the last. Idle
 * ones end by themselves, but for one that keeps the time.
 *
 * <p>Eight work. One that takes longer than a moment, as with a dead issuer, counts no more, so
 * that two others find a thread; there are never more than 256. Name look-ups, which can't be cut,
 * have threads of their own.
 */
final class FetchThreads {
  private static final int WORKING = 8;
  private static final int MOST = 256;
  private static final long MOMENT = 250;
  private static final long IDLE_SECONDS = 5;
  private static final long FAREWELL_SECONDS = 2;

  private static FetchThreads shared;
  private static int users;

  private final AtomicInteger numbers = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, task -> thread("timer", task));
  private final ThreadPoolExecutor workers = pool("", WORKING, new LinkedBlockingQueue<>());
  // Beyond its threads nothing waits: what hangs would keep it there for too long.
  private final ThreadPoolExecutor lookups = pool("lookup-", 0, new SynchronousQueue<>());
  private int slow;

  private FetchThreads() {
    timer.setRemoveOnCancelPolicy(true);
    // What comes after the end comes from sources that have ended too.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    workers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    workers.allowCoreThreadTimeOut(true);
  }

  /** Those of all sources; each that joins leaves. */
  static synchronized FetchThreads join() {
    if (users++ == 0) {
      shared = new FetchThreads();
    }
    return shared;
  }

  /** Not to be called twice for one {@link #join}. */
  void leave() {
    if (isLeftByLast()) {
      end();
    }
  }

  private static synchronized boolean isLeftByLast() {
    return --users == 0;
  }

  private void end() {
    timer.shutdownNow();
    workers.shutdownNow();
    lookups.shutdownNow();
    // A thread that ends its own source would wait for itself.
    if (!(Thread.currentThread() instanceof FetchThread)) {
      awaitEnd(timer);
      awaitEnd(workers);
    }
  }

  private static void awaitEnd(ThreadPoolExecutor threads) {
    try {
      threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * For look-ups of names, which may hang for as long as they like; it rejects what is too much.
   */
  Executor lookups() {
    return lookups;
  }

  /** Runs the task on a thread that may fetch. */
  void run(Runnable task) {
    workers.execute(() -> runCounted(task));
  }

  Future<?> runLater(Runnable task, long millis) {
    return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private void runCounted(Runnable task) {
    Future<?> moment = runLater(() -> changeSlow(1), MOMENT);
    try {
      task.run();
    } finally {
      if (!moment.cancel(false)) {
        changeSlow(-1);
      }
    }
  }

  private synchronized void changeSlow(int difference) {
    slow += difference;
    // Two for one, so that the last of many issuers does not wait for each dead one before it.
    workers.setCorePoolSize(Math.min(MOST, WORKING + 2 * slow));
  }

  private ThreadPoolExecutor pool(String name, int core, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(
        core,
        MOST,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        queue,
        task -> thread(name + numbers.incrementAndGet(), task));
  }

  /** It must hold nothing of who happens to make it: neither a class loader nor a context. */
  @SuppressWarnings("removal") // Where contexts are gone, this only calls.
  private static Thread thread(String name, Runnable task) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>) () -> new FetchThread("jwtgate-keys-" + name, task));
  }

  private static final class FetchThread extends Thread {
    FetchThread(String name, Runnable task) {
      super(null, task, name, 0, false);
      setDaemon(true);
      setContextClassLoader(FetchThreads.class.getClassLoader());
    }
  }
}

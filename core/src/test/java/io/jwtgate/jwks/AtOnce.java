package io.jwtgate.jwks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that do one thing at one moment. */
final class AtOnce implements AutoCloseable {
  private final ExecutorService threads;
  private final int count;

  private final List<Thread> all = new CopyOnWriteArrayList<>();

  AtOnce(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count, this::newThread);
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    all.add(thread);
    return thread;
  }

  /** How many wait for a fetch: no other wait in the code under test has a limit of time. */
  int waiting() {
    return (int) all.stream().filter(t -> t.getState() == Thread.State.TIMED_WAITING).count();
  }

  /** Starts them all; each result comes from one of them. */
  <T> List<Future<T>> start(Callable<T> task) {
    CountDownLatch ready = new CountDownLatch(count);
    List<Future<T>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(
          threads.submit(
              () -> {
                ready.countDown();
                ready.await();
                return task.call();
              }));
    }
    return results;
  }

  /** All results. */
  <T> List<T> results(Callable<T> task) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> result : start(task)) {
      results.add(result.get());
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

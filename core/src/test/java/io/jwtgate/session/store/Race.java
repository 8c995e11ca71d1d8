package io.jwtgate.session.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same thing many times at once: nobody begins before everybody is there. */
public final class Race implements AutoCloseable {
  private final int runners;
  private final ExecutorService threads;
  private final CyclicBarrier start;

  public Race(int runners) {
    this.runners = runners;
    this.threads = Executors.newFixedThreadPool(runners);
    this.start = new CyclicBarrier(runners);
  }

  /** What each runner came back with. */
  public <T> List<T> run(IntFunction<T> runner) throws InterruptedException, ExecutionException {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < runners; i++) {
      int number = i;
      calls.add(
          () -> {
            start.await();
            return runner.apply(number);
          });
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : threads.invokeAll(calls)) {
      results.add(result.get());
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package io.jwtgate.bearer;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The caller of the request that the current thread serves. It is known where {@code jwtgate-cdi}
 * is deployed: on the threads of the server, in asynchronous dispatches and in {@code
 * AsyncContext.start}. Another thread serves no request, and so has no caller, unless its task was
 * wrapped here. Thread-safe.
 */
public final class CurrentCaller {
  private static final Caller VIEW = new CallerView();

  private CurrentCaller() {}

  /** Who it is; empty for nobody, and on a thread that serves no request. */
  public static Optional<Caller> get() {
    return CurrentRequest.get().flatMap(CurrentRequest::caller);
  }

  /**
   * A caller that is whoever {@link #get} gives, at each call of a method. So it may be kept where
   * many requests meet. Where there is no caller, its methods throw what {@link #require} throws.
   */
  public static Caller view() {
    return VIEW;
  }

  /**
   * Who it is.
   *
   * @throws AccessRejectedException if the request is nobody's; the client is told 401
   * @throws IllegalStateException if this thread serves no request
   */
  public static Caller require() {
    return get().orElseThrow(CurrentCaller::nobody);
  }

  private static RuntimeException nobody() {
    return CurrentRequest.get()
        .map(AccessRejectedException::unauthenticated)
        .orElseGet(
            () ->
                new IllegalStateException(
                    "this thread serves no request, so it has no caller; hand its task to"
                        + " CurrentCaller.wrap"));
  }

  /**
   * The same task with the caller of this moment, on whatever thread it is run. The thread keeps
   * nothing of it.
   */
  public static Runnable wrap(Runnable task) {
    CurrentRequest request = now();
    return () -> {
      CurrentRequest.Scope scope = CurrentRequest.enterOrNone(request);
      try {
        task.run();
      } finally {
        scope.close();
      }
    };
  }

  /** As {@link #wrap(Runnable)}, for a task with a result. */
  public static <T> Callable<T> wrapCallable(Callable<T> task) {
    CurrentRequest request = now();
    return () -> {
      CurrentRequest.Scope scope = CurrentRequest.enterOrNone(request);
      try {
        return task.call();
      } finally {
        scope.close();
      }
    };
  }

  /** As {@link #wrap(Runnable)}, such as for {@code CompletableFuture.supplyAsync}. */
  public static <T> Supplier<T> wrapSupplier(Supplier<T> task) {
    CurrentRequest request = now();
    return () -> {
      CurrentRequest.Scope scope = CurrentRequest.enterOrNone(request);
      try {
        return task.get();
      } finally {
        scope.close();
      }
    };
  }

  /** The same executor, by which each task runs with the caller of the thread that hands it in. */
  public static Executor executor(Executor executor) {
    return task -> executor.execute(wrap(task));
  }

  /** Null for none: the task then has no caller, whatever its thread serves. */
  private static CurrentRequest now() {
    return CurrentRequest.get().map(CurrentRequest::detached).orElse(null);
  }
}

package io.jwtgate.jwks.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up, each on a thread of its own, since Java's look-up can't be cut: who asks waits
 * until its deadline and leaves the thread alone. A name whose last look-up still hangs is not
 * looked up a second time beside it. Thread-safe.
 */
final class HostLookup implements AutoCloseable {
  private final Resolver resolver;
  private final Executor threads;
  private final Map<String, FutureTask<InetAddress[]>> underWay = new ConcurrentHashMap<>();

  /**
   * @param threads may be held for as long as the resolver likes
   */
  HostLookup(Resolver resolver, Executor threads) {
    this.resolver = resolver;
    this.threads = threads;
  }

  /**
   * The addresses of the host.
   *
   * @throws SocketTimeoutException if they are not known by then
   */
  InetAddress[] resolve(String host, Deadline deadline) throws IOException {
    FutureTask<InetAddress[]> lookup = lookup(host);
    try {
      return awaited(lookup, deadline);
    } finally {
      if (lookup.isDone()) {
        underWay.remove(host, lookup);
      }
    }
  }

  private FutureTask<InetAddress[]> lookup(String host) throws IOException {
    try {
      return underWay.computeIfAbsent(host, this::begun);
    } catch (RejectedExecutionException full) {
      throw new IOException("too many name look-ups hang", full);
    }
  }

  private FutureTask<InetAddress[]> begun(String host) {
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> resolver.resolve(host));
    threads.execute(lookup);
    return lookup;
  }

  private static InetAddress[] awaited(FutureTask<InetAddress[]> lookup, Deadline deadline)
      throws IOException {
    try {
      return lookup.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException told ? told : new IOException(failed);
    } catch (TimeoutException slow) {
      throw new SocketTimeoutException("the name look-up took too long");
    } catch (CancellationException stopped) {
      throw new IOException("closed", stopped);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("closed", stopped);
    }
  }

  /** Nobody waits any longer; a look-up that hangs is left to its daemon thread. */
  @Override
  public void close() {
    underWay.values().forEach(lookup -> lookup.cancel(true));
  }
}

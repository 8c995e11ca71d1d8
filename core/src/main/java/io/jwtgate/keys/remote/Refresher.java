package io.jwtgate.keys.remote;

import io.jwtgate.flight.FlightRecord;
import io.jwtgate.flight.FlightRecorder;
import io.jwtgate.keys.FetchFailure;
import io.jwtgate.keys.KeyHealth;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the keys of one issuer current, on a thread of its own: no request ever fetches, and no
 * issuer waits for another. When it fetches is up to its {@link FlightPlan}.
 */
final class Refresher implements Runnable, AutoCloseable {
  // Time may jump under a sleeping thread, so it looks at the clock at least this often.
  private static final long LONGEST_SLEEP = 60_000;
  private static final long FAREWELL = 2_000;

  private final KeyFetch fetch;
  private final FlightPlan plan;
  private final Thread thread;

  private volatile KeySnapshot held = KeySnapshot.NONE;
  private volatile boolean closed;
  private boolean staleTold;

  Refresher(KeyFetch fetch) {
    this.fetch = fetch;
    this.plan = new FlightPlan(fetch.timing(), this::wake);
    this.thread = new Thread(null, this, "jwtgate-keys-" + fetch.events().issuerName(), 0, false);
    thread.setDaemon(true);
    // Not the creator's: this thread must not hold an application that has gone.
    thread.setContextClassLoader(Refresher.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  KeySnapshot held() {
    return held;
  }

  Timing timing() {
    return fetch.timing();
  }

  FlightPlan plan() {
    return plan;
  }

  boolean isClosed() {
    return closed;
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  KeyHealth health() {
    return held.health(plan.schedule(), fetch.timing().now());
  }

  @Override
  public void run() {
    while (!closed) {
      step(fetch.timing().now());
    }
    plan.end();
  }

  private void step(long now) {
    boolean clockWentBack = held.fetchedAt() > now;
    long next = Math.min(plan.dueAt(), fetch.location().dueAt());
    if (now >= plan.dueAt() || clockWentBack) {
      plan.fly(this::attempt);
    } else if (now >= next) {
      relocate();
    } else {
      long sleep = Math.min(next - now, LONGEST_SLEEP);
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(sleep));
    }
  }

  private void attempt() {
    FlightRecord flight = FlightRecorder.keyFetch();
    try {
      KeySnapshot now = fetch.after(held);
      flight.ended(fetch.events().issuerName(), "fetched");
      replace(now);
      plan.succeeded(now);
    } catch (FetchFailedException reason) {
      failed(reason, flight);
    } catch (RuntimeException | Error fault) {
      failed(FetchFailedException.of(FetchFailure.INTERNAL, fault), flight);
    }
  }

  private void replace(KeySnapshot now) {
    KeySnapshot before = held;
    held = now;
    staleTold = false;
    if (!now.sameKeysAs(before)) {
      plan.keysChanged();
    }
    fetch.events().replaced(before, now);
  }

  private void failed(FetchFailedException reason, FlightRecord flight) {
    if (closed) {
      return;
    }
    flight.ended(fetch.events().issuerName(), reason.failure().name());
    fetch.events().failed(reason);
    if (!staleTold && held.stateAt(fetch.timing().now()) == KeyHealth.State.STALE) {
      staleTold = true;
      fetch.events().staleServed();
    }
    plan.failed(reason);
  }

  private void relocate() {
    if (fetch.location().refresh()) {
      plan.placeChanged();
    }
  }

  /** Ends the thread and cuts its connection; waits a moment for both. */
  @Override
  public void close() {
    closed = true;
    fetch.http().dialler().close();
    thread.interrupt();
    if (Thread.currentThread() != thread) {
      join();
    }
  }

  private void join() {
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

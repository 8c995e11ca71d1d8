package io.jwtgate.keys.remote;

import io.jwtgate.flight.FlightRecord;
import io.jwtgate.flight.FlightRecorder;
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
  // Clocks are set back by a little now and then, which harms nothing.
  private static final long SMALL_SETBACK = 1_000;

  private final KeyFetch fetch;
  private final FlightPlan plan;
  private final Thread thread;

  private volatile KeySnapshot held = KeySnapshot.NONE;
  private volatile boolean closed;
  private boolean staleTold;
  private long lastSeen = Long.MIN_VALUE;

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
      stepOrRest();
    }
    plan.end();
  }

  /** Whatever breaks: a thread that ended here would leave its issuer without keys for ever. */
  private void stepOrRest() {
    try {
      long now = fetch.timing().now();
      heedSetback(now);
      step(now);
    } catch (RuntimeException | Error fault) {
      sleep(LONGEST_SLEEP);
    }
  }

  private void heedSetback(long now) {
    if (now < lastSeen - SMALL_SETBACK) {
      held = held.whereClockWentBack(now, fetch.timing().staleUntil(held.lifetime()));
      fetch.location().clockWentBack();
      plan.clockWentBack();
    }
    lastSeen = now;
  }

  private void step(long now) {
    long next = Math.min(plan.dueAt(), fetch.location().dueAt());
    if (now >= plan.dueAt()) {
      plan.fly(this::attempt);
    } else if (now >= next) {
      relocate();
    } else {
      sleep(Math.min(next - now, LONGEST_SLEEP));
    }
  }

  private void sleep(long millis) {
    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private void attempt() {
    FlightRecord flight = FlightRecorder.keyFetch();
    try {
      KeySnapshot now = fetch.after(held);
      flight.ended(fetch.events().issuerName(), "fetched");
      replace(now);
      plan.succeeded(now);
    } catch (RuntimeException | Error fault) {
      failed(FetchFailedException.from(fault), flight);
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
    try {
      flight.ended(fetch.events().issuerName(), reason.failure().name());
      tell(reason);
    } finally {
      plan.failed(reason);
    }
  }

  private void tell(FetchFailedException reason) {
    fetch.events().failed(reason);
    if (!staleTold && held.stateAt(fetch.timing().now()) == KeyHealth.State.STALE) {
      staleTold = true;
      fetch.events().staleServed();
    }
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

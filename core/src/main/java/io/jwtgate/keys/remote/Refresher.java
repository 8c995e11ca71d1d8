package io.jwtgate.keys.remote;

import io.jwtgate.flight.FlightRecord;
import io.jwtgate.flight.FlightRecorder;
import io.jwtgate.keys.FetchFailure;
import io.jwtgate.keys.KeyHealth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the keys of one issuer current, in the background: no request ever fetches, and no issuer
 * waits for another. When it fetches is up to its {@link FlightPlan}.
 */
final class Refresher implements AutoCloseable {
  // Time may jump, so it looks at the clock at least this often.
  private static final long LONGEST_SLEEP = 60_000;
  // Clocks are set back by a little now and then, which harms nothing.
  private static final long SMALL_SETBACK = 1_000;

  private final KeyFetch fetch;
  private final FlightPlan plan;
  private final FetchThreads threads;
  private final Turns turns;
  private final AtomicBoolean left = new AtomicBoolean();

  private volatile KeySnapshot held = KeySnapshot.NONE;
  private volatile boolean closed;
  private volatile String lastFailure = FetchFailure.TIMED_OUT.name();
  private boolean staleTold;
  private boolean withdrawalTold;
  private long lastSeen = Long.MIN_VALUE;

  /**
   * @param threads left when this is closed
   */
  Refresher(KeyFetch fetch, FetchThreads threads) {
    this.fetch = fetch;
    this.threads = threads;
    this.turns = new Turns(threads, this::workAndTellPause);
    this.plan = new FlightPlan(fetch.timing(), turns::wake);
  }

  void start() {
    turns.wake();
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

  /** Why the last fetch that failed did. */
  String lastFailure() {
    return lastFailure;
  }

  /** How long a request waits for one fetch at most. */
  Duration longestWait() {
    return fetch.longest();
  }

  KeyHealth health() {
    return held.health(plan.schedule(), fetch.timing().now());
  }

  /** Whatever breaks: without another turn the issuer would be left without keys for ever. */
  private long workAndTellPause() {
    try {
      long now = fetch.timing().now();
      heedSetback(now);
      return step(now);
    } catch (RuntimeException | Error fault) {
      return LONGEST_SLEEP;
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

  private long step(long now) {
    long next = Math.min(plan.dueAt(), fetch.location().dueAt());
    if (now >= plan.dueAt()) {
      plan.fly(this::attempt);
      return 0;
    }
    if (now >= next) {
      relocate();
      return 0;
    }
    return Math.min(next - now, LONGEST_SLEEP);
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
    withdrawalTold = false;
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
    lastFailure = reason.explanation();
    fetch.events().failed(reason, held.servesAt(fetch.timing().now()));
    if (reason.failure() == FetchFailure.NO_USABLE_KEY) {
      withdraw();
    }
    if (!staleTold && held.stateAt(fetch.timing().now()) == KeyHealth.State.STALE) {
      staleTold = true;
      fetch.events().staleServed();
    }
  }

  /** The issuer says that it has no key: no outage, so the old ones end soon. */
  private void withdraw() {
    long now = fetch.timing().now();
    if (held.servesAt(now)) {
      held = held.whereWithdrawn(now);
      if (!withdrawalTold) {
        withdrawalTold = true;
        fetch.events().withdrawn();
      }
    }
  }

  private void relocate() {
    if (fetch.location().refresh()) {
      plan.placeChanged();
    }
  }

  /** Cuts the fetch under way, waits a moment for its end, and lets who waits go on. */
  @Override
  public void close() {
    closed = true;
    fetch.documents().close();
    turns.close();
    plan.end();
    if (!left.getAndSet(true)) {
      threads.leave();
    }
  }
}

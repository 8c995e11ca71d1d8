package io.jwtgate.jwks;

import io.jwtgate.internal.metrics.Jfr;
import io.jwtgate.internal.metrics.JfrRecord;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the keys of one issuer current, in the background: no request ever fetches, and no issuer
 * waits for another. When it fetches is up to its {@link FetchSchedule}.
 */
final class KeyRefresher implements AutoCloseable {
  // Time may jump, so it looks at the clock at least this often.
  private static final long LONGEST_SLEEP = 60_000;
  // Clocks are set back by a little now and then, which harms nothing.
  private static final long SMALL_SETBACK = 1_000;

  private final KeyFetch fetch;
  private final FetchSchedule schedule;
  private final FetchThreads threads;
  private final Turns turns;
  private final AtomicBoolean left = new AtomicBoolean();

  private volatile KeySnapshot held = KeySnapshot.NONE;
  private volatile boolean closed;
  private volatile String lastFailure = FetchFailure.TIMED_OUT.name();
  private boolean staleReported;
  private boolean withdrawalReported;
  private long lastSeen = Long.MIN_VALUE;

  /**
   * @param threads left when this is closed
   */
  KeyRefresher(KeyFetch fetch, FetchThreads threads) {
    this.fetch = fetch;
    this.threads = threads;
    this.turns = new Turns(threads, this::workUntilPause);
    this.schedule = new FetchSchedule(fetch.timing(), turns::wake);
  }

  void start() {
    turns.wake();
  }

  KeySnapshot held() {
    return held;
  }

  FetchTimes timing() {
    return fetch.timing();
  }

  FetchSchedule schedule() {
    return schedule;
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
    return held.health(schedule.next(), fetch.timing().now());
  }

  /** Whatever breaks: without another turn the issuer would be left without keys for ever. */
  private long workUntilPause() {
    try {
      long now = fetch.timing().now();
      adjustToClockSetBack(now);
      return step(now);
    } catch (RuntimeException | Error fault) {
      return LONGEST_SLEEP;
    }
  }

  private void adjustToClockSetBack(long now) {
    if (now < lastSeen - SMALL_SETBACK) {
      held = held.whereClockWentBack(now, fetch.timing().staleUntil(held.lifetime()));
      fetch.location().clockWentBack();
      schedule.clockWentBack();
    }
    lastSeen = now;
  }

  private long step(long now) {
    long next = Math.min(schedule.dueAt(), fetch.location().dueAt());
    if (now >= schedule.dueAt()) {
      schedule.run(this::attempt);
      return 0;
    }
    if (now >= next) {
      relocate();
      return 0;
    }
    return Math.min(next - now, LONGEST_SLEEP);
  }

  private void attempt() {
    JfrRecord record = Jfr.keyFetch();
    try {
      KeySnapshot now = fetch.after(held);
      record.ended(fetch.events().issuerName(), "fetched");
      replace(now);
      schedule.succeeded(now);
    } catch (RuntimeException | Error fault) {
      failed(FetchFailedException.from(fault), record);
    }
  }

  private void replace(KeySnapshot now) {
    KeySnapshot previous = held;
    held = now;
    staleReported = false;
    withdrawalReported = false;
    if (!now.sameKeysAs(previous)) {
      schedule.keysChanged();
    }
    fetch.events().replaced(previous, now);
  }

  private void failed(FetchFailedException reason, JfrRecord record) {
    if (closed) {
      return;
    }
    try {
      record.ended(fetch.events().issuerName(), reason.failure().name());
      report(reason);
    } finally {
      schedule.failed(reason);
    }
  }

  private void report(FetchFailedException reason) {
    lastFailure = reason.explanation();
    fetch.events().failed(reason, held.servesAt(fetch.timing().now()));
    if (reason.failure() == FetchFailure.NO_USABLE_KEY) {
      withdraw();
    }
    if (!staleReported && held.stateAt(fetch.timing().now()) == KeyHealth.State.STALE) {
      staleReported = true;
      fetch.events().staleServed();
    }
  }

  /** The issuer says that it has no key: no outage, so the old ones end soon. */
  private void withdraw() {
    long now = fetch.timing().now();
    if (held.servesAt(now)) {
      held = held.whereWithdrawn(now);
      if (!withdrawalReported) {
        withdrawalReported = true;
        fetch.events().withdrawn();
      }
    }
  }

  private void relocate() {
    if (fetch.location().refresh()) {
      schedule.placeChanged();
    }
  }

  /** Cuts the fetch under way, waits a moment for its end, and lets those go on who wait. */
  @Override
  public void close() {
    closed = true;
    fetch.documents().close();
    turns.close();
    schedule.end();
    if (!left.getAndSet(true)) {
      threads.leave();
    }
  }
}

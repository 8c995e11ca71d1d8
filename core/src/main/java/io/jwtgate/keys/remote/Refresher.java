package io.jwtgate.keys.remote;

import io.jwtgate.keys.FetchFailure;
import io.jwtgate.keys.KeyHealth;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the keys of one issuer current, on a thread of its own: no request ever fetches, and no
 * issuer waits for another. Its rules:
 *
 * <ul>
 *   <li>Keys are fetched ahead of their expiry; after a failure with growing pauses.
 *   <li>There is one flight at a time. Requests that need its outcome board it.
 *   <li>A flight that anybody boarded, or that was made for an unknown key id, is followed by a
 *       cooldown. An unknown key id that comes within it is looked for once at its end.
 *   <li>While fetches fail nobody boards: the schedule alone says when to try again.
 * </ul>
 */
final class Refresher implements Runnable, AutoCloseable {
  // Time may jump under a sleeping thread, so it looks at the clock at least this often.
  private static final long LONGEST_SLEEP = 60_000;
  private static final long FAREWELL = 2_000;

  private final KeyFetch fetch;
  private final Timing timing;
  private final KeyEvents events;
  private final UnknownKeyIds unknown;
  private final Thread thread;

  private volatile KeySnapshot held = KeySnapshot.NONE;
  private volatile Schedule schedule = Schedule.AT_ONCE;
  private volatile Flight flight = new Flight();
  private volatile long quietUntil = Long.MIN_VALUE;
  private volatile boolean searchPending;
  private volatile boolean closed;
  private boolean staleTold;

  Refresher(KeyFetch fetch) {
    this.fetch = fetch;
    this.timing = fetch.timing();
    this.events = fetch.events();
    this.unknown = new UnknownKeyIds(timing.cooldown().toMillis());
    this.thread = new Thread(null, this, "jwtgate-keys-" + events.issuerName(), 0, false);
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

  boolean isFailing() {
    return schedule.isFailing();
  }

  /** How long until the next attempt, in milliseconds. */
  long pauseAt(long now) {
    return Math.max(0, Math.max(schedule.nextAttempt(), now) - now);
  }

  /** Makes up for a timer that is late, since the machine slept or a clock jumped. */
  void nudge(long now) {
    if (now >= schedule.nextAttempt() && !flight.isCalled()) {
      LockSupport.unpark(thread);
    }
  }

  /** The flight to wait for when there are no keys to answer with; null if waiting has no point. */
  Flight boardForKeys() {
    Flight next = flight;
    return closed || isFailing() ? null : boarded(next);
  }

  /**
   * The flight to wait for when a key id is unknown; null if the answer is to be given at once.
   *
   * @param keyId null for none
   */
  Flight boardForKeyId(String keyId, long now) {
    // Read before the cooldown, which is set before the next flight is: see fly().
    Flight next = flight;
    if (closed || isFailing()) {
      return null;
    }
    if (now < quietUntil) {
      searchLater(keyId, now);
      return null;
    }
    boolean worth = unknown.isWorthASearch(keyId, now, now) || next.isCalled();
    return worth ? boarded(next) : null;
  }

  private void searchLater(String keyId, long now) {
    if (!searchPending && unknown.isWorthASearch(keyId, now, quietUntil)) {
      searchPending = true;
      LockSupport.unpark(thread);
    }
  }

  private Flight boarded(Flight next) {
    next.board();
    LockSupport.unpark(thread);
    return next;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        step(timing.now());
      }
    } finally {
      flight.close();
      flight.land();
    }
  }

  private void step(long now) {
    if (now >= dueAt(now)) {
      fly();
    } else if (now >= fetch.location().dueAt()) {
      relocate();
    } else {
      long next = Math.min(dueAt(now), fetch.location().dueAt());
      long sleep = Math.min(next - now, LONGEST_SLEEP);
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(sleep));
    }
  }

  private long dueAt(long now) {
    boolean clockWentBack = held.fetchedAt() > now;
    if (schedule.isFailing()) {
      return schedule.nextAttempt();
    }
    if (flight.isBoarded() || clockWentBack) {
      return Long.MIN_VALUE;
    }
    return searchPending ? Math.min(quietUntil, schedule.nextAttempt()) : schedule.nextAttempt();
  }

  private void fly() {
    Flight current = flight;
    boolean forKeyId = searchPending;
    searchPending = false;
    current.takeOff();
    attempt();
    if (current.close() || forKeyId) {
      quietUntil = timing.now() + timing.cooldown().toMillis();
    }
    flight = new Flight();
    current.land();
  }

  private void attempt() {
    try {
      KeySnapshot now = fetch.after(held);
      replace(now);
      schedule = timing.ahead(now.lifetime());
    } catch (FetchFailedException reason) {
      failed(reason);
    } catch (RuntimeException | Error fault) {
      failed(FetchFailedException.of(FetchFailure.INTERNAL, fault));
    }
  }

  private void replace(KeySnapshot now) {
    KeySnapshot before = held;
    held = now;
    staleTold = false;
    if (!now.sameKeysAs(before)) {
      unknown.clear();
    }
    events.replaced(before, now);
  }

  private void failed(FetchFailedException reason) {
    if (closed) {
      return;
    }
    schedule = timing.afterFailure(schedule, reason);
    events.failed(reason);
    if (!staleTold && held.stateAt(timing.now()) == KeyHealth.State.STALE) {
      staleTold = true;
      events.staleServed();
    }
  }

  private void relocate() {
    if (fetch.location().refresh()) {
      schedule = Schedule.AT_ONCE;
    }
  }

  KeyHealth health() {
    return held.health(schedule, timing.now());
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

package io.jwtgate.keys.remote;

import java.util.Optional;

/**
 * When keys are fetched next, and who may wait for that. Its rules:
 *
 * <ul>
 *   <li>Keys are fetched ahead of their expiry, and after a failure with growing pauses.
 *   <li>There is one flight at a time. Requests that need its outcome board it, and a boarded
 *       flight starts at once.
 *   <li>A flight that was boarded, or made for an unknown key id, is followed by a cooldown,
 *       however it ended. An unknown key id that comes within it is looked for once, at its end.
 *   <li>While fetches fail nobody boards: the schedule alone says when to try again.
 * </ul>
 *
 * <p>Any thread boards; one thread flies.
 */
final class FlightPlan {
  private final Timing timing;
  private final UnknownKeyIds unknown;
  private final Runnable alarm;

  private volatile Schedule schedule = Schedule.AT_ONCE;
  private volatile Flight flight = new Flight();
  private volatile long quietUntil = Long.MIN_VALUE;
  private volatile boolean searchPending;

  /**
   * @param alarm makes the flying thread look at the plan again
   */
  FlightPlan(Timing timing, Runnable alarm) {
    this.timing = timing;
    this.alarm = alarm;
    this.unknown = new UnknownKeyIds(timing.cooldown().toMillis());
  }

  Schedule schedule() {
    return schedule;
  }

  /** The next flight, or the one under way. */
  Flight flight() {
    return flight;
  }

  /**
   * The flight to wait for when there are no keys to answer with; empty if waiting has no point. It
   * is due already, so nobody need board it.
   */
  Optional<Flight> flightForKeys() {
    return schedule.isFailing() ? Optional.empty() : Optional.of(flight);
  }

  /**
   * Begins a cooldown. Also told by who waited for a first fetch that did not bring its key id:
   * that was its search.
   */
  void beQuiet() {
    quietUntil = timing.now() + timing.cooldown().toMillis();
  }

  /**
   * Boards to look for a key id; empty if the answer is to be given at once. A fetch that is under
   * way in the background is not boarded but given to be waited for, since what it brings may be
   * older than the key.
   *
   * @param keyId null for none
   */
  Optional<Flight> boardForKeyId(String keyId, long now) {
    // Read before the cooldown, which is set before the next flight is: see landed().
    Flight next = flight;
    if (schedule.isFailing()) {
      return Optional.empty();
    }
    if (now < quietUntil) {
      searchAfterCooldown(keyId, now);
      return Optional.empty();
    }
    if (unknown.isResting(keyId, now)) {
      return alreadyBoarded();
    }
    return next.isInBackground() ? Optional.of(next) : boardedFor(keyId, next, now);
  }

  // Boarded first and remembered then: whoever finds it remembered finds the flight boarded.
  private Optional<Flight> boardedFor(String keyId, Flight next, long now) {
    if (next.board()) {
      alarm.run();
      unknown.remember(keyId, now, now);
    }
    return Optional.of(next);
  }

  private Optional<Flight> alreadyBoarded() {
    return Optional.of(flight).filter(Flight::isBoarded);
  }

  private void searchAfterCooldown(String keyId, long now) {
    if (!searchPending && !unknown.isResting(keyId, now)) {
      searchPending = true;
      unknown.remember(keyId, now, quietUntil);
      alarm.run();
    }
  }

  /** The machine may have slept, or the clock jumped. */
  void makeUpForALateTimer(long now) {
    if (now >= schedule.nextAttempt() && flight.isIdle()) {
      alarm.run();
    }
  }

  /** When to take off, in milliseconds of the clock. */
  long dueAt() {
    long scheduled = schedule.nextAttempt();
    if (schedule.isFailing()) {
      return scheduled;
    }
    if (flight.isBoarded()) {
      return Long.MIN_VALUE;
    }
    return searchPending ? Math.min(quietUntil, scheduled) : scheduled;
  }

  /**
   * Makes the flight.
   *
   * @param attempt fetches, and tells this plan how it went
   */
  void fly(Runnable attempt) {
    Flight current = flight;
    boolean search = searchPending;
    searchPending = false;
    current.takeOff();
    try {
      attempt.run();
    } finally {
      landed(current, search);
    }
  }

  private void landed(Flight current, boolean search) {
    if (current.close() || search) {
      beQuiet();
    }
    flight = new Flight();
    current.land();
  }

  void succeeded(KeySnapshot snapshot) {
    schedule = timing.ahead(snapshot.lifetime());
  }

  void failed(FetchFailedException reason) {
    schedule = timing.afterFailure(schedule, reason);
  }

  /** Other keys are there: what was unknown may be known. */
  void keysChanged() {
    unknown.clear();
  }

  /** The keys are elsewhere now. */
  void placeChanged() {
    schedule = Schedule.AT_ONCE;
  }

  /** Moments that lie ahead on a clock that was wrong mean nothing. */
  void clockWentBack() {
    quietUntil = Long.MIN_VALUE;
    unknown.clear();
    schedule = Schedule.AT_ONCE;
  }

  /** Nobody waits any longer. */
  void end() {
    flight.close();
    flight.land();
  }
}

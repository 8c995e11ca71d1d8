package io.jwtgate.jwks;

import java.util.Optional;

/**
 * When keys are fetched next, and who may wait for that. Its rules:
 *
 * <ul>
 *   <li>Keys are fetched ahead of their expiry, and after a failure with growing pauses.
 *   <li>There is one fetch at a time. Requests that need its outcome join it, and a fetch that was
 *       joined starts at once.
 *   <li>A fetch that was joined, or made for an unknown key id, is followed by a cooldown, however
 *       it ended. An unknown key id that comes within it is looked for once, at its end.
 *   <li>While fetches fail nobody joins: the schedule alone says when to try again.
 * </ul>
 *
 * <p>Any thread joins; one thread runs.
 */
final class FetchSchedule {
  private final FetchTimes timing;
  private final UnknownKeyIds unknown;
  private final Runnable wake;

  private volatile NextFetch next = NextFetch.AT_ONCE;
  private volatile SharedFetch current = new SharedFetch();
  private volatile long quietUntil = Long.MIN_VALUE;
  private volatile boolean searchPending;

  /**
   * @param wake makes the fetching thread look at the schedule again
   */
  FetchSchedule(FetchTimes timing, Runnable wake) {
    this.timing = timing;
    this.wake = wake;
    this.unknown = new UnknownKeyIds(timing.cooldown().toMillis());
  }

  NextFetch next() {
    return next;
  }

  /** The next fetch, or the one under way. */
  SharedFetch current() {
    return current;
  }

  /**
   * The fetch to wait for when there are no keys to answer with; empty if waiting has no point. It
   * is due already, so nobody need join it.
   */
  Optional<SharedFetch> currentForKeys() {
    return next.isFailing() ? Optional.empty() : Optional.of(current);
  }

  /**
   * Begins a cooldown. A request that waited for a first fetch, which did not bring its key id,
   * begins one too: that was its search.
   */
  void startCooldown() {
    quietUntil = timing.now() + timing.cooldown().toMillis();
  }

  /**
   * Joins to look for a key id; empty if the answer is to be given at once. A fetch that is under
   * way in the background is not joined but given to be waited for, since what it brings may be
   * older than the key.
   *
   * @param keyId null for none
   */
  Optional<SharedFetch> joinForKeyId(String keyId, long now) {
    // Read before the cooldown, which is set before the next fetch is: see completed().
    SharedFetch fetch = current;
    if (next.isFailing()) {
      return Optional.empty();
    }
    if (now < quietUntil) {
      searchAfterCooldown(keyId, now);
      return Optional.empty();
    }
    if (unknown.isResting(keyId, now)) {
      return alreadyJoined();
    }
    return fetch.isInBackground() ? Optional.of(fetch) : joinedFor(keyId, fetch, now);
  }

  // Joined first and remembered then: whoever finds it remembered finds the fetch joined.
  private Optional<SharedFetch> joinedFor(String keyId, SharedFetch fetch, long now) {
    if (fetch.join()) {
      wake.run();
      unknown.remember(keyId, now, now);
    }
    return Optional.of(fetch);
  }

  private Optional<SharedFetch> alreadyJoined() {
    return Optional.of(current).filter(SharedFetch::isJoined);
  }

  private void searchAfterCooldown(String keyId, long now) {
    if (!searchPending && !unknown.isResting(keyId, now)) {
      searchPending = true;
      unknown.remember(keyId, now, quietUntil);
      wake.run();
    }
  }

  /** The machine may have slept, or the clock jumped. */
  void wakeIfOverdue(long now) {
    if (now >= next.nextAttempt() && current.isIdle()) {
      wake.run();
    }
  }

  /** When to start, in milliseconds of the clock. */
  long dueAt() {
    long scheduled = next.nextAttempt();
    if (next.isFailing()) {
      return scheduled;
    }
    if (current.isJoined()) {
      return Long.MIN_VALUE;
    }
    return searchPending ? Math.min(quietUntil, scheduled) : scheduled;
  }

  /**
   * Runs the fetch.
   *
   * @param attempt fetches, and reports to this schedule how it went
   */
  void run(Runnable attempt) {
    SharedFetch fetch = current;
    boolean search = searchPending;
    searchPending = false;
    fetch.start();
    try {
      attempt.run();
    } finally {
      completed(fetch, search);
    }
  }

  private void completed(SharedFetch fetch, boolean search) {
    if (fetch.seal() || search) {
      startCooldown();
    }
    current = new SharedFetch();
    fetch.complete();
  }

  void succeeded(KeySnapshot snapshot) {
    next = timing.ahead(snapshot.lifetime());
  }

  void failed(FetchFailedException reason) {
    next = timing.afterFailure(next, reason);
  }

  /** Other keys are there: what was unknown may be known. */
  void keysChanged() {
    unknown.clear();
  }

  /** The keys are elsewhere now. */
  void placeChanged() {
    next = NextFetch.AT_ONCE;
  }

  /** Moments that lie ahead on a clock that was wrong mean nothing. */
  void clockWentBack() {
    quietUntil = Long.MIN_VALUE;
    unknown.clear();
    next = NextFetch.AT_ONCE;
  }

  /** Nobody waits any longer. */
  void end() {
    current.seal();
    current.complete();
  }
}

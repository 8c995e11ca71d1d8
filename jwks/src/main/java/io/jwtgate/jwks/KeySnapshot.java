package io.jwtgate.jwks;

import io.jwtgate.keys.JwkSet;
import io.jwtgate.keys.KeySet;
import io.jwtgate.metrics.KeyHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys as they were fetched, and how long they may be believed. Immutable: a request sees all
 * of one snapshot or all of the next. Times are milliseconds of the source's clock.
 *
 * @param set the keys, and what was left out of the published set
 * @param place where they came from
 * @param validators headers that ask whether they are still current (RFC 9110 section 13)
 * @param lifetime how long they are fresh
 * @param fetchedAt when they were last confirmed
 * @param staleUntil when they end to serve, even through an outage
 */
record KeySnapshot(
    JwkSet set,
    JwksEndpoint place,
    Map<String, String> validators,
    Duration lifetime,
    long fetchedAt,
    long staleUntil) {

  /** How long keys still serve that their issuer publishes no more, nor any other. */
  private static final long WITHDRAWN_SERVE = Duration.ofMinutes(5).toMillis();

  static final KeySnapshot NONE =
      new KeySnapshot(
          new JwkSet(KeySet.of(), List.of()),
          null,
          Map.of(),
          Duration.ZERO,
          Long.MIN_VALUE,
          Long.MIN_VALUE);

  KeySet keys() {
    return set.keys();
  }

  List<String> skipped() {
    return set.skipped();
  }

  boolean servesAt(long now) {
    return now < staleUntil;
  }

  KeyHealth.State stateAt(long now) {
    if (!servesAt(now)) {
      return KeyHealth.State.EMPTY;
    }
    return now < fetchedAt + lifetime.toMillis() ? KeyHealth.State.FRESH : KeyHealth.State.STALE;
  }

  KeyHealth health(NextFetch schedule, long now) {
    return new KeyHealth(
        stateAt(now),
        servesAt(now) ? keys().size() : 0,
        place == null ? Optional.empty() : Optional.of(ageAt(now)),
        schedule.failures(),
        schedule.lastFailure(),
        Instant.ofEpochMilli(Math.max(now, schedule.nextAttempt())));
  }

  private Duration ageAt(long now) {
    return Duration.ofMillis(Math.max(0, now - fetchedAt));
  }

  /**
   * The same keys where the clock went back to this moment: without that they would serve for
   * longer, by as much as the clock was wrong.
   *
   * @param latestEnd when keys that are fetched now would end to serve
   */
  KeySnapshot whereClockWentBack(long now, long latestEnd) {
    return new KeySnapshot(
        set,
        place,
        validators,
        lifetime,
        Math.min(fetchedAt, now),
        Math.min(staleUntil, latestEnd));
  }

  /**
   * The same keys after their issuer published a set without any, at this moment: never confirmed
   * by a validator, stale, and soon to end. Said again, it prolongs nothing.
   */
  KeySnapshot whereWithdrawn(long now) {
    return new KeySnapshot(
        set,
        place,
        Map.of(),
        Duration.ofMillis(Math.max(0, Math.min(lifetime.toMillis(), now - fetchedAt))),
        fetchedAt,
        Math.min(staleUntil, now + WITHDRAWN_SERVE));
  }

  boolean sameKeysAs(KeySnapshot other) {
    List<?> mine = keys().keys();
    List<?> others = other.keys().keys();
    return mine.size() == others.size() && mine.containsAll(others);
  }
}

package io.jwtgate.jwks;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys that a request is answered with: those that are held; those of a first fetch, which it
 * waits for; or those of one more fetch, if nobody knows its key id yet. Thread-safe.
 */
final class KeyLookup {
  // One that was under way already, whose answer may be older than the key, and one more.
  private static final int MOST_FETCHES = 2;
  // Enough for an issuer in good health, so that a rotation under load rejects nobody.
  private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

  private final KeyRefresher refresher;
  private final FetchSchedule schedule;
  private final FetchTimes timing;
  // So that neither a dead issuer before its first keys nor a flood of unknown key ids at a slow
  // one can hold every thread of a server.
  private final WaitLimit searchPermits = new WaitLimit();

  KeyLookup(KeyRefresher refresher) {
    this.refresher = refresher;
    this.schedule = refresher.schedule();
    this.timing = refresher.timing();
  }

  Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
    long now = timing.now();
    schedule.wakeIfOverdue(now);
    KeySnapshot held = refresher.held();
    if (!held.servesAt(now)) {
      return awaited(algorithm, keyId);
    }
    Optional<VerificationKey> key = held.keys().find(algorithm, keyId);
    return key.isPresent() ? key : searched(algorithm, keyId);
  }

  /**
   * As {@link #find(SignatureAlgorithm, String)}, for a token that names a certificate, which may
   * pick among the keys that are held, before or after a fetch.
   */
  Optional<VerificationKey> find(
      SignatureAlgorithm algorithm, String keyId, String certificateThumbprint) {
    Supplier<Optional<VerificationKey>> picked =
        () -> heldNow().flatMap(keys -> keys.find(algorithm, keyId, certificateThumbprint));
    return picked.get().or(() -> find(algorithm, keyId)).or(picked);
  }

  private Optional<KeySet> heldNow() {
    long now = timing.now();
    schedule.wakeIfOverdue(now);
    return Optional.of(refresher.held()).filter(held -> held.servesAt(now)).map(KeySnapshot::keys);
  }

  /**
   * Only a first fetch is waited for, and only by so many: while fetches fail, or when others wait
   * already, the answer is given at once.
   */
  private Optional<VerificationKey> awaited(SignatureAlgorithm algorithm, String keyId) {
    if (searchPermits.tryAcquire()) {
      try {
        await(schedule.currentForKeys(), refresher.longestWait());
      } finally {
        searchPermits.release();
      }
    }
    Optional<VerificationKey> key = servingKeys().find(algorithm, keyId);
    if (key.isEmpty()) {
      schedule.startCooldown();
    }
    return key;
  }

  private KeySet servingKeys() {
    long now = timing.now();
    KeySnapshot held = refresher.held();
    if (!held.servesAt(now)) {
      throw new KeysUnavailableException(untilNextAttempt(now));
    }
    return held.keys();
  }

  private Duration untilNextAttempt(long now) {
    long next = Math.max(now, schedule.next().nextAttempt());
    return Duration.ofMillis(next - now);
  }

  private Optional<VerificationKey> searched(SignatureAlgorithm algorithm, String keyId) {
    if (!searchPermits.tryAcquire()) {
      return search(algorithm, keyId, SHORT_WAIT);
    }
    try {
      return search(algorithm, keyId, refresher.longestWait());
    } finally {
      searchPermits.release();
    }
  }

  private Optional<VerificationKey> search(
      SignatureAlgorithm algorithm, String keyId, Duration patience) {
    for (int fetch = 0; fetch < MOST_FETCHES; fetch++) {
      boolean completed = await(schedule.joinForKeyId(keyId, timing.now()), patience);
      // Asked even if there was nothing to wait for: the key may have come a moment ago.
      Optional<VerificationKey> key = servingKeys().find(algorithm, keyId);
      if (key.isPresent() || !completed) {
        return key;
      }
    }
    return Optional.empty();
  }

  private boolean await(Optional<SharedFetch> joined, Duration patience) {
    return joined.isPresent() && !refresher.isClosed() && joined.get().await(patience);
  }
}

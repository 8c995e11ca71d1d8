package io.jwtgate.jwks;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The times that one source keeps.
 *
 * @param clock gives the time; networks are timed by real time all the same
 * @param random spreads fetches
 * @param staleMax how long old documents serve beyond their own time
 * @param cooldown after a fetch for an unknown key id, until the next such one
 */
record FetchTimes(Clock clock, RandomGenerator random, Duration staleMax, Duration cooldown) {

  long now() {
    return clock.millis();
  }

  NextFetch ahead(Duration lifetime) {
    return NextFetch.ahead(now(), lifetime, random);
  }

  NextFetch afterFailure(NextFetch previous, FetchFailedException reason) {
    return previous.failed(now(), reason, random);
  }

  /** When a document of this lifetime, got now, ends to serve even in an outage. */
  long staleUntil(Duration lifetime) {
    return now() + lifetime.plus(staleMax).toMillis();
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static io.jwtgate.jwks.OneSource.THIRD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that was fast by an hour and is put right. */
class SetbackTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration COOLDOWN = Duration.ofSeconds(30);
  private static final Duration FRESH = Duration.ofMinutes(5);

  @Test
  void cooldownEndsInTime() {
    try (OneSource one = OneSource.holdingFirst()) {
      assertFalse(one.find("invented").isPresent());
      one.pass(HOUR.negated());
      one.on(Reply.jwks(FIRST, SECOND));
      one.eventually(() -> one.knows(SECOND));
      one.pass(COOLDOWN);
      one.on(Reply.jwks(FIRST, SECOND, THIRD));
      assertTrue(one.knows(THIRD));
    }
  }

  @Test
  void outageIsNotAnsweredByFetchesWithoutPause() {
    try (OneSource one = outageBeforeSetback()) {
      for (int fetches = 4; fetches < 8; fetches++) {
        one.passToNextFetch();
        assertEquals(fetches, one.fetches());
      }
    }
  }

  @Test
  void staleKeysDoNotServeForLonger() {
    try (OneSource one = outageBeforeSetback()) {
      Instant setback = one.clock.instant();
      one.clock.set(setback.plus(FRESH).plus(HOUR).minusMillis(1));
      assertTrue(one.knows(FIRST));
      one.clock.set(setback.plus(FRESH).plus(HOUR));
      assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
    }
  }

  /** Two fetches have been made before the clock was put right, and a third one after. */
  private static OneSource outageBeforeSetback() {
    OneSource one = OneSource.holdingFirst();
    one.on(Reply.status(500));
    one.passToNextFetch();
    Instant planned = one.health().nextFetch();
    one.pass(HOUR.negated());
    // After a failure the source looks at the clock again within two seconds of real time. A fetch
    // is counted when it begins, and another one is planned when it has ended.
    one.eventually(() -> one.fetches() == 3 && isBetween(one, one.clock.instant(), planned));
    return one;
  }

  private static boolean isBetween(OneSource one, Instant after, Instant before) {
    Instant next = one.health().nextFetch();
    return next.isAfter(after) && next.isBefore(before);
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration STALE_MAX = Duration.ofHours(1);

  static Stream<Arguments> badAnswers() {
    Jwk secret = TestKey.shared("ES256").publicJwk().with("kty", "oct").with("k", "AAAA");
    return Stream.of(
        Arguments.of("JWKS-14: 500", Reply.status(500), FetchFailure.STATUS),
        Arguments.of("JWKS-14: 429", Reply.status(429), FetchFailure.STATUS),
        Arguments.of("JWKS-26: 404", Reply.status(404), FetchFailure.STATUS),
        Arguments.of("JWKS-26: 204", Reply.status(204), FetchFailure.STATUS),
        Arguments.of("JWKS-26: 403 with a set", forbiddenSet(), FetchFailure.STATUS),
        Arguments.of("JWKS-20: a redirect", Reply.redirect("/other"), FetchFailure.REDIRECTED),
        Arguments.of("JWKS-14: bad JSON", Reply.json("{\"keys\":["), FetchFailure.MALFORMED),
        Arguments.of("JWKS-26: HTML", Reply.json("<html>"), FetchFailure.MALFORMED),
        Arguments.of("KEY-15: no keys array", Reply.json("{}"), FetchFailure.MALFORMED),
        Arguments.of("KEY-15: keys is null", Reply.json("{\"keys\":null}"), FetchFailure.MALFORMED),
        Arguments.of("KEY-15: keys is text", Reply.json("{\"keys\":\"\"}"), FetchFailure.MALFORMED),
        Arguments.of("KEY-15: an array", Reply.json("[]"), FetchFailure.MALFORMED),
        Arguments.of("JWKS-14: cut short", Reply.jwks(FIRST).cutAfter(40), FetchFailure.MALFORMED),
        Arguments.of("JWKS-17: an empty set", Reply.jwks(), FetchFailure.NO_USABLE_KEY),
        Arguments.of("JWKS-17: a useless set", Reply.jwks(List.of(secret)), noUsableKey()));
  }

  private static Reply forbiddenSet() {
    return Reply.jwks(SECOND).withStatus(403);
  }

  private static FetchFailure noUsableKey() {
    return FetchFailure.NO_USABLE_KEY;
  }

  @ParameterizedTest(name = "{0}: the last good keys serve")
  @MethodSource("badAnswers")
  void lastGoodKeysServe(String name, Reply answer, FetchFailure failure) {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(answer);
      one.passToNextFetch();
      assertTrue(one.knows(FIRST));
      one.failedFor(failure);
      assertEquals(List.of(failure.name()), one.events.details(Kind.KEY_FETCH_FAILED));
    }
  }

  @Test
  @DisplayName("JWKS-14: the last good keys serve while the issuer's port is closed")
  void lastGoodKeysServeWhileThePortIsClosed() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.server.stop();
      one.passToNextFetch();
      assertTrue(one.knows(FIRST));
      one.failedFor(FetchFailure.UNREACHABLE);
    }
  }

  @Test
  @DisplayName("JWKS-14: the last good keys serve while the issuer is silent")
  void lastGoodKeysServeWhileTheIssuerIsSilent() {
    HttpLimits brief = new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 1_024);
    try (OneSource one = OneSource.holdingFirst(builder -> builder.limits(brief))) {
      one.on(Reply.jwks(FIRST).delayedBy(Duration.ofMinutes(1)));
      one.passToNextFetch();
      assertTrue(one.knows(FIRST));
      one.failedFor(FetchFailure.TIMED_OUT);
    }
  }

  @Test
  @DisplayName("JWKS-14, JWKS-15: stale keys serve for stale-max, then none do, then new ones")
  void staleKeysServeForABoundedTime() {
    try (OneSource one = OneSource.holdingFirst()) {
      Instant start = one.clock.instant();
      one.on(Reply.status(500));
      one.passToNextFetch();

      one.clock.set(start.plus(FRESH).plus(STALE_MAX).minusMillis(1));
      assertTrue(one.knows(FIRST));
      assertEquals(KeyHealth.State.STALE, one.health().state());

      one.clock.set(start.plus(FRESH).plus(STALE_MAX));
      assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
      assertEquals(KeyHealth.State.EMPTY, one.health().state());

      one.on(Reply.jwks(FIRST));
      one.eventually(() -> isKnownAfterTheNextFetch(one));
      assertEquals(KeyHealth.State.FRESH, one.health().state());
      assertEquals(Optional.empty(), one.health().lastFailure());
    }
  }

  /** Keys are held a moment before the schedule forgets the failures. */
  private static boolean isKnownAfterTheNextFetch(OneSource one) {
    one.passToNextFetch();
    return one.health().failuresInARow() == 0 && one.knows(FIRST);
  }

  @Test
  @DisplayName("JWKS-14: stale-max of zero ends trust with freshness")
  void staleMaxCanBeZero() {
    try (OneSource one = OneSource.holdingFirst(builder -> builder.staleMax(Duration.ZERO))) {
      one.on(Reply.status(500));
      one.passToNextFetch();
      one.pass(FRESH);
      assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
    }
  }

  @Test
  @DisplayName("JWKS-15: keys that slept beyond their time are fetched anew before the answer")
  void requestAfterALongSleepIsDecided() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.pass(Duration.ofDays(3));
      assertTrue(one.knows(FIRST));
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-14, OBS-05: an outage tells once that stale keys serve")
  void staleKeysAreToldOnce() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(500));
      one.passToNextFetch();
      assertEquals(0, one.events.count(Kind.STALE_KEYS_SERVED));
      one.pass(FRESH);
      one.passToNextFetch();
      one.passToNextFetch();
      assertEquals(1, one.events.count(Kind.STALE_KEYS_SERVED));
    }
  }

  @Test
  @DisplayName("JWKS-07, JWKS-14: pauses between failing fetches grow to a minute")
  void pausesGrow() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(500));
      one.passToNextFetch();
      for (long least : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
        Duration pause = Duration.between(one.clock.instant(), one.health().nextFetch());
        assertTrue(pause.toMillis() >= least * 1_000, pause.toString());
        assertTrue(pause.toMillis() <= least * 1_200, pause.toString());
        one.passToNextFetch();
      }
    }
  }

  @Test
  @DisplayName("JWKS-18: Retry-After delays the next fetch")
  void retryAfterIsHonoured() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(429).header("Retry-After", "90"));
      one.passToNextFetch();
      Duration pause = Duration.between(one.clock.instant(), one.health().nextFetch());
      assertTrue(pause.toSeconds() >= 90 && pause.toSeconds() <= 91, pause.toString());
    }
  }

  @Test
  @DisplayName("JWKS-18: Retry-After is honoured where the rest of the answer never ends")
  void retryAfterOfAnEndlessAnswerIsHonoured() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.endless().withStatus(503).header("Retry-After", "90"));
      one.passToNextFetch();
      one.failedFor(FetchFailure.STATUS);
      Duration pause = Duration.between(one.clock.instant(), one.health().nextFetch());
      assertTrue(pause.toSeconds() >= 90 && pause.toSeconds() <= 91, pause.toString());
    }
  }

  @Test
  @DisplayName("JWKS-18: Retry-After delays the next fetch by five minutes at most")
  void retryAfterIsBounded() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(503).header("Retry-After", "86400"));
      one.passToNextFetch();
      Duration pause = Duration.between(one.clock.instant(), one.health().nextFetch());
      assertTrue(pause.toSeconds() >= 300 && pause.toSeconds() <= 301, pause.toString());
    }
  }

  @Test
  void listenerThatFailsChangesNothing() {
    List<Throwable> faults = List.of(new IllegalStateException(), new NoClassDefFoundError());
    for (Throwable fault : faults) {
      try (OneSource one =
          OneSource.holdingFirst(builder -> builder.listener(event -> sneak(fault)))) {
        one.on(Reply.status(500));
        one.passToNextFetch();
        one.on(Reply.jwks(FIRST, SECOND));
        one.passToNextFetch();
        assertTrue(one.knows(SECOND));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable fault) throws T {
    throw (T) fault;
  }
}

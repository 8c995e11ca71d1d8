package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.ReceivedRequest;
import io.jwtgate.testkit.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundRefreshTest {

  @Test
  @DisplayName("JWKS-03: old keys serve while new ones are fetched, and nobody waits")
  void requestsDoNotWaitForARefresh() {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.jwks(SECOND).heldBy(latch));
      one.clock.set(one.health().nextFetch());
      assertTrue(one.knows(FIRST));
      one.eventually(() -> one.fetches() == 2);
      // The answer is held until the latch opens: a request that waited for it would not return.
      assertTrue(one.knows(FIRST));
      assertEquals(KeyHealth.State.FRESH, one.health().state());
      latch.countDown();
      one.eventually(() -> one.knows(SECOND));
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-03: of ten thousand requests in a refresh that hangs, none waits for it")
  void thousandsOfRequestsDoNotWaitForARefresh() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(20)) {
      one.on(Reply.jwks(SECOND).heldBy(latch));
      one.clock.set(one.health().nextFetch());
      assertTrue(one.knows(FIRST));
      one.eventually(() -> one.fetches() == 2);
      // One that waited would not come back before the latch opens.
      List<Long> known =
          threads.results(() -> IntStream.range(0, 500).filter(i -> one.knows(FIRST)).count());
      assertEquals(10_000, known.stream().mapToLong(Long::longValue).sum());
      latch.countDown();
    }
  }

  @Test
  @DisplayName("JWKS-03, JWKS-15: the next fetch needs no request")
  void fetchesNeedNoRequest() {
    try (OneSource one = OneSource.answered(Reply.status(500), Reply.jwks(FIRST))) {
      one.failedFor(FetchFailure.STATUS);
      // The thread looks at the clock again after a second of real time, and finds it far ahead.
      one.clock.advance(Duration.ofMinutes(1));
      one.eventually(() -> one.health().state() == KeyHealth.State.FRESH);
    }
  }

  @Test
  @DisplayName("JWKS-28: a request sees all of the old set or all of the new one")
  void setsAreReplacedAsAWhole() throws Exception {
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(4)) {
      one.on(Reply.jwks(SECOND, OneSource.THIRD));
      one.clock.set(one.health().nextFetch());
      threads.results(
          () -> {
            while (one.knows(FIRST)) {
              LockSupport.parkNanos(1_000_000);
            }
            assertTrue(one.knows(SECOND) && one.knows(OneSource.THIRD));
            return null;
          });
    }
  }

  @Test
  @DisplayName("JWKS-19: max-age says how long keys are fresh")
  void maxAgeIsHonoured() {
    Reply tenMinutes = Reply.jwks(FIRST).header("Cache-Control", "public, max-age=600");
    try (OneSource one = OneSource.answered(tenMinutes)) {
      one.settled();
      Duration next = Duration.between(one.clock.instant(), one.health().nextFetch());
      assertTrue(next.toSeconds() >= 480 && next.toSeconds() <= 540, next.toString());
    }
  }

  @Test
  @DisplayName("JWKS-19: keys are confirmed by ETag, and 304 keeps them fresh")
  void notModifiedExtendsFreshness() {
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).header("ETag", "\"v1\""))) {
      one.settled();
      Instant before = one.health().nextFetch();
      one.passToNextFetch();
      assertEquals("\"v1\"", lastRequest(one).header("If-None-Match").orElseThrow());
      assertTrue(one.health().nextFetch().isAfter(before));
      assertEquals(KeyHealth.State.FRESH, one.health().state());
      assertTrue(one.knows(FIRST));
    }
  }

  @Test
  @DisplayName("JWKS-19: keys are confirmed by Last-Modified")
  void lastModifiedIsSentBack() {
    String date = "Tue, 01 Jan 2030 00:00:00 GMT";
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).header("Last-Modified", date))) {
      one.settled();
      one.passToNextFetch();
      assertEquals(date, lastRequest(one).header("If-Modified-Since").orElseThrow());
      assertTrue(one.knows(FIRST));
    }
  }

  @ParameterizedTest(name = "JWKS-26: status {0} is a failed fetch, though a set comes with it")
  @ValueSource(ints = {201, 202, 204, 206, 301, 400, 401, 403, 404, 410, 429, 500, 503})
  void otherStatusFails(int status) {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.jwks(SECOND).withStatus(status));
      assertFirstStays(one);
    }
  }

  @ParameterizedTest(name = "JWKS-26: {0} as application/jwk-set+json is a failed fetch")
  @ValueSource(strings = {"", "<html></html>", "null", "[]", "{}", "{\"keys\":{}}", "{\"keys\":["})
  void otherDocumentFails(String document) {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.json(document).header("Content-Type", "application/jwk-set+json"));
      assertFirstStays(one);
    }
  }

  private static void assertFirstStays(OneSource one) {
    one.passToNextFetch();
    assertEquals(1, one.health().failuresInARow());
    assertEquals(KeyHealth.State.FRESH, one.health().state());
    assertTrue(one.knows(FIRST));
    assertFalse(one.knows(SECOND));
  }

  @ParameterizedTest(name = "JWKS-26: a set as {0} is taken")
  @ValueSource(strings = {"text/html", "application/octet-stream", "nothing"})
  void anyContentTypeIsTaken(String type) {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.jwks(SECOND).header("Content-Type", type));
      one.passToNextFetch();
      assertTrue(one.knows(SECOND));
    }
  }

  @Test
  @DisplayName("JWKS-26: 304 that nothing asked for is a failed fetch")
  void unaskedNotModifiedFails() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(304));
      one.passToNextFetch();
      assertEquals(1, one.health().failuresInARow());
      assertTrue(one.knows(FIRST));
    }
  }

  private static ReceivedRequest lastRequest(OneSource one) {
    return one.server.requests().get(one.server.requests().size() - 1);
  }
}

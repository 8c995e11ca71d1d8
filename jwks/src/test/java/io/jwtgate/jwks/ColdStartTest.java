package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  private static final int THREADS = 50;

  @Test
  @DisplayName("JWKS-01: keys are fetched before the first request")
  void keysAreFetchedAhead() throws InterruptedException {
    try (JwksServer server = JwksServer.start(FIRST);
        RemoteKeySource source = RemoteKeySource.at(server.jwksUri().toString()).build()) {
      String path = server.root().jwksPath();
      assertTrue(server.awaitRequests(path, 1, Duration.ofSeconds(20)));
      assertTrue(source.health().isPresent());
    }
  }

  @Test
  @DisplayName("JWKS-01: a source is built before its issuer has answered")
  void buildDoesNotWait() {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).heldBy(latch))) {
      assertEquals(KeyHealth.State.EMPTY, one.health().state());
      latch.countDown();
      assertTrue(one.knows(FIRST));
    }
  }

  @Test
  @DisplayName("JWKS-01: where keys are required, a dead issuer stops the deployment")
  void requiredKeysStopDeployment() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> OneSource.with(RemoteKeySource.Builder::required, Reply.status(500)));
    assertTrue(refusal.getMessage().contains(FetchFailure.STATUS.name()));
  }

  @Test
  @DisplayName("JWKS-01: where keys are required and come, the source is built with them")
  void requiredKeysAreThere() {
    try (OneSource one = OneSource.with(RemoteKeySource.Builder::required, Reply.jwks(FIRST))) {
      assertEquals(KeyHealth.State.FRESH, one.health().state());
    }
  }

  @Test
  @DisplayName("JWKS-02: many requests on a cold source share one fetch, and all are answered")
  void coldRequestsShareOneFetch() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).heldBy(latch));
        AtOnce threads = new AtOnce(THREADS)) {
      List<Future<Boolean>> answers = threads.start(() -> one.knows(FIRST));
      one.eventually(() -> threads.waiting() == THREADS);
      latch.countDown();
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
      assertEquals(1, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-02, JWKS-06: unknown key ids that waited for the first fetch cause no other")
  void coldFloodCausesOneFetch() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.answered(Reply.jwks(FIRST).heldBy(latch));
        AtOnce threads = new AtOnce(THREADS)) {
      List<Future<Boolean>> answers = threads.start(() -> one.knows(SECOND));
      one.eventually(() -> threads.waiting() == THREADS);
      latch.countDown();
      for (Future<Boolean> answer : answers) {
        assertEquals(false, answer.get());
      }
      assertEquals(1, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-16: without keys there is no answer, and no key of our own")
  void withoutKeysNothingIsKnown() throws Exception {
    try (OneSource one = OneSource.answered(Reply.status(503));
        AtOnce threads = new AtOnce(THREADS)) {
      one.failedFor(FetchFailure.STATUS);
      List<Boolean> unavailable = threads.results(() -> OneSource.isUnavailable(one.source, FIRST));
      assertEquals(THREADS, Collections.frequency(unavailable, true));
      assertEquals(1, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-15: an issuer that was down at the start serves as soon as it is back")
  void comesUpByItself() {
    try (OneSource one = OneSource.answered(Reply.status(500), Reply.jwks(FIRST))) {
      one.failedFor(FetchFailure.STATUS);
      assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
      one.passToNextFetch();
      assertTrue(one.knows(FIRST));
    }
  }

  @Test
  void retryAfterIsTheTimeToTheNextFetch() {
    try (OneSource one = OneSource.answered(Reply.status(503).header("Retry-After", "120"))) {
      one.failedFor(FetchFailure.STATUS);
      KeysUnavailableException none =
          assertThrows(KeysUnavailableException.class, () -> one.find(FIRST));
      assertTrue(none.retryAfter().compareTo(Duration.ofMinutes(2)) >= 0);
      assertTrue(none.retryAfter().compareTo(Duration.ofSeconds(121)) < 0);
    }
  }
}

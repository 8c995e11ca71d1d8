package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static io.jwtgate.jwks.OneSource.THIRD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.testkit.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnknownKeyIdTest {
  private static final Duration COOLDOWN = Duration.ofSeconds(30);
  private static final Reply LONG_LIVED =
      Reply.jwks(FIRST).header("Cache-Control", "max-age=86400");

  private static OneSource holdingFirstForLong() {
    OneSource one = OneSource.answered(LONG_LIVED);
    one.settled();
    return one;
  }

  private static void flood(OneSource one, int from, int to) {
    for (int i = from; i < to; i++) {
      assertFalse(one.find("invented-" + i).isPresent());
    }
  }

  @Test
  @DisplayName("JWKS-06: a flood of unknown key ids causes one fetch in a cooldown")
  void floodCausesOneFetch() {
    try (OneSource one = OneSource.holdingFirst()) {
      flood(one, 0, 1_000);
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-06: a flood from many threads causes one fetch in a cooldown")
  void parallelFloodCausesOneFetch() throws Exception {
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(20)) {
      threads.results(
          () -> {
            flood(one, 0, 100);
            return null;
          });
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-06: a flood that goes on causes one fetch in each cooldown")
  void lastingFloodCausesOneFetchInEachCooldown() {
    try (OneSource one = holdingFirstForLong()) {
      for (int cooldown = 0; cooldown < 10; cooldown++) {
        flood(one, cooldown * 100, cooldown * 100 + 100);
        int expected = 2 + cooldown;
        one.eventually(() -> one.fetches() == expected);
        one.pass(COOLDOWN);
      }
    }
  }

  @Test
  @DisplayName("JWKS-08: within the cooldown an unknown key id is answered at once")
  void cooldownIsAnsweredAtOnce() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst()) {
      flood(one, 0, 1);
      one.on(Reply.jwks(FIRST).heldBy(latch));
      one.clock.advance(COOLDOWN.minusSeconds(1));
      flood(one, 1, 100);
      assertEquals(2, one.fetches());
      // Even while a fetch for them is under way, whoever is known does not wait.
      one.clock.advance(Duration.ofSeconds(2));
      assertTrue(one.knows(FIRST));
      latch.countDown();
    }
  }

  @Test
  @DisplayName("JWKS-07: while the issuer is down, unknown key ids cause no fetch of their own")
  void outageIsNotWorsenedByAFlood() {
    try (OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(500));
      flood(one, 0, 1_000);
      one.failedFor(FetchFailure.STATUS);
      assertEquals(2, one.fetches());
      for (int retry = 1; retry <= 5; retry++) {
        one.passToNextFetch();
        flood(one, 1_000, 2_000);
        assertEquals(2 + retry, one.fetches());
      }
    }
  }

  @Test
  @DisplayName("JWKS-06: a rotation in the middle of a flood is found by the end of the cooldown")
  void rotationInAFloodIsFound() {
    try (OneSource one = holdingFirstForLong()) {
      flood(one, 0, 1_000);
      one.on(Reply.jwks(FIRST, SECOND));
      assertFalse(one.knows(SECOND));
      flood(one, 1_000, 2_000);
      one.clock.advance(COOLDOWN);
      assertTrue(one.knows(SECOND));
      assertEquals(3, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-06: what came in the cooldown is looked for at its end, without being asked")
  void cooldownEndsWithASearch() {
    try (OneSource one = holdingFirstForLong()) {
      flood(one, 0, 1);
      one.on(Reply.jwks(FIRST, SECOND));
      assertFalse(one.knows(SECOND));
      one.clock.advance(COOLDOWN);
      // Another unknown id wakes the source, which would wake by itself in real time.
      one.find("invented-1");
      int before = one.fetches();
      assertTrue(one.knows(SECOND));
      assertEquals(before, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-05: many requests with the new key id share one fetch, and all are decided")
  void rotationUnderLoadRefusesNobody() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(50)) {
      one.on(Reply.jwks(SECOND).heldBy(latch));
      List<Future<Boolean>> answers = threads.start(() -> one.knows(SECOND));
      one.eventually(() -> threads.waiting() == 50);
      latch.countDown();
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-05: a fetch that began before the key was published does not decide over it")
  void fetchThatIsOlderThanTheKeyIsFollowedByAnother() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(10)) {
      one.on(Reply.jwks(FIRST).heldBy(latch), Reply.jwks(FIRST, SECOND));
      one.clock.set(one.health().nextFetch());
      assertTrue(one.knows(FIRST));
      one.eventually(() -> one.fetches() == 2);
      List<Future<Boolean>> answers = threads.start(() -> one.knows(SECOND));
      one.eventually(() -> threads.waiting() == 10);
      latch.countDown();
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
      assertEquals(3, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-05: a rotation under the load of many threads refuses nobody")
  void rotationUnderHeavyLoadRefusesNobody() throws Exception {
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(200)) {
      // Long enough for all of them to come while the fetch is under way.
      one.on(Reply.jwks(FIRST, SECOND).delayedBy(Duration.ofMillis(100)));
      assertFalse(threads.results(() -> one.knows(SECOND)).contains(false));
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-08: a flood on a slow issuer holds 64 requests, any others for a second only")
  void searchersAreBounded() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource one = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(100)) {
      one.on(Reply.jwks(FIRST).heldBy(latch));
      List<Future<Boolean>> answers = threads.start(() -> one.knows(SECOND));
      one.eventually(() -> answers.stream().filter(Future::isDone).count() == 36);
      one.eventually(() -> threads.waiting() == 64);
      assertTrue(one.knows(FIRST));
      latch.countDown();
      for (Future<Boolean> answer : answers) {
        assertFalse(answer.get());
      }
    }
  }

  @Test
  @DisplayName("JWKS-10: one unknown key id is looked for ever more rarely")
  void oneKeyIdIsLookedForEverMoreRarely() {
    try (OneSource one = holdingFirstForLong()) {
      int fetches = 1;
      for (long pause : new long[] {30, 60, 120, 240, 300, 300}) {
        assertFalse(one.knows(THIRD));
        assertEquals(++fetches, one.fetches());
        one.pass(Duration.ofSeconds(pause - 1));
        assertFalse(one.knows(THIRD));
        assertEquals(fetches, one.fetches());
        one.pass(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  @DisplayName("JWKS-10: a changed set ends the memory of unknown key ids")
  void changedSetEndsTheMemory() {
    try (OneSource one = holdingFirstForLong()) {
      for (long pause : new long[] {30, 60}) {
        assertFalse(one.knows(THIRD));
        one.pass(Duration.ofSeconds(pause));
      }
      assertFalse(one.knows(THIRD)); // It rests for two minutes now,
      one.pass(COOLDOWN);
      one.on(Reply.jwks(FIRST, SECOND));
      assertTrue(one.knows(SECOND));
      one.pass(COOLDOWN);
      one.on(Reply.jwks(FIRST, SECOND, THIRD));
      assertTrue(one.knows(THIRD)); // but the set has changed.
    }
  }

  @Test
  @DisplayName("JWKS-10, LIM-05: the memory of unknown key ids is bounded")
  void memoryIsBounded() {
    UnknownKeyIds unknown = new UnknownKeyIds(COOLDOWN.toMillis());
    for (int i = 0; i < 10_000; i++) {
      unknown.remember("invented-" + i, 0, 0);
    }
    assertTrue(unknown.size() <= 1_000);
  }

  @Test
  void cooldownCanBeSet() {
    try (OneSource one = OneSource.holdingFirst(b -> b.cooldown(Duration.ofSeconds(5)))) {
      flood(one, 0, 10);
      one.pass(Duration.ofSeconds(5));
      flood(one, 10, 20);
      one.eventually(() -> one.fetches() == 3);
    }
  }
}

package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ended sessions are removed once more from a store that may have them again. */
class EndsHandedBackTest {
  private static final String ISSUER = "https://login.example";

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final SessionStore data = SessionStore.inMemory();
  private final UnreliableSessions store = new UnreliableSessions(data);
  private final EndedSessions ended = new EndedSessions(Duration.ofDays(7), clock);
  private final EndsHandedBack handed = new EndsHandedBack(ISSUER, store, ended, clock);

  private void keep(String id) {
    Instant now = Instant.now();
    data.add(
        new StoredSession(
            id,
            "alice",
            "web",
            Set.of(),
            now,
            now.plusSeconds(900),
            now.plusSeconds(900),
            "c",
            Optional.empty()));
  }

  private void endedAndBack(String id) {
    ended.add(id);
    keep(id);
  }

  /** Waits for the threads that a test began: each is named, and there are no others. */
  private static void finished() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("jwtgate-ended-sessions")) {
        thread.join(30_000);
      }
    }
  }

  private List<String> kept() {
    return data.ofSubject("alice").stream().map(StoredSession::id).sorted().toList();
  }

  @Test
  @DisplayName("SESS-01: after an outage what ended in the last five minutes is removed once more")
  void anOutageUndoesFiveMinutes() throws Exception {
    endedAndBack("long-ago");
    clock.advance(Duration.ofMillis(1));
    endedAndBack("lately");
    keep("alive");
    clock.advance(Duration.ofMinutes(5));
    handed.storeIsBack(false);
    finished();
    assertEquals(List.of("alive", "long-ago"), kept());
  }

  @Test
  @DisplayName("SESS-01: after a set-back all that is known to have ended is removed once more")
  void aSetBackUndoesAll() throws Exception {
    endedAndBack("long-ago");
    clock.advance(Duration.ofDays(6));
    endedAndBack("lately");
    keep("alive");
    handed.storeIsBack(true);
    finished();
    assertEquals(List.of("alive"), kept());
  }

  @Test
  @DisplayName("SESS-01: a set-back that is noticed while ends are handed back is not forgotten")
  void aSetBackMeanwhileIsNotForgotten() throws Exception {
    endedAndBack("long-ago");
    clock.advance(Duration.ofHours(1));
    endedAndBack("lately");
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    store.beforeRemoval =
        () -> {
          begun.countDown();
          await(go);
        };
    handed.storeIsBack(false);
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    handed.storeIsBack(true);
    go.countDown();
    finished();
    assertEquals(List.of(), kept());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  @DisplayName("SESS-01: what could not be removed is tried again when the store answers, once")
  void whatFailedIsTriedAgain() throws Exception {
    endedAndBack("long-ago");
    clock.advance(Duration.ofHours(1));
    store.failure = new IllegalStateException("another kind of fault");
    handed.storeIsBack(true);
    finished();
    store.failure = new StoreUnavailableException(null);
    handed.storeAnswered();
    finished();
    assertEquals(List.of("long-ago"), kept());
    store.failure = null;
    handed.storeAnswered();
    finished();
    assertEquals(List.of(), kept());
    endedAndBack("again");
    handed.storeAnswered();
    finished();
    assertEquals(List.of("again"), kept());
  }

  @Test
  @DisplayName("SESS-01: an outage that follows a set-back makes it no smaller")
  void anOutageAfterASetBackUndoesAll() throws Exception {
    endedAndBack("long-ago");
    clock.advance(Duration.ofHours(1));
    store.failure = new StoreUnavailableException(null);
    handed.storeIsBack(true);
    finished();
    store.failure = null;
    handed.storeIsBack(false);
    finished();
    assertEquals(List.of(), kept());
  }

  @Test
  @DisplayName("SESS-03: what was removed again is done, by a thread that holds no process up")
  void whatWasRemovedAgainIsDone() throws Exception {
    boolean[] isDaemon = {false};
    store.beforeRemoval = () -> isDaemon[0] = Thread.currentThread().isDaemon();
    ended.addUndone("undone");
    keep("undone");
    clock.advance(Duration.ofHours(1));
    handed.storeIsBack(false);
    finished();
    assertEquals(List.of(), kept());
    assertTrue(isDaemon[0]);
    keep("undone");
    handed.storeIsBack(false);
    finished();
    assertEquals(List.of("undone"), kept());
  }

  @Test
  @DisplayName("SESS-01: ends that others made known are remembered: sessions of this issuer alone")
  void endsOfOthersAreRemembered() {
    Instant until = clock.instant().plusSeconds(900);
    handed.revoked(Revocation.ofSession(ISSUER, "ended", until));
    handed.revoked(Revocation.ofSession("https://other.example", "others", until));
    handed.revoked(Revocation.ofToken(ISSUER, "token", until));
    assertTrue(ended.contains("ended"));
    assertFalse(ended.contains("others"));
    assertFalse(ended.contains("token"));
  }

  @Test
  @DisplayName("SESS-03: what the store could not be told counts, however long ago it was")
  void whatIsUndoneCounts() {
    ended.addUndone("undone");
    ended.addUndone("done");
    ended.done("done");
    clock.advance(Duration.ofDays(7));
    ended.add("new");
    assertEquals(List.of("new", "undone"), ended.since(clock.instant()));
    clock.advance(Duration.ofMillis(1));
    ended.add("newer");
    assertEquals(List.of("newer", "new"), ended.since(Instant.MIN));
    assertFalse(ended.contains("undone"));
  }

  @Test
  @DisplayName("SESS-01: the newest 100,000 ends are known, and one that ends again is new again")
  void theNewestAreKnown() {
    ended.add("first");
    ended.add("second");
    for (int i = 0; i < 99_998; i++) {
      ended.add("id-" + i);
    }
    assertTrue(ended.contains("first"));
    ended.add("first");
    ended.add("one more");
    assertTrue(ended.contains("first"));
    assertFalse(ended.contains("second"));
  }
}

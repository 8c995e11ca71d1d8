package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionLimit.WhenFull;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What has ended stays so, whatever the store says later. */
class LastingStoreTest {
  private final MovableClock clock = new MovableClock(Instant.now());
  private final SessionStore data = SessionStore.inMemory();
  private final UnreliableSessions store = new UnreliableSessions(data);
  private final EndedSessions ended = new EndedSessions(Duration.ofDays(7), clock);
  private final LastingStore lasting = new LastingStore(store, ended);

  private StoredSession session(String id) {
    Instant now = Instant.now();
    return new StoredSession(
        id,
        "alice",
        "web",
        Set.of(),
        now,
        now.plusSeconds(900),
        now.plusSeconds(900),
        "current",
        Optional.empty());
  }

  private static StoredSession rotated(StoredSession session) {
    Replaced replaced = new Replaced("current", "salt", session.startedAt());
    return session.rotated("next", replaced, session.idleUntil());
  }

  @Test
  @DisplayName("SESS-03: what was removed and is back is not found, listed or refreshed, and goes")
  void whatIsBackIsNotFound() {
    for (String id : List.of("removed", "taken")) {
      lasting.add(session(id));
    }
    assertTrue(lasting.remove("removed"));
    assertEquals("taken", lasting.take("taken").orElseThrow().id());
    for (String id : List.of("removed", "taken")) {
      data.add(session(id));
      assertFalse(lasting.replace(session(id), rotated(session(id))));
      assertEquals("current", data.find(id).orElseThrow().current());
      assertEquals(List.of(), lasting.ofSubject("alice"));
      assertEquals(Optional.empty(), lasting.find(id));
      assertEquals(Optional.empty(), data.find(id));
    }
    lasting.add(session("alive"));
    assertTrue(lasting.find("alive").isPresent());
    assertTrue(lasting.replace(session("alive"), rotated(session("alive"))));
    assertEquals(1, lasting.ofSubject("alice").size());
  }

  @Test
  @DisplayName("SESS-09: what gave way to a new session has ended, too")
  void whatGaveWayHasEnded() {
    SessionLimit one = new SessionLimit(1, WhenFull.OLDEST_ENDS);
    lasting.addWithin(one, session("first"));
    lasting.addWithin(one, session("second"));
    data.add(session("first"));
    assertEquals(Optional.empty(), lasting.find("first"));
    assertTrue(lasting.find("second").isPresent());
    SessionLimit strict = new SessionLimit(1, WhenFull.NEW_REJECTED);
    assertEquals(Optional.empty(), lasting.addWithin(strict, session("third")));
    assertTrue(lasting.find("second").isPresent());
  }

  @Test
  @DisplayName("SESS-03: what could not be removed has ended here, and is still to be done")
  void whatCouldNotBeRemoved() {
    lasting.add(session("one"));
    lasting.add(session("two"));
    store.failure = new StoreUnavailableException(null);
    assertThrows(StoreUnavailableException.class, () -> lasting.remove("one"));
    assertThrows(StoreUnavailableException.class, () -> lasting.take("two"));
    store.failure = null;
    clock.advance(Duration.ofHours(1));
    assertEquals(List.of("two", "one"), ended.since(clock.instant()));
    lasting.remove("one");
    clock.advance(Duration.ofHours(1));
    assertEquals(List.of("two"), ended.since(clock.instant()));
    assertEquals(Optional.empty(), lasting.find("two"));
  }

  @Test
  @DisplayName("SESS-10: counts and tickets are where the sessions are, and both are closed")
  void theRestIsTheStores() {
    EphemeralStore ephemeral = EphemeralStore.inMemory(clock);
    List<String> closed = new ArrayList<>();
    LastingStore own =
        new LastingStore(
            new SessionStore() {
              @Override
              public void add(StoredSession session) {}

              @Override
              public Optional<StoredSession> find(String id) {
                return Optional.empty();
              }

              @Override
              public boolean replace(StoredSession expected, StoredSession next) {
                return false;
              }

              @Override
              public boolean remove(String id) {
                return false;
              }

              @Override
              public List<StoredSession> ofSubject(String subject) {
                return List.of();
              }

              @Override
              public Optional<EphemeralStore> ephemeral() {
                return Optional.of(ephemeral);
              }

              @Override
              public void close() {
                closed.add("closed");
              }
            },
            ended);
    assertSame(ephemeral, own.ephemeral().orElseThrow());
    own.close();
    assertEquals(List.of("closed"), closed);
  }
}

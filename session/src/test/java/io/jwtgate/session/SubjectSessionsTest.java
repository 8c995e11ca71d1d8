package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a user sees of his sessions, and which of them end. */
class SubjectSessionsTest {
  private final MovableClock clock = new MovableClock(Instant.now());
  private final UnreliableSessions store = new UnreliableSessions(SessionStore.inMemory());
  private final Sessions sessions =
      Sessions.builder(
              TokenIssuer.of("https://login.example")
                  .audience("orders")
                  .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
                  .clock(clock)
                  .build(),
              subject -> Optional.of(Account.of(subject)))
          .store(store)
          .revocations(
              Revocations.sharedBy(RevocationStore.inMemory())
                  .clock(clock)
                  .listener(event -> {})
                  .build())
          .listener(event -> {})
          .clock(clock)
          .build();
  private final SubjectSessions subjects = sessions.ofSubjects();

  private String login(String subject) {
    SessionTokens tokens = sessions.start(Account.of(subject));
    clock.advance(Duration.ofSeconds(1));
    return tokens.sessionId();
  }

  private List<String> listed(String subject) {
    return subjects.list(subject).stream().map(UserSession::id).toList();
  }

  @Test
  @DisplayName("SESS-12: live sessions are listed, the newest first, and no one else's")
  void liveSessionsAreListed() {
    String first = login("alice");
    String second = login("alice");
    login("bob");
    assertEquals(List.of(second, first), listed("alice"));
    clock.advance(Duration.ofHours(24).minusSeconds(3).minusMillis(1));
    assertEquals(List.of(second, first), listed("alice"));
    clock.advance(Duration.ofMillis(1));
    assertEquals(List.of(second), listed("alice"));
  }

  @Test
  @DisplayName("SESS-12: a session that has ended is not listed, though the store has it again")
  void whatHasEndedIsNotListed() {
    String id = login("alice");
    StoredSession kept = store.find(id).orElseThrow();
    assertTrue(subjects.endOne("alice", id));
    store.add(kept);
    assertEquals(List.of(), listed("alice"));
  }

  @Test
  @DisplayName("SESS-12: one ends if it is the subject's, once, and no other")
  void oneEnds() {
    String own = login("alice");
    String other = login("alice");
    String bobs = login("bob");
    assertFalse(subjects.endOne("alice", bobs));
    assertFalse(subjects.endOne("alice", "nothing"));
    assertTrue(subjects.endOne("alice", own));
    assertFalse(subjects.endOne("alice", own));
    assertEquals(List.of(other), listed("alice"));
    assertEquals(List.of(bobs), listed("bob"));
  }

  @Test
  @DisplayName("SESS-12: all others end, also if one of them could not be, and then it is told so")
  void allOthersEnd() {
    login("alice");
    login("alice");
    String own = login("alice");
    AtomicInteger removals = new AtomicInteger();
    store.beforeRemoval =
        () -> {
          if (removals.incrementAndGet() == 1) {
            throw new StoreUnavailableException(null);
          }
        };
    assertThrows(StoreUnavailableException.class, () -> subjects.endOthers("alice", own));
    assertEquals(2, removals.get());
    subjects.endOthers("alice", own);
    assertEquals(List.of(own), listed("alice"));
    subjects.endAll("alice");
    assertEquals(List.of(), listed("alice"));
  }

  @Test
  @DisplayName("SESS-02: all end, also if one of them could not be, and then it is told so")
  void allEnd() {
    login("alice");
    login("alice");
    AtomicInteger removals = new AtomicInteger();
    store.beforeRemoval =
        () -> {
          if (removals.incrementAndGet() == 1) {
            throw new StoreUnavailableException(null);
          }
        };
    assertThrows(StoreUnavailableException.class, () -> sessions.endAllOf("alice"));
    assertEquals(2, removals.get());
    assertEquals(1, store.ofSubject("alice").size());
    sessions.endAllOf("alice");
    assertEquals(List.of(), store.ofSubject("alice"));
  }
}

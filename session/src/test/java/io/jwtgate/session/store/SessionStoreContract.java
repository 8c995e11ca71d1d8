package io.jwtgate.session.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jwtgate.session.store.StoredSession.Replaced;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of sessions keeps to. */
public abstract class SessionStoreContract {
  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private SessionStore here;
  private SessionStore there;

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock);

  @BeforeEach
  void open() {
    place = place(clock);
    here = place.sessions();
    there = place.sessions();
  }

  @AfterEach
  void close() throws Exception {
    place.close();
  }

  private StoredSession session(String id) {
    Instant now = clock.instant();
    return new StoredSession(
        id,
        "alice",
        "web",
        Set.of("read", "write"),
        now,
        now.plus(Duration.ofDays(7)),
        now.plus(Duration.ofDays(1)),
        "current-of-" + id,
        Optional.empty());
  }

  private StoredSession rotated(StoredSession session, String current) {
    Instant now = clock.instant();
    Replaced replaced = new Replaced(session.current(), "salt-of-" + current, now);
    return session.rotated(current, replaced, now.plus(Duration.ofDays(1)));
  }

  @Test
  void aSessionIsFoundAsItWasAdded() {
    here.add(session("one"));
    assertEquals(Optional.of(session("one")), there.find("one"));
  }

  @Test
  void aSessionWithoutScopesIsFoundWithoutScopes() {
    Instant now = clock.instant();
    StoredSession bare =
        new StoredSession(
            "one", "alice", "web", Set.of(), now, now.plusSeconds(9), now, "c", Optional.empty());
    here.add(bare.rotated("d", new Replaced("c", "s", now), now.plusSeconds(9)));
    assertEquals(Set.of(), there.find("one").orElseThrow().scopes());
  }

  @Test
  @DisplayName("SESS-12: details of a login are found as they were added, also after a rotation")
  void detailsAreKept() {
    Instant now = clock.instant();
    String details = "any text: ä";
    StoredSession detailed =
        new StoredSession(
            "one",
            "alice",
            "web",
            Set.of(),
            now,
            now.plusSeconds(9),
            now.plusSeconds(9),
            "c",
            Optional.empty(),
            details);
    here.add(detailed);
    assertEquals(details, there.find("one").orElseThrow().details());
    there.replace(detailed, rotated(detailed, "d"));
    assertEquals(details, here.find("one").orElseThrow().details());
    assertEquals(details, here.ofSubject("alice").get(0).details());
  }

  @Test
  void anUnknownSessionIsNotFound() {
    here.add(session("one"));
    assertEquals(Optional.empty(), there.find("two"));
  }

  @Test
  void aReplacedSessionIsFoundAsItIsNow() {
    here.add(session("one"));
    StoredSession next = rotated(session("one"), "next");
    assertTrue(there.replace(session("one"), next));
    assertEquals(Optional.of(next), here.find("one"));
  }

  @Test
  @DisplayName("RT-04: whoever expects an older version replaces nothing")
  void anOlderVersionIsNotReplaced() {
    here.add(session("one"));
    StoredSession next = rotated(session("one"), "next");
    assertTrue(here.replace(session("one"), next));
    assertFalse(there.replace(session("one"), rotated(session("one"), "other")));
    assertEquals(Optional.of(next), there.find("one"));
  }

  @Test
  void aRemovedSessionIsNotReplaced() {
    here.add(session("one"));
    assertTrue(there.remove("one"));
    assertFalse(here.replace(session("one"), rotated(session("one"), "next")));
    assertEquals(Optional.empty(), here.find("one"));
  }

  @Test
  void aSessionIsRemovedOnce() {
    here.add(session("one"));
    assertTrue(here.remove("one"));
    assertFalse(there.remove("one"));
  }

  @Test
  @DisplayName("RT-04: of 50 replacements at once on two nodes, one succeeds")
  void oneOfManySucceeds() throws Exception {
    try (Race race = new Race(50)) {
      for (int round = 0; round < 20; round++) {
        StoredSession first = session("round-" + round);
        here.add(first);
        List<Boolean> won =
            race.run(
                number ->
                    (number % 2 == 0 ? here : there)
                        .replace(first, rotated(first, "of-" + number)));
        assertEquals(1, Collections.frequency(won, true));
      }
    }
  }

  @Test
  void theSessionsOfASubjectAreItsOwn() {
    Instant now = clock.instant();
    here.add(session("one"));
    here.add(session("two"));
    here.add(
        new StoredSession(
            "bobs",
            "bob",
            "web",
            Set.of(),
            now,
            now.plusSeconds(9),
            now.plusSeconds(9),
            "c",
            Optional.empty()));
    assertEquals(Set.of(session("one"), session("two")), Set.copyOf(there.ofSubject("alice")));
    assertEquals(List.of(), there.ofSubject("carol"));
  }

  @Test
  void aRemovedSessionIsNoLongerItsSubjects() {
    here.add(session("one"));
    here.add(session("two"));
    there.remove("one");
    assertEquals(List.of(session("two")), here.ofSubject("alice"));
  }

  @Test
  @DisplayName("RT-19: sessions that ended are not kept for ever")
  void endedSessionsAreForgotten() {
    here.add(session("one"));
    clock.advance(Duration.ofDays(2));
    here.add(session("two"));
    place.forgetEnded();
    assertEquals(1, place.keptSessions());
    assertEquals(Optional.of(session("two")), there.find("two"));
  }

  @Test
  @DisplayName("SESS-05: a node whose clock is an hour ahead makes the store forget no session")
  void aFastClockForgetsNoSession() {
    assumeFalse(place instanceof MemoryPlace, "one process has one clock");
    here.add(session("one"));
    Duration ahead = Duration.ofDays(1).plusMinutes(59);
    clock.advance(ahead);
    here.add(session("two"));
    place.forgetEnded();
    clock.advance(ahead.negated());
    assertEquals(Optional.of(session("one")), there.find("one"));
  }

  @Test
  void aSessionIsTakenOnceAndAsItWasLast() {
    here.add(session("one"));
    StoredSession next = rotated(session("one"), "next");
    here.replace(session("one"), next);
    assertEquals(Optional.of(next), there.take("one"));
    assertEquals(Optional.empty(), here.take("one"));
    assertEquals(List.of(), here.ofSubject("alice"));
  }

  private StoredSession sessionOf(String subject, String id) {
    StoredSession like = session(id);
    return new StoredSession(
        id,
        subject,
        "web",
        like.scopes(),
        like.startedAt(),
        like.expiresAt(),
        like.idleUntil(),
        like.current(),
        Optional.empty());
  }

  @Test
  @DisplayName("SESS-08: subjects are compared exactly, whatever the database's collation is")
  void subjectsAreComparedExactly() {
    List<String> alike =
        List.of("victim", "VICTIM", "victim ", "victím", "vict\u0131m", "v\ud83d\ude00");
    List<String> kept = new ArrayList<>();
    for (String subject : alike) {
      String id = "id-" + kept.size();
      here.addWithin(ONE_EACH, sessionOf(subject, id));
      kept.add(subject);
    }
    for (int i = 0; i < kept.size(); i++) {
      StoredSession expected = sessionOf(kept.get(i), "id-" + i);
      assertEquals(List.of(expected), there.ofSubject(kept.get(i)));
    }
  }

  private static final SessionLimit ONE_EACH =
      new SessionLimit(1, SessionLimit.WhenFull.OLDEST_ENDS);

  @Test
  @DisplayName("SESS-09: one session too many ends the oldest, and no other")
  void theOldestGivesWay() {
    SessionLimit two = new SessionLimit(2, SessionLimit.WhenFull.OLDEST_ENDS);
    for (String id : List.of("one", "two")) {
      assertEquals(Optional.of(List.of()), here.addWithin(two, session(id)));
      clock.advance(Duration.ofSeconds(1));
    }
    StoredSession oldest = here.find("one").orElseThrow();
    assertEquals(Optional.of(List.of(oldest)), there.addWithin(two, session("three")));
    assertEquals(
        Set.of("two", "three"),
        there.ofSubject("alice").stream().map(StoredSession::id).collect(Collectors.toSet()));
    assertEquals(Optional.empty(), here.find("one"));
    assertEquals(Optional.of(List.of()), here.addWithin(two, sessionOf("bob", "bobs")));
  }

  @Test
  @DisplayName("SESS-09: where none gives way, one session too many is rejected until one ends")
  void aNewSessionIsRejected() {
    SessionLimit two = new SessionLimit(2, SessionLimit.WhenFull.NEW_REJECTED);
    here.addWithin(two, session("one"));
    here.addWithin(two, session("two"));
    assertEquals(Optional.empty(), there.addWithin(two, session("three")));
    assertEquals(Optional.empty(), there.find("three"));
    here.remove("one");
    assertEquals(Optional.of(List.of()), there.addWithin(two, session("four")));
    assertEquals(Optional.empty(), here.addWithin(two, session("five")));
    clock.advance(Duration.ofDays(2));
    assertEquals(Optional.of(List.of()), here.addWithin(two, session("six")));
  }

  @Test
  @DisplayName("SESS-09: a session that was refreshed counts for as long as it lasts")
  void aRefreshedSessionCounts() {
    SessionLimit one = new SessionLimit(1, SessionLimit.WhenFull.NEW_REJECTED);
    here.addWithin(one, session("one"));
    clock.advance(Duration.ofHours(20));
    StoredSession kept = here.find("one").orElseThrow();
    assertTrue(here.replace(kept, rotated(kept, "next")));
    clock.advance(Duration.ofHours(20));
    assertEquals(Optional.empty(), there.addWithin(one, session("two")));
    assertEquals(1, there.ofSubject("alice").size());
  }

  @ParameterizedTest
  @EnumSource(SessionLimit.WhenFull.class)
  @DisplayName("SESS-09: of 40 logins at once on two nodes, no more than three sessions are left")
  void theLimitHoldsInARace(SessionLimit.WhenFull whenFull) throws Exception {
    SessionLimit three = new SessionLimit(3, whenFull);
    try (Race race = new Race(40)) {
      List<Boolean> added =
          race.run(
              number ->
                  (number % 2 == 0 ? here : there)
                      .addWithin(three, session("race-" + number))
                      .isPresent());
      assertEquals(3, here.ofSubject("alice").size());
      boolean rejects = whenFull == SessionLimit.WhenFull.NEW_REJECTED;
      assertEquals(rejects ? 3 : 40, Collections.frequency(added, true));
    }
  }
}

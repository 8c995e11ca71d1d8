package io.jwtgate.session.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of revocations keeps to. */
public abstract class RevocationStoreContract {
  private static final String ISSUER = "https://login.example";

  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private RevocationStore here;
  private RevocationStore there;

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock);

  @BeforeEach
  void open() {
    place = place(clock);
    here = place.revocations();
    there = place.revocations();
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
    place.close();
  }

  private Revocation ofToken(String id) {
    return Revocation.ofToken(ISSUER, id, clock.instant().plusSeconds(900));
  }

  private static Set<Revocation> told(RevocationChanges changes) {
    return Set.copyOf(changes.revocations());
  }

  @Test
  @DisplayName("REV-02: each kind of revocation is told as it was published")
  void eachKindIsTold() {
    Instant now = clock.instant();
    Instant until = now.plusSeconds(900);
    Set<Revocation> all =
        Set.of(
            ofToken("id"),
            Revocation.ofSession(ISSUER, "sid", until),
            Revocation.ofSubject(ISSUER, "alice ü", now, until),
            Revocation.ofClient(ISSUER, "web", now, until),
            Revocation.ofIssuer(ISSUER, now, until));
    all.forEach(here::publish);
    assertEquals(all, told(there.changesSince(RevocationChanges.START)));
  }

  @Test
  void anEmptyStoreTellsNothing() {
    RevocationChanges changes = here.changesSince(RevocationChanges.START);
    assertEquals(List.of(), changes.revocations());
    assertTrue(changes.complete());
  }

  @Test
  void onlyWhatIsNewIsTold() {
    here.publish(ofToken("one"));
    String position = there.changesSince(RevocationChanges.START).position();
    here.publish(ofToken("two"));
    RevocationChanges changes = there.changesSince(position);
    assertEquals(Set.of(ofToken("two")), told(changes));
    assertEquals(List.of(), there.changesSince(changes.position()).revocations());
  }

  @Test
  void whatIsPublishedAgainIsToldAgain() {
    here.publish(ofToken("one"));
    String position = there.changesSince(RevocationChanges.START).position();
    Revocation longer = Revocation.ofToken(ISSUER, "one", clock.instant().plusSeconds(1800));
    here.publish(longer);
    assertEquals(Set.of(longer), told(there.changesSince(position)));
  }

  @Test
  @DisplayName("REV-10: one target is kept once, however often it is published")
  void oneTargetIsKeptOnce() {
    for (int i = 0; i < 10; i++) {
      here.publish(ofToken("one"));
      clock.advance(Duration.ofSeconds(1));
    }
    assertEquals(1, place.keptRevocations());
  }

  @Test
  void aShorterRevocationShortensNothing() {
    here.publish(ofToken("one"));
    here.publish(Revocation.ofToken(ISSUER, "one", clock.instant().plusSeconds(10)));
    assertEquals(Set.of(ofToken("one")), told(there.changesSince(RevocationChanges.START)));
  }

  @Test
  @DisplayName("REV-05: what has ended is neither told nor kept")
  void whatHasEndedIsForgotten() {
    here.publish(ofToken("one"));
    clock.advance(Duration.ofSeconds(901));
    assertEquals(List.of(), there.changesSince(RevocationChanges.START).revocations());
    clock.advance(ClockMargin.LENGTH);
    here.publish(ofToken("two"));
    place.forgetEnded();
    assertEquals(1, place.keptRevocations());
    assertEquals(Set.of(ofToken("two")), told(there.changesSince(RevocationChanges.START)));
  }

  @Test
  @DisplayName("REV-04: two of one target are one: the later of each of their times")
  void momentsMerge() {
    Instant now = clock.instant();
    Instant later = now.plusSeconds(9);
    String position = there.changesSince(RevocationChanges.START).position();
    here.publish(Revocation.ofSubject(ISSUER, "alice", later, now.plusSeconds(60)));
    there.publish(Revocation.ofSubject(ISSUER, "alice", now, now.plusSeconds(900)));
    Revocation both = Revocation.ofSubject(ISSUER, "alice", later, now.plusSeconds(900));
    assertEquals(Set.of(both), told(there.changesSince(position)));
    assertEquals(1, place.keptRevocations());
  }

  @Test
  void aPositionThatTheStoreDoesNotKnowGivesAll() {
    here.publish(ofToken("one"));
    String later = Long.toString(Long.MAX_VALUE / 2);
    RevocationChanges changes = there.changesSince(positionLike(there, later));
    assertTrue(changes.complete());
    assertEquals(Set.of(ofToken("one")), told(changes));
  }

  @Test
  @DisplayName("SESS-01: the same number with another mark is a position of another history")
  void aPositionOfAnotherHistoryGivesAll() {
    here.publish(ofToken("one"));
    here.publish(ofToken("two"));
    RevocationPosition known =
        RevocationPosition.parse(there.changesSince(RevocationChanges.START).position());
    here.publish(ofToken("three"));
    RevocationChanges next = there.changesSince(known.toString());
    assertFalse(next.complete());
    assertEquals(Set.of(ofToken("three")), told(next));
    RevocationChanges all =
        there.changesSince(new RevocationPosition(known.number(), "of-another").toString());
    assertTrue(all.complete());
    assertEquals(Set.of(ofToken("one"), ofToken("two"), ofToken("three")), told(all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ":", "1", "-1:a", "99999999999999999999:a", "0:x", "1:"})
  @DisplayName("SESS-01: what is no position gives all")
  void whatIsNoPositionGivesAll(String position) {
    here.publish(ofToken("one"));
    assertEquals(Set.of(ofToken("one")), told(there.changesSince(position)));
  }

  @Test
  @DisplayName("SESS-05: a node whose clock is an hour ahead makes the store forget nothing")
  void aFastClockForgetsNothing() {
    assumeFalse(place instanceof MemoryPlace, "one process has one clock");
    here.publish(ofToken("one"));
    clock.advance(ClockMargin.LENGTH);
    here.publish(ofToken("two"));
    place.forgetEnded();
    clock.advance(ClockMargin.LENGTH.negated());
    assertTrue(told(there.changesSince(RevocationChanges.START)).contains(ofToken("one")));
  }

  /** The store's present position with another number at its end. */
  private static String positionLike(RevocationStore store, String number) {
    String position = store.changesSince(RevocationChanges.START).position();
    return position.replaceAll("^[0-9]+", number);
  }

  @Test
  @DisplayName("REV-09: a reader misses nothing of what is published at the same time")
  void aReaderMissesNothing() throws Exception {
    Set<Revocation> seen = new HashSet<>();
    Set<Revocation> all = new HashSet<>();
    IntStream.range(0, 200).forEach(number -> all.add(ofToken("id-" + number)));
    try (Race race = new Race(5)) {
      race.run(number -> number == 0 ? readUntilAll(seen, all) : publishQuarter(number - 1));
    }
    assertEquals(all, seen);
  }

  private int publishQuarter(int quarter) {
    IntStream.range(quarter * 50, quarter * 50 + 50)
        .forEach(number -> (number % 2 == 0 ? here : there).publish(ofToken("id-" + number)));
    return quarter;
  }

  /** Reads on from each position; a revocation that is passed over is never seen again. */
  private int readUntilAll(Set<Revocation> seen, Set<Revocation> all) {
    Instant giveUp = Instant.now().plusSeconds(60);
    String position = RevocationChanges.START;
    while (!seen.containsAll(all) && Instant.now().isBefore(giveUp)) {
      RevocationChanges changes = there.changesSince(position);
      seen.addAll(changes.revocations());
      position = changes.position();
    }
    return 0;
  }
}

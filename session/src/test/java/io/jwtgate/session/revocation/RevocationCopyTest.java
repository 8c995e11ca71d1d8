package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.Revocation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a process knows to be revoked: merged, forgotten, weighed and numbered. */
class RevocationCopyTest {
  private static final String ISSUER = "https://login.example";
  private static final String OTHER = "https://other.example";
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final RevocationCopy copy = new RevocationCopy();

  private static Revocation session(String id, int seconds) {
    return Revocation.ofSession(ISSUER, id, NOW.plusSeconds(seconds));
  }

  private static Revocation subject(int before, int until) {
    return Revocation.ofSubject(ISSUER, "alice", NOW.plusSeconds(before), NOW.plusSeconds(until));
  }

  private boolean knows(Revocation revocation) {
    return copy.find(revocation.target()).equals(Optional.of(revocation));
  }

  @Test
  @DisplayName("REV-04: two of one target are one, and only what is new is told as new")
  void twoOfOneTargetAreOne() {
    assertTrue(copy.add(subject(9, 60)));
    assertTrue(copy.add(subject(0, 900)));
    assertTrue(knows(subject(9, 900)));
    assertFalse(copy.add(subject(9, 900)));
    assertFalse(copy.add(subject(3, 30)));
    assertTrue(knows(subject(9, 900)));
    assertEquals(1, copy.size());
  }

  @Test
  @DisplayName(
      "REV-05: an entry is forgotten at its end, and one that was prolonged at the later one")
  void entriesAreForgottenAtTheirEnd() {
    copy.add(session("one", 60));
    copy.add(session("two", 60));
    copy.add(session("two", 90));
    copy.add(session("three", 100));
    copy.forgetEndedAt(NOW.plusSeconds(60).minusMillis(1));
    assertEquals(3, copy.size());
    copy.forgetEndedAt(NOW.plusSeconds(60));
    assertEquals(Set.of(session("two", 90), session("three", 100)), Set.copyOf(copy.all()));
    copy.forgetEndedAt(NOW.plusSeconds(90));
    assertEquals(Set.of(session("three", 100)), Set.copyOf(copy.all()));
  }

  @Test
  @DisplayName("REV-10: what is known weighs by its texts, and nothing once it is forgotten")
  void whatIsKnownWeighs() {
    copy.add(session("one", 60));
    long weight = copy.bytes();
    assertEquals(250 + ISSUER.length() + "one".length(), weight);
    copy.add(session("one", 90));
    assertEquals(weight, copy.bytes());
    copy.add(session("two", 60));
    assertEquals(2 * weight, copy.bytes());
    copy.forgetEndedAt(NOW.plusSeconds(90));
    assertEquals(0, copy.bytes());
    assertEquals(0, copy.size());
  }

  @Test
  @DisplayName("SESS-04: an entry of the issuer takes the place of single ones that end no later")
  void anIssuersEntryTakesTheirPlace() {
    Revocation ofIssuer = Revocation.ofIssuer(ISSUER, NOW, NOW.plusSeconds(900));
    Revocation token = Revocation.ofToken(ISSUER, "id", NOW.plusSeconds(900));
    Revocation longer = session("longer", 901);
    Revocation others = Revocation.ofSession(OTHER, "one", NOW.plusSeconds(60));
    Revocation client = Revocation.ofClient(ISSUER, "web", NOW, NOW.plusSeconds(60));
    for (Revocation each :
        Set.of(token, longer, others, client, subject(0, 60), session("one", 900), ofIssuer)) {
      copy.add(each);
    }
    copy.forgetCoveredBy(ofIssuer);
    assertEquals(Set.of(longer, others, client, subject(0, 60), ofIssuer), Set.copyOf(copy.all()));
    copy.add(session("one", 950));
    copy.forgetEndedAt(NOW.plusSeconds(900));
    assertEquals(Set.of(longer, session("one", 950)), Set.copyOf(copy.all()));
    copy.forgetEndedAt(NOW.plusSeconds(950));
    assertEquals(0, copy.size());
    assertEquals(0, copy.bytes());
  }

  @Test
  @DisplayName("SESS-02: ends of subjects have an order, also of the same one within a moment")
  void endsOfSubjectsHaveAnOrder() {
    SubjectEnds ends = copy.subjectEnds();
    Revocation.Target alice = subject(0, 60).target();
    Revocation.Target bob = Revocation.ofSubject(ISSUER, "bob", NOW, NOW).target();
    assertFalse(ends.isHeardAfter(ends.last(), alice));
    copy.add(subject(0, 60));
    long first = ends.last();
    assertTrue(ends.isHeardAfter(first - 1, alice));
    assertFalse(ends.isHeardAfter(first, alice));
    copy.add(session("one", 60));
    assertEquals(first, ends.last());
    copy.add(subject(0, 60));
    assertTrue(ends.isHeardAfter(first, alice));
    assertFalse(ends.isHeardAfter(first - 1, bob));
    copy.forgetEndedAt(NOW.plusSeconds(60));
    assertFalse(ends.isHeardAfter(0, alice));
  }
}

package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.store.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a process must make sure that the store has. */
class OwnRevocationsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final OwnRevocations own = new OwnRevocations();

  private static Revocation subject(int before, int until) {
    return Revocation.ofSubject(
        "https://login.example", "alice", NOW.plusSeconds(before), NOW.plusSeconds(until));
  }

  private static final Revocation BOTH = subject(9, 900);

  @Test
  @DisplayName("SESS-01: what was published is due until the store has told of it")
  void whatWasPublishedIsDue() {
    own.begin(BOTH);
    assertEquals(List.of(), own.due());
    own.finish(BOTH);
    assertEquals(List.of(BOTH), own.due());
    own.told(List.of(subject(9, 899), subject(8, 900)));
    assertEquals(List.of(), own.due());
    own.finish(BOTH);
    assertEquals(List.of(), own.due());
  }

  @Test
  @DisplayName("SESS-01: what the store has told of already is not due after it was published")
  void whatWasToldMeanwhileIsNotDue() {
    own.begin(BOTH);
    own.told(List.of(BOTH));
    own.finish(BOTH);
    assertEquals(List.of(), own.due());
  }

  @Test
  @DisplayName("REV-04: less than it is not it: an earlier moment, or a shorter time")
  void lessIsNotIt() {
    own.expect(BOTH);
    own.told(List.of(subject(8, 900)));
    own.told(List.of(subject(9, 899)));
    assertEquals(List.of(BOTH), own.due());
    own.told(List.of(subject(10, 901)));
    assertEquals(List.of(), own.due());
  }

  @Test
  @DisplayName("REV-05: what has ended is due no more")
  void whatHasEndedIsNotDue() {
    own.expect(BOTH);
    List<Revocation> expected = own.due();
    assertEquals(expected, own.stillDue(expected, NOW.plusSeconds(900).minusMillis(1)));
    assertEquals(List.of(), own.stillDue(expected, NOW.plusSeconds(900)));
    assertEquals(List.of(), own.due());
  }

  @Test
  @DisplayName("SESS-01: of all that is known, what a store lacks and nobody is just publishing")
  void whatAStoreLacks() {
    Revocation lacking = Revocation.ofToken("https://login.example", "a", NOW);
    Revocation underWay = Revocation.ofToken("https://login.example", "b", NOW);
    own.begin(underWay);
    assertEquals(
        List.of(lacking),
        own.missing(List.of(subject(9, 60), subject(0, 900)), List.of(BOTH, lacking, underWay)));
    own.finish(underWay);
    assertEquals(
        Set.of(lacking, underWay), Set.copyOf(own.missing(List.of(), List.of(lacking, underWay))));
  }

  @Test
  @DisplayName("SESS-01: what a store will never take is neither due nor under way")
  void whatIsNeverTaken() {
    own.begin(BOTH);
    own.drop(BOTH);
    own.finish(BOTH);
    own.expect(BOTH);
    own.drop(BOTH);
    assertEquals(List.of(), own.due());
  }
}

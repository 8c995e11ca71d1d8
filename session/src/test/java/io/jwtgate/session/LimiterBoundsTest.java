package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.login.LoginLimiter;
import io.jwtgate.session.login.LoginLimits;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each limit to the last attempt, on this node and on another. */
class LimiterBoundsTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final LoginLimits LIMITS = new LoginLimits(3, 6, 9, WINDOW);

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final EphemeralStore shared = EphemeralStore.inMemory(clock);
  private final LoginLimiter here = LoginLimiter.sharedBy(shared, LIMITS, clock);
  private final LoginLimiter there = LoginLimiter.sharedBy(shared, LIMITS, clock);

  /** How many attempts fail before one is not looked at; at most so many. */
  private static int failures(LoginLimiter limiter, String name, String source, int most) {
    int failed = 0;
    while (failed < most && limiter.attempt(name, source).isEmpty()) {
      limiter.failed(name, source);
      failed++;
    }
    return failed;
  }

  @Test
  @DisplayName("SESS-10: three of one name from one address, seen on both nodes, for the window")
  void ofOneNameFromOneAddress() {
    assertEquals(3, failures(here, "alice", "a", 9));
    assertEquals(0, failures(there, "alice", "a", 9));
    assertEquals(Optional.of(WINDOW), there.attempt("alice", "a"));
    clock.advance(WINDOW.minusMillis(1));
    assertEquals(0, failures(here, "alice", "a", 9));
    clock.advance(Duration.ofMillis(1));
    assertEquals(3, failures(here, "alice", "a", 9));
  }

  @Test
  @DisplayName("SESS-10: beyond six of one name a new address has three, and beyond sixty none")
  void ofOneNameFromAnywhere() {
    LoginLimiter wide = LoginLimiter.sharedBy(shared, new LoginLimits(5, 6, 900, WINDOW), clock);
    for (int source = 0; source < 6; source++) {
      assertEquals(1, failures(wide, "alice", "first-" + source, 1));
    }
    assertEquals(3, failures(wide, "alice", "new", 9));
    assertEquals(5, failures(wide, "bob", "new", 9));
    for (int source = 0; source < 51; source++) {
      assertEquals(1, failures(wide, "alice", "more-" + source, 1), "" + source);
    }
    assertEquals(0, failures(wide, "alice", "last", 1));
    assertEquals(Optional.of(WINDOW), wide.attempt("alice", "last"));
  }

  @Test
  @DisplayName("SESS-10: exactly six of one name narrow nothing yet")
  void exactlySixNarrowNothing() {
    LoginLimiter wide = LoginLimiter.sharedBy(shared, new LoginLimits(5, 6, 900, WINDOW), clock);
    assertEquals(1, failures(wide, "alice", "first", 1));
    assertEquals(5, failures(wide, "alice", "second", 5));
  }

  @Test
  @DisplayName("SESS-10: nine of all names from one address, unless it is known to the name")
  void ofAllNamesFromOneAddress() {
    assertTrue(here.attempt("owner", "a").isEmpty());
    here.succeeded("owner", "a");
    for (int name = 0; name < 9; name++) {
      assertEquals(1, failures(here, "name-" + name, "a", 1));
    }
    assertEquals(0, failures(here, "name-9", "a", 1));
    assertEquals(0, failures(there, "name-9", "a", 1));
    assertEquals(1, failures(there, "name-9", "b", 1));
    assertTrue(there.attempt("owner", "a").isEmpty());
  }

  @Test
  @DisplayName("SESS-10: an address is known to a name for thirty days, on both nodes")
  void anAddressIsKnownForThirtyDays() {
    assertTrue(here.attempt("alice", "home").isEmpty());
    here.succeeded("alice", "home");
    clock.advance(Duration.ofDays(30).minus(WINDOW));
    lockOut();
    assertTrue(there.attempt("alice", "home").isEmpty());
    there.withdrawn("alice", "home");
    clock.advance(WINDOW);
    lockOut();
    assertTrue(there.attempt("alice", "home").isPresent());
  }

  private void lockOut() {
    for (int source = 0; source < 70; source++) {
      failures(here, "alice", "attacker-" + source, 1);
    }
  }

  @Test
  @DisplayName(
      "SESS-10: valid logins of a name are bounded on each node, and withdrawn ones are not")
  void validLoginsAreBounded() {
    for (int i = 0; i < 6; i++) {
      assertTrue(here.attempt("alice", "a").isEmpty());
      here.succeeded("alice", "a");
    }
    assertEquals(Optional.of(WINDOW), here.attempt("alice", "a"));
    for (int i = 0; i < 20; i++) {
      assertTrue(here.attempt("bob", "a").isEmpty());
      here.withdrawn("bob", "a");
    }
  }

  @Test
  @DisplayName("SESS-10: an attempt that was not looked at counts for nothing")
  void whatWasNotLookedAtCountsForNothing() {
    assertEquals(3, failures(here, "alice", "a", 3));
    for (int i = 0; i < 50; i++) {
      assertTrue(here.attempt("alice", "a").isPresent());
    }
    assertEquals(1, failures(here, "alice", "b", 1));
    assertEquals(1, failures(here, "bob", "a", 1));
  }

  @Test
  @DisplayName(
      "SESS-10: where fewer are allowed than three, a name under attack has no more either")
  void fewerThanThree() {
    LoginLimiter narrow = LoginLimiter.sharedBy(shared, new LoginLimits(1, 2, 900, WINDOW), clock);
    for (int source = 0; source < 3; source++) {
      assertEquals(1, failures(narrow, "alice", "from-" + source, 1));
    }
    assertEquals(1, failures(narrow, "alice", "new", 9));
  }
}

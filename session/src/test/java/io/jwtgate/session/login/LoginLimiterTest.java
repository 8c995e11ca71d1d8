package io.jwtgate.session.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginLimiterTest {
  private static final LoginLimits LIMITS = new LoginLimits(5, 10, 20, Duration.ofMinutes(5));

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final EphemeralStore shared = EphemeralStore.inMemory(clock);
  private final LoginLimiter here = LoginLimiter.sharedBy(shared, LIMITS, clock);
  private final LoginLimiter there = LoginLimiter.sharedBy(shared, LIMITS, clock);

  private static boolean fails(LoginLimiter limiter, String name, String source) {
    boolean admitted = limiter.attempt(name, source).isEmpty();
    if (admitted) {
      limiter.failed(name, source);
    }
    return admitted;
  }

  private static boolean succeeds(LoginLimiter limiter, String name, String source) {
    boolean admitted = limiter.attempt(name, source).isEmpty();
    if (admitted) {
      limiter.succeeded(name, source);
    }
    return admitted;
  }

  private static void failTimes(int times, LoginLimiter limiter, String name, String source) {
    for (int i = 0; i < times; i++) {
      assertTrue(fails(limiter, name, source), () -> name + " from " + source);
    }
  }

  @Test
  @DisplayName("SESS-10: failures on one node count on the other")
  void failuresAreShared() {
    failTimes(3, here, "alice", "192.0.2.1");
    failTimes(2, there, "alice", "192.0.2.1");
    assertEquals(Optional.of(Duration.ofMinutes(5)), here.attempt("alice", "192.0.2.1"));
    assertTrue(there.attempt("alice", "192.0.2.1").isPresent());
    clock.advance(Duration.ofMinutes(5));
    assertTrue(fails(here, "alice", "192.0.2.1"));
  }

  @Test
  @DisplayName("SESS-10: attempts that are under way count, and valid ones do not")
  void attemptsUnderWayCount() {
    for (int i = 0; i < 5; i++) {
      assertTrue(here.attempt("alice", "192.0.2.1").isEmpty());
    }
    assertTrue(here.attempt("alice", "192.0.2.1").isPresent());
    here.succeeded("alice", "192.0.2.1");
    here.withdrawn("alice", "192.0.2.1");
    assertTrue(here.attempt("alice", "192.0.2.1").isEmpty());
    assertTrue(here.attempt("alice", "192.0.2.1").isEmpty());
    assertTrue(here.attempt("alice", "192.0.2.1").isPresent());
  }

  @ParameterizedTest
  @DisplayName("SESS-10: spellings that look alike are one name")
  @CsvSource({
    "jos\u00e9,jose\u0301",
    "alice,ALICE",
    "alice,' alice '",
    "alice,\uff41\uff4c\uff49\uff43\uff45",
    "stra\u00dfe,STRASSE"
  })
  void spellingsAreOneName(String one, String other) {
    failTimes(5, here, one, "192.0.2.1");
    assertTrue(here.attempt(other, "192.0.2.1").isPresent());
    assertTrue(here.attempt("carol", "192.0.2.1").isEmpty());
  }

  @ParameterizedTest
  @DisplayName(
      "SESS-10: an address counts as it is, of IPv6 its /64, whatever a proxy writes along")
  @CsvSource({
    "2001:db8:1:2::1,2001:db8:1:2:ffff:ffff:ffff:ffff,true",
    "2001:db8:1:2::1,2001:DB8:1:2:0:0:0:9,true",
    "2001:db8:1:2::1,[2001:db8:1:2::5]:443,true",
    "fe80::1%eth0,fe80::2%eth1,true",
    "2001:db8:1:2::1,2001:db8:1:3::1,false",
    "192.0.2.1,192.0.2.1:4711,true",
    "192.0.2.1,::ffff:192.0.2.1,true",
    "192.0.2.1,192.0.2.2,false",
    "unknown,_hidden,false"
  })
  void addressesCountByNetwork(String one, String other, boolean same) {
    failTimes(5, here, "alice", one);
    assertEquals(same, here.attempt("alice", other).isPresent());
  }

  @Test
  @DisplayName("SESS-10: under attack from everywhere an owner has tries where nobody else is")
  void ownerHasTriesElsewhere() {
    for (int source = 1; source <= 10; source++) {
      failTimes(1, here, "alice", "203.0.113." + source);
    }
    failTimes(3, here, "alice", "198.51.100.1");
    assertTrue(here.attempt("alice", "198.51.100.1").isPresent());
    assertTrue(succeeds(there, "alice", "198.51.100.2"));
  }

  @Test
  @DisplayName("SESS-10: where an owner has logged in before, no attack from elsewhere counts")
  void knownAddressIsNotLockedOut() {
    assertTrue(succeeds(here, "alice", "198.51.100.1"));
    for (int source = 0; source < 100; source++) {
      fails(here, "alice", "203.0.113." + source);
    }
    assertTrue(here.attempt("alice", "198.51.100.3").isPresent());
    failTimes(4, there, "alice", "198.51.100.1");
    assertTrue(succeeds(there, "alice", "198.51.100.1"));
  }

  @Test
  @DisplayName("SESS-10: where the address is not known, one client does not count for all")
  void unknownAddressIsNoSource() {
    for (int name = 0; name < 30; name++) {
      failTimes(1, here, "name-" + name, "");
    }
    failTimes(5, here, "alice", "");
    assertTrue(here.attempt("alice", "").isPresent());
  }

  @Test
  @DisplayName("SESS-10: while the store is away each node counts its own")
  void storeAwayCountsHere() {
    LoginLimiter alone = LoginLimiter.sharedBy(new Away(), LIMITS, clock);
    failTimes(5, alone, "alice", "192.0.2.1");
    assertTrue(alone.attempt("alice", "192.0.2.1").isPresent());
    assertTrue(succeeds(alone, "alice", "192.0.2.2"));
  }

  @Test
  void limitsMustBeInRange() {
    Duration window = Duration.ofMinutes(5);
    assertEquals(
        "login-failures: write a number above 0",
        assertThrows(IllegalArgumentException.class, () -> new LoginLimits(0, 1, 1, window))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new LoginLimits(1, 1, 1, Duration.ofDays(2)));
  }

  private static final class Away implements EphemeralStore {
    private static StoreUnavailableException down() {
      return new StoreUnavailableException(null);
    }

    @Override
    public Count count(String name) {
      throw down();
    }

    @Override
    public void add(String name, int amount, Duration lasting) {
      throw down();
    }

    @Override
    public void put(String name, String text, Instant until) {
      throw down();
    }

    @Override
    public Optional<String> take(String name) {
      throw down();
    }
  }
}

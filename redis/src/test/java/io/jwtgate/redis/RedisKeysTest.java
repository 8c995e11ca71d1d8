package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionLimit.WhenFull;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Which keys there are, and for how long: as long as what they stand for, and an hour more. */
class RedisKeysTest {
  private final MovableClock clock =
      new MovableClock(Instant.now().truncatedTo(ChronoUnit.MINUTES));
  private final Jedis jedis = new Jedis(RealRedis.shared().uri());
  private RedisPlace place;
  private SessionStore sessions;

  @BeforeEach
  void open() {
    place = RedisPlace.emptied(RealRedis.shared(), clock);
    sessions = place.sessions();
  }

  @AfterEach
  void close() {
    place.close();
    jedis.close();
  }

  private StoredSession session(String id, Duration idle) {
    Instant now = clock.instant();
    return new StoredSession(
        id,
        "alice",
        "web",
        Set.of(),
        now,
        now.plus(Duration.ofDays(7)),
        now.plus(idle),
        "current",
        Optional.empty());
  }

  private static StoredSession rotated(StoredSession session, Instant idleUntil) {
    return session.rotated("next", new Replaced("current", "salt", session.startedAt()), idleUntil);
  }

  private String only(String pattern) {
    List<String> keys = List.copyOf(jedis.keys(pattern));
    assertEquals(1, keys.size(), () -> "of " + pattern);
    return keys.get(0);
  }

  private Instant endOf(String pattern) {
    String key = only(pattern);
    long ends = System.currentTimeMillis() + jedis.pttl(key);
    // Redis tells what is left; what passes meanwhile is a small part of the hours that are meant.
    return Instant.ofEpochMilli(ends).plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
  }

  private Instant hoursFromNow(int hours) {
    return clock.instant().plus(Duration.ofHours(hours));
  }

  @Test
  @DisplayName("RT-19: a session and the names of a subject's last as long as it can, and an hour")
  void keysLastAsLongAsTheSession() {
    StoredSession first = session("one", Duration.ofHours(24));
    sessions.add(first);
    assertEquals(hoursFromNow(25), endOf("jwtgate:session:*"));
    assertEquals(hoursFromNow(25), endOf("jwtgate:sessions-by-start:*"));
    clock.advance(Duration.ofHours(10));
    assertTrue(sessions.replace(first, rotated(first, hoursFromNow(24))));
    assertEquals(hoursFromNow(25), endOf("jwtgate:session:*"));
    assertEquals(hoursFromNow(25), endOf("jwtgate:sessions-by-start:*"));
    sessions.add(session("two", Duration.ofHours(2)));
    assertEquals(hoursFromNow(3), endOf("jwtgate:session:two"));
    assertEquals(hoursFromNow(25), endOf("jwtgate:sessions-by-start:*"));
    sessions.take("one");
    sessions.remove("two");
    assertEquals(Set.of(), jedis.keys("jwtgate:*"));
  }

  @Test
  @DisplayName("SESS-01: another mark is another history, of the same process and number, too")
  void anotherMarkIsAnotherHistory() {
    RevocationStore store = place.revocations();
    for (String id : List.of("one", "two", "three")) {
      store.publish(Revocation.ofToken("https://login.example", id, hoursFromNow(1)));
    }
    String newest = store.changesSince(RevocationChanges.START).position();
    assertEquals(List.of(), store.changesSince(newest).revocations());
    String mark = newest.substring(newest.indexOf(':'));
    String process = newest.substring(newest.indexOf('/'));
    for (String other : List.of("2:another" + process, "3:another" + process, "2" + mark)) {
      RevocationChanges all = store.changesSince(other);
      assertTrue(all.complete(), other);
      assertEquals(3, all.revocations().size(), other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"entries", "order", "ends", "head"})
  @DisplayName("SESS-07: nothing is published into a list of which a key was evicted")
  void nothingIsPublishedIntoADamagedList(String key) {
    RevocationStore store = place.revocations();
    Instant until = hoursFromNow(1);
    store.publish(Revocation.ofToken("https://login.example", "one", until));
    jedis.del("jwtgate:{revoked}:" + key);
    Revocation two = Revocation.ofToken("https://login.example", "two", until);
    assertThrows(StoreUnavailableException.class, () -> store.publish(two));
  }

  @Test
  @DisplayName("SESS-09: a session that finds no room leaves no key")
  void aRejectedSessionLeavesNoKey() {
    SessionLimit one = new SessionLimit(1, WhenFull.NEW_REJECTED);
    sessions.addWithin(one, session("one", Duration.ofHours(24)));
    assertEquals(Optional.empty(), sessions.addWithin(one, session("two", Duration.ofHours(24))));
    assertEquals("jwtgate:session:one", only("jwtgate:session:*"));
  }

  @Test
  @DisplayName("SESS-10, SESS-13: a count and a ticket last as long as they say, and an hour more")
  void countsAndTicketsLast() {
    EphemeralStore ephemeral = sessions.ephemeral().orElseThrow();
    ephemeral.add("count", 1, Duration.ofHours(1));
    assertEquals(hoursFromNow(2), endOf("jwtgate:ephemeral:count"));
    clock.advance(Duration.ofMinutes(30));
    ephemeral.add("count", 1, Duration.ofHours(1));
    assertEquals(hoursFromNow(2).minus(Duration.ofMinutes(30)), endOf("jwtgate:ephemeral:count"));
    ephemeral.put("ticket", "text", hoursFromNow(1));
    assertEquals(hoursFromNow(2), endOf("jwtgate:ephemeral:ticket"));
    ephemeral.take("ticket");
    assertFalse(jedis.exists("jwtgate:ephemeral:ticket"));
  }

  @Test
  @DisplayName("REV-10: of revocations the newest 1,000 marks are kept, and each target once")
  void marksAreBounded() {
    RevocationStore revocations = place.revocations();
    Instant until = clock.instant().plus(ClockMargin.LENGTH);
    for (int i = 0; i < 1_010; i++) {
      revocations.publish(Revocation.ofToken("https://login.example", "id-" + i % 10, until));
    }
    assertEquals(1_000, jedis.zcard("jwtgate:{revoked}:marks"));
    assertEquals(10, jedis.hlen("jwtgate:{revoked}:entries"));
    assertEquals(10, jedis.zcard("jwtgate:{revoked}:order"));
    assertEquals(10, jedis.zcard("jwtgate:{revoked}:ends"));
    assertEquals("10", jedis.hget("jwtgate:{revoked}:head", "count"));
  }

  @Test
  @DisplayName("SESS-07: a session that its subject's names lack, as after an eviction, has ended")
  void anUnnamedSessionHasEnded() {
    StoredSession first = session("one", Duration.ofHours(24));
    sessions.add(first);
    jedis.del(only("jwtgate:sessions-by-start:*"));
    sessions.add(session("two", Duration.ofHours(24)));
    assertFalse(sessions.replace(first, rotated(first, hoursFromNow(24))));
    assertEquals(Optional.of(first), sessions.find("one"));
    StoredSession second = session("two", Duration.ofHours(24));
    assertTrue(sessions.replace(second, rotated(second, hoursFromNow(24))));
  }

  @Test
  @DisplayName("SESS-09: a session that has to give way is not refreshed before it is removed")
  void whatGivesWayIsNotRefreshed() {
    StoredSession first = session("one", Duration.ofHours(24));
    sessions.add(first);
    String names = only("jwtgate:sessions-by-start:*");
    jedis.zadd(names, (double) clock.millis(), jedis.zrange(names, 0, 0).get(0));
    assertFalse(sessions.replace(first, rotated(first, hoursFromNow(24))));
    jedis.zadd(names, (double) clock.millis() + 1, jedis.zrange(names, 0, 0).get(0));
    assertTrue(sessions.replace(first, rotated(first, hoursFromNow(24))));
  }
}

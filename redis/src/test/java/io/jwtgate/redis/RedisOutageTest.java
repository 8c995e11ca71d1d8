package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.TestNode;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Race;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** A Redis that hangs, or that has lost or damaged some of its keys. */
class RedisOutageTest {
  private static final String ISSUER = "https://login.example";

  private final RealRedis redis = RealRedis.started();
  private final MovableClock clock = new MovableClock(Instant.now());

  @AfterEach
  void stop() {
    redis.stop();
  }

  private static Revocation revocation(String id) {
    return Revocation.ofToken(ISSUER, id, Instant.now().plusSeconds(900));
  }

  @Test
  @DisplayName("SESS-06: a Redis that hangs holds no call for long, however full its pool is")
  void aHangingRedisHoldsNoCall() throws Exception {
    try (RedisStore store = RedisStore.at(redis.uri())) {
      SessionStore sessions = store.sessions();
      try (Race race = new Race(30)) {
        race.run(number -> sessions.find("nobody-" + number));
        redis.freeze();
        List<Boolean> failed = race.run(number -> failsIn(sessions));
        assertEquals(30, failed.stream().filter(one -> one).count());
      } finally {
        redis.thaw();
      }
      assertTrue(answersSoon(sessions));
    }
  }

  /** Two seconds, and what a busy machine adds. */
  private static boolean failsIn(SessionStore sessions) {
    assertTimeout(
        Duration.ofSeconds(8),
        () -> assertThrows(StoreUnavailableException.class, () -> sessions.find("nobody")));
    return true;
  }

  private static boolean answersSoon(SessionStore sessions) {
    for (int i = 0; i < 20; i++) {
      try {
        return sessions.find("nobody").isEmpty();
      } catch (StoreUnavailableException notYet) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"entries", "order", "ends", "head"})
  @DisplayName("SESS-07: where keys are evicted nodes start, and nothing can be told but why")
  void evictedKeysAreAnOutage(String key) {
    try (RedisStore store = RedisStore.at(redis.uri())) {
      store.revocations().publish(revocation("one"));
      changed(jedis -> jedis.del("jwtgate:{revoked}:" + key));
      isAnOutage(store.revocations());
      changed(Jedis::flushAll);
      assertEquals(List.of(), all(store.revocations()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1 2 TOKEN 5000 a", "1 2 NOTHING 1 aa", "1 x TOKEN 1 aa"})
  @DisplayName("SESS-07: an entry that can't be read is an outage")
  void damagedEntriesAreAnOutage(String text) {
    try (RedisStore store = RedisStore.at(redis.uri())) {
      Revocation one = revocation("one");
      store.revocations().publish(one);
      changed(jedis -> jedis.hset("jwtgate:{revoked}:entries", one.target().digest(), text));
      isAnOutage(store.revocations());
    }
  }

  @Test
  @DisplayName("SESS-07: keys of another type are an outage, and so is a session without fields")
  void damagedKeysAreAnOutage() {
    try (RedisStore store = RedisStore.at(redis.uri())) {
      changed(jedis -> jedis.set("jwtgate:{revoked}:entries", "text"));
      isAnOutage(store.revocations());
      changed(jedis -> jedis.set("jwtgate:session:a", "text"));
      changed(jedis -> jedis.hset("jwtgate:session:b", "subject", "alice"));
      for (String id : List.of("a", "b")) {
        SessionStore sessions = store.sessions();
        StoreUnavailableException damaged =
            assertThrows(StoreUnavailableException.class, () -> sessions.find(id));
        assertTrue(damaged.advice().contains("noeviction"));
      }
    }
  }

  private interface Change {
    Object on(Jedis jedis);
  }

  private void changed(Change change) {
    try (Jedis jedis = new Jedis(redis.uri())) {
      change.on(jedis);
    }
  }

  private static List<Revocation> all(RevocationStore store) {
    return store.changesSince(RevocationChanges.START).revocations();
  }

  private static void isAnOutage(RevocationStore store) {
    List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    try (Revocations node =
        Revocations.sharedBy(store).listener(events::add).named("the-store", "/shop").build()) {
      assertEquals(Kind.STORE_UNAVAILABLE, events.get(0).kind());
      assertEquals("/shop", events.get(0).issuerName());
      assertTrue(events.get(0).detail().startsWith("the-store "));
      assertEquals(0, node.size());
    }
    StoreUnavailableException damaged =
        assertThrows(StoreUnavailableException.class, () -> all(store));
    assertTrue(damaged.advice().contains("noeviction"));
  }

  @Test
  @DisplayName("SESS-07: a new node on a damaged Redis can't tell, and nodes that run heal it")
  void aNewNodeCannotTell() {
    try (RedisPlace place = RedisPlace.emptied(redis, clock);
        TestNode old = TestNode.on(place, clock)) {
      SessionTokens ended = old.login();
      SessionTokens alive = old.login();
      old.sessions.end(ended.refreshToken());
      changed(jedis -> jedis.del("jwtgate:{revoked}:entries"));
      try (TestNode late = TestNode.on(place, clock)) {
        String compact = alive.accessToken().compact();
        assertThrows(RevocationUnavailableException.class, () -> late.verifier.verify(compact));
        changed(
            jedis ->
                jedis.del(
                    "jwtgate:{revoked}:order",
                    "jwtgate:{revoked}:ends",
                    "jwtgate:{revoked}:head",
                    "jwtgate:{revoked}:marks"));
        late.takesSoon(alive);
        late.refusesSoon(ended);
      }
    }
  }
}

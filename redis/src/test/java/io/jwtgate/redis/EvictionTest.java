package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.TestNode;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/** A Redis that is short of memory and drops keys on its own. */
class EvictionTest {
  private static final int LOGINS = 400;

  private final MovableClock clock = new MovableClock(Instant.now());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"allkeys-lru", "allkeys-random", "volatile-lru"})
  @DisplayName("SESS-07: whatever a real Redis evicts, no confirmed logout is undone on any node")
  void noEvictionUndoesALogout(String policy) {
    try (DebianRedis redis =
            DebianRedis.server(folder, "maxmemory 100mb", "maxmemory-policy " + policy);
        RedisPlace place = RedisPlace.at("redis://127.0.0.1:" + redis.port, clock);
        TestNode here = TestNode.on(place, clock);
        TestNode there = TestNode.on(place, clock);
        Jedis jedis = new Jedis("127.0.0.1", redis.port)) {
      List<SessionTokens> ended = new ArrayList<>();
      for (int i = 0; i < LOGINS; i++) {
        shorten(jedis, i);
        login(here).filter(tokens -> ends(here, tokens)).ifPresent(ended::add);
      }
      assertTrue(evicted(jedis) > 0, "nothing was evicted");
      assertTrue(ended.size() > 10, () -> "ended: " + ended.size());
      ended.forEach(tokens -> isEndedOn(here, tokens));
      healed(jedis);
      ended.forEach(tokens -> isEndedSoonOn(there, tokens));
      try (TestNode late = TestNode.on(place, clock)) {
        ended.forEach(tokens -> isEndedSoonOn(late, tokens));
      }
    }
  }

  /** As the message of a damaged store says; what is handed in needs room. */
  private static void healed(Jedis jedis) {
    jedis.configSet("maxmemory", "0");
    Stream.of("entries", "order", "ends", "head", "marks")
        .forEach(name -> jedis.del("jwtgate:{revoked}:" + name));
  }

  /** From the tenth login on there is less than what is kept, and something to make room for. */
  private static void shorten(Jedis jedis, int number) {
    if (number == 10) {
      jedis.configSet("maxmemory", Long.toString(used(jedis) + 40_000));
    }
    try {
      jedis.set("filler-" + number, "x".repeat(2_000), SetParams.setParams().ex(3_600));
    } catch (redis.clients.jedis.exceptions.JedisDataException full) {
      assertTrue(full.getMessage().contains("OOM"));
    }
  }

  private static long used(Jedis jedis) {
    return told(jedis.info("memory"), "used_memory:");
  }

  private static long evicted(Jedis jedis) {
    return told(jedis.info("stats"), "evicted_keys:");
  }

  private static long told(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<SessionTokens> login(TestNode node) {
    try {
      return Optional.of(node.login());
    } catch (StoreUnavailableException full) {
      return Optional.empty();
    }
  }

  private static boolean ends(TestNode node, SessionTokens tokens) {
    try {
      node.sessions.end(tokens.refreshToken());
      return true;
    } catch (StoreUnavailableException notConfirmed) {
      return false;
    }
  }

  private static void isEndedOn(TestNode node, SessionTokens tokens) {
    String compact = tokens.accessToken().compact();
    assertTrue(isRefused(node, compact));
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> node.sessions.refresh(tokens.refreshToken()));
    assertTrue(
        refused instanceof RefreshRejectedException
            || refused instanceof StoreUnavailableException);
  }

  private static void isEndedSoonOn(TestNode node, SessionTokens tokens) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (!isRefused(node, tokens.accessToken().compact()) && Instant.now().isBefore(giveUp)) {
      Thread.onSpinWait();
    }
    isEndedOn(node, tokens);
  }

  private static boolean isRefused(TestNode node, String compact) {
    try {
      node.verifier.verify(compact);
      return false;
    } catch (TokenRejectedException | RevocationUnavailableException refused) {
      return true;
    }
  }

  @Test
  @DisplayName("SESS-07: where all entries are evicted and their count is not, it is an outage")
  void evictedEntriesAreAnOutage() {
    RealRedis redis = RealRedis.shared();
    try (RedisPlace place = RedisPlace.emptied(redis, clock);
        TestNode here = TestNode.on(place, clock);
        Jedis jedis = new Jedis(redis.uri())) {
      SessionTokens tokens = here.login();
      here.sessions.end(tokens.refreshToken());
      jedis.del("jwtgate:{revoked}:entries", "jwtgate:{revoked}:order", "jwtgate:{revoked}:ends");
      try (TestNode late = TestNode.on(place, clock)) {
        String compact = tokens.accessToken().compact();
        assertThrows(RevocationUnavailableException.class, () -> late.verifier.verify(compact));
        assertThrows(StoreUnavailableException.class, late::login);
      }
    }
  }
}

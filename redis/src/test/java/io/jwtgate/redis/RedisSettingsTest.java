package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.DeployedNode;
import io.jwtgate.session.SessionTokens;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The module is found by the settings that name a Redis. */
class RedisSettingsTest {

  @Test
  @DisplayName("REV-01, RT-12: two nodes on one Redis by settings alone")
  void twoNodesBySettingsAlone() {
    Map<String, String> settings = Map.of("jwtgate.session-store", emptyRedis());
    try (DeployedNode here = new DeployedNode(settings);
        DeployedNode there = new DeployedNode(settings)) {
      SessionTokens tokens = here.login();
      assertTrue(isTaken(there, tokens));
      SessionTokens others = there.sessions().refresh(here.login().refreshToken());
      there.sessions().end(tokens.refreshToken());
      Instant giveUp = Instant.now().plusSeconds(20);
      while (isTaken(here, tokens) && Instant.now().isBefore(giveUp)) {
        LockSupport.parkNanos(1_000_000);
      }
      assertFalse(isTaken(here, tokens));
      assertTrue(isTaken(here, others));
    }
  }

  /** Other tests leave damaged keys behind under the names that settings choose. */
  private static String emptyRedis() {
    String address = RealRedis.shared().uri();
    try (Jedis client = new Jedis(address)) {
      client.flushAll();
    }
    return address;
  }

  private static boolean isTaken(DeployedNode node, SessionTokens tokens) {
    try {
      return node.gate().verifier().verify(tokens.accessToken().compact()) != null;
    } catch (TokenRejectedException refused) {
      return false;
    }
  }

  @Test
  @DisplayName("CFG-01: an address that is none stops deployment, and its password is not told")
  void whatIsNoAddressIsRefused() {
    Map<String, String> settings = Map.of("jwtgate.session-store", "redis://me:secret@[host:6379");
    assertEquals(
        "jwtgate.session-store: write an address such as redis://host:6379, or"
            + " redis-sentinel://host:26379#mymaster; found \"redis://***@[host:6379\" (test)",
        assertThrows(ConfigurationException.class, () -> new DeployedNode(settings)).getMessage());
  }
}

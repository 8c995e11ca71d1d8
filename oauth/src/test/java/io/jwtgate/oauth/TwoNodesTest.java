package io.jwtgate.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two nodes without sessions of their own, which share what was ended in Redis. */
class TwoNodesTest {
  private static RedisServer redis;
  private static String address;

  @BeforeAll
  static void startRedis() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    redis =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .setting("maxmemory-policy noeviction")
            .build();
    redis.start();
    address = "redis://127.0.0.1:" + port;
  }

  @AfterAll
  static void stopRedis() throws Exception {
    redis.stop();
  }

  private static Serving node() {
    Map<String, String> settings = new TreeMap<>(LogoutContract.SETTINGS);
    settings.put("jwtgate.revocation-store", address);
    settings.put("jwtgate.revocation-poll-interval", "PT0.02S");
    return Serving.filter("/app", settings);
  }

  /** The other node hears of it at once or at its next question; each ask is a request. */
  private static void awaitEnd(Serving node, TokenDraft token) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (LogoutContract.get(node, token) != 401) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("the other node never heard of it");
      }
    }
  }

  @Test
  @DisplayName("REV-14: a logout on one node ends the session on the other, and counts once")
  void logout_countsOnBothNodes() {
    try (Serving one = node();
        Serving other = node()) {
      TokenDraft token = LogoutContract.access("s1", "a1");
      assertEquals(200, LogoutContract.get(one, token));
      assertEquals(200, LogoutContract.get(other, token));
      String logout = LogoutContract.logout("l1").compact();

      assertEquals(200, LogoutContract.post(one, logout).status());

      assertEquals(401, LogoutContract.get(one, token));
      awaitEnd(other, token);
      assertEquals(200, LogoutContract.post(other, logout).status());
      long now = Instant.now().getEpochSecond();
      TokenDraft later =
          TestIssuer.MINT.token().claim("sid", "s2").claim("jti", "a2").claim("iat", now);
      assertEquals(200, LogoutContract.get(one, later));
      assertEquals(200, LogoutContract.get(other, later));
    }
  }
}

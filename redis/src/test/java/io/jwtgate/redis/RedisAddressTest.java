package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

/** The forms of an address. */
class RedisAddressTest {

  @Test
  void oneHostHasADatabaseAndALogin() {
    RedisAddress address = RedisAddress.parse("rediss://me:p%40ss@cache/3");
    assertEquals(List.of(new HostAndPort("cache", 6379)), List.copyOf(address.hosts()));
    assertEquals("rediss://me:p%40ss@cache:6379/3", address.login().toString());
    assertFalse(address.cluster());
    assertEquals(true, address.tls());
  }

  @Test
  @DisplayName("several hosts are of a Cluster, or Sentinels of a master")
  void severalHosts() {
    List<HostAndPort> two = List.of(new HostAndPort("a", 1), new HostAndPort("b", 2));
    assertEquals(two, List.copyOf(RedisAddress.parse("redis-cluster://a:1,b:2").hosts()));
    assertEquals(true, RedisAddress.parse("redis://a:1,b:2").cluster());
    RedisAddress sentinels = RedisAddress.parse("redis-sentinel://:pw@a,b:2/1#main");
    assertEquals(
        List.of(new HostAndPort("a", 26379), new HostAndPort("b", 2)),
        List.copyOf(sentinels.hosts()));
    assertEquals(Optional.of("main"), sentinels.master());
    assertFalse(sentinels.cluster());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://",
        "redis://secret:[host",
        "redis://host:0",
        "redis://host:70000",
        "redis://a,,b",
        "redis://host#main",
        "redis-sentinel://host",
        "redis-cluster://host/1",
        "http://host"
      })
  @DisplayName("what is no address is rejected, and no part of it is told")
  void whatIsNoAddressIsRejected(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> RedisAddress.parse(text)).getMessage();
    assertFalse(message.contains("secret") || message.contains("70000"));
  }
}

package io.jwtgate.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/** What is warned of at the start. */
class PersistenceTest {
  private static final Map<String, String> SAFE =
      Map.of(
          "appendonly", "yes",
          "appendfsync", "everysec",
          "save", "",
          "maxmemory", "100",
          "maxmemory-policy", "noeviction",
          "min-replicas-to-write", "1");

  private static List<String> warnings(String name, String value) {
    Map<String, String> settings = new HashMap<>(SAFE);
    settings.put(name, value);
    return new Persistence(settings, true).warnings();
  }

  @ParameterizedTest
  @CsvSource({
    "appendonly, no, nothing on disk",
    "appendfsync, no, appendfsync",
    "maxmemory-policy, allkeys-lru, noeviction",
    "min-replicas-to-write, 0, failover"
  })
  @DisplayName("SESS-01, SESS-07: a risky setting is one warning, and what is safe is none")
  void aRiskySettingIsOneWarning(String name, String value, String word) {
    assertEquals(List.of(), warnings("save", ""));
    List<String> warnings = warnings(name, value);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(word));
  }

  @Test
  void aRealRedisIsAsked() {
    try (RedisStore store = RedisStore.at(RealRedis.shared().uri());
        Jedis jedis = new Jedis(RealRedis.shared().uri())) {
      assertTrue(store.revocations().warnings().get(0).contains("nothing on disk"));
      jedis.configSet("appendonly", "yes");
      assertEquals(List.of(), store.revocations().warnings());
      jedis.configSet("appendonly", "no");
    }
  }
}

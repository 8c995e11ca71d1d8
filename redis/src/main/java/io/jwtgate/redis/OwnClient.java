package io.jwtgate.redis;

import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/** A client made from an address alone, in which no step can take for ever. */
record OwnClient(RedisAddress address, Optional<SslOptions> trust) {
  private static final int TIMEOUT_MILLIS = 2000;
  private static final int MAX_CONNECTIONS = 32;
  private static final int ATTEMPTS = 3;

  UnifiedJedis made() {
    if (address.cluster()) {
      return RedisClusterClient.builder()
          .nodes(address.hosts())
          .clientConfig(config())
          .maxAttempts(ATTEMPTS)
          .maxTotalRetriesDuration(Duration.ofMillis(TIMEOUT_MILLIS))
          .topologyRefreshPeriod(Duration.ofSeconds(10))
          .poolConfig(pool())
          .build();
    }
    return address.master().isPresent() ? behindSentinels(address.master().get()) : alone();
  }

  private UnifiedJedis alone() {
    return RedisClient.builder()
        .hostAndPort(address.hosts().iterator().next())
        .clientConfig(config())
        .poolConfig(pool())
        .build();
  }

  /** The login is that of the master; Sentinels are asked without one. */
  private UnifiedJedis behindSentinels(String master) {
    return RedisSentinelClient.builder()
        .masterName(master)
        .sentinels(address.hosts())
        .sentinelClientConfig(transport().build())
        .clientConfig(config())
        .poolConfig(pool())
        .build();
  }

  private JedisClientConfig config() {
    return transport()
        .user(JedisURIHelper.getUser(address.login()))
        .password(JedisURIHelper.getPassword(address.login()))
        .database(JedisURIHelper.getDBIndex(address.login()))
        .build();
  }

  /** The server's certificate and its name are checked, whoever may vouch for it. */
  private DefaultJedisClientConfig.Builder transport() {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder().timeoutMillis(TIMEOUT_MILLIS);
    if (!address.tls()) {
      return config;
    }
    // The defaults check certificate and name too.
    return config.sslOptions(trust.orElseGet(SslOptions::defaults));
  }

  /**
   * Jedis would wait without end for a connection of an exhausted pool, and hand out each that died
   * with a restart of Redis. Sessions are asked for seldom, so a ping before each costs little.
   */
  private static ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setTestOnBorrow(true);
    pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
    return pool;
  }
}

package io.jwtgate.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** A client made from an address alone, in which no step can take for ever. */
final class OwnClient {
  private static final int TIMEOUT_MILLIS = 2000;
  private static final int MAX_CONNECTIONS = 32;

  private OwnClient() {}

  /**
   * @throws IllegalArgumentException if it is no address; the message has no part of it
   */
  static RedisClient of(String text) {
    URI address = address(text);
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(address))
        .clientConfig(config(address))
        .poolConfig(pool())
        .build();
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (JedisURIHelper.isValid(address)) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // Said below: its message would quote the password.
    }
    throw new IllegalArgumentException("write an address such as redis://host:6379");
  }

  private static JedisClientConfig config(URI address) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(TIMEOUT_MILLIS)
            .user(JedisURIHelper.getUser(address))
            .password(JedisURIHelper.getPassword(address))
            .database(JedisURIHelper.getDBIndex(address));
    // The defaults check the server's certificate and its name.
    return JedisURIHelper.isRedisSSLScheme(address)
        ? config.sslOptions(SslOptions.defaults()).build()
        : config.build();
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

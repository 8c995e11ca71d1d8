package io.jwtgate.redis;

import io.jwtgate.store.RevocationStore;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.SharedStore;
import java.time.Clock;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Stores in Redis 6 or later. What a session or a revocation needs to be kept is one script, so it
 * is done as a whole or not at all. All keys begin with {@code jwtgate:}. Thread-safe.
 *
 * <p>How much survives a restart of Redis is up to its own persistence. With none, its loss ends
 * all sessions; revocations are handed in again by the nodes that still run.
 */
public final class RedisStore implements SharedStore {
  private final UnifiedJedis client;
  private final Runnable closing;
  private final Clock clock;

  private RedisStore(UnifiedJedis client, Runnable closing, Clock clock) {
    this.client = client;
    this.closing = closing;
    this.clock = clock;
  }

  /**
   * Over a client that the application has and closes. Its timeouts bound how long a call here can
   * take: connect, socket, and how long to wait for a connection of its pool.
   */
  public static RedisStore over(UnifiedJedis client) {
    return new RedisStore(client, () -> {}, Clock.systemUTC());
  }

  /**
   * Over a client of its own, with timeouts of 2 seconds. It connects when it is first used.
   *
   * @param uri such as {@code redis://user:password@host:6379/0}, or {@code rediss:} for TLS
   * @throws IllegalArgumentException if it is no such address
   */
  public static RedisStore at(String uri) {
    RedisClient client = OwnClient.of(uri);
    return new RedisStore(client, client::close, Clock.systemUTC());
  }

  /** The same store in the time of another clock. */
  RedisStore at(Clock other) {
    return new RedisStore(client, closing, other);
  }

  /** Sessions in this Redis. */
  @Override
  public SessionStore sessions() {
    return new RedisSessionStore(new Commands(client), clock);
  }

  /** Revocations in this Redis, which pushes them. */
  @Override
  public RevocationStore revocations() {
    return new RedisRevocationStore(new Commands(client), clock);
  }

  /** Closes the client, if it is its own. */
  @Override
  public void close() {
    closing.run();
  }
}

package io.jwtgate.redis;

import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

/**
 * Stores in Redis 6 or later, also behind Sentinels or as a Cluster. Each call takes two seconds at
 * most. What a session or a revocation needs to be kept is one script, so it is done as a whole or
 * not at all. All keys begin with {@code jwtgate:}. Thread-safe.
 *
 * <p>How much survives a restart of Redis is up to its own persistence. What it loses of
 * revocations and of ends of sessions, the nodes that still run hand in again.
 */
public final class RedisStore implements SharedStore {
  private final Client client;
  private final Runnable closing;
  private final CallDeadline deadline;
  private final Clock clock;

  private RedisStore(Client client, Runnable closing, Duration limit, Clock clock) {
    this.client = client;
    this.closing = closing;
    this.deadline = CallDeadline.of(limit);
    this.clock = clock;
  }

  /** Over a client that the application has and closes. */
  public static RedisStore over(UnifiedJedis client) {
    return new RedisStore(Client.of(client), () -> {}, CallDeadline.STANDARD, Clock.systemUTC());
  }

  /**
   * Over a client of its own. It connects when it is first used.
   *
   * @param address such as {@code redis://user:password@host:6379/0}, several hosts of a Cluster,
   *     {@code redis-cluster://host1:6379,host2:6379}, or Sentinels and the name of their master,
   *     {@code redis-sentinel://host1:26379,host2:26379#mymaster}; with {@code rediss} for TLS
   * @throws IllegalArgumentException if it is no such address
   */
  public static RedisStore at(String address) {
    return at(address, StoreOptions.NONE);
  }

  /**
   * The same with options.
   *
   * @throws IllegalArgumentException if it is no such address, or an option can't be taken
   */
  public static RedisStore at(String address, StoreOptions options) {
    return at(address, options, CallDeadline.STANDARD, Clock.systemUTC());
  }

  static RedisStore at(String address, StoreOptions options, Duration limit, Clock clock) {
    OwnClient own =
        new OwnClient(RedisAddress.parse(address), options.certificates().map(Trust::in));
    Client client = Client.later(own::made);
    return new RedisStore(client, client::close, limit, clock);
  }

  /** Sessions in this Redis. */
  @Override
  public SessionStore sessions() {
    return new RedisSessionStore(new Commands(client, deadline), clock);
  }

  /** Revocations in this Redis, which pushes them. */
  @Override
  public RevocationStore revocations() {
    return new RedisRevocationStore(new Commands(client, deadline), clock);
  }

  /** Closes the client, if it is its own. */
  @Override
  public void close() {
    deadline.close();
    closing.run();
  }
}

package io.jwtgate.redis;

import io.jwtgate.store.RevocationStore;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** An emptied Redis; each opening has a client of its own. */
final class RedisPlace implements SharedPlace {
  private final RealRedis redis;
  private final Clock clock;
  private final RedisClient client;
  private final List<RedisStore> opened = new ArrayList<>();

  private RedisPlace(RealRedis redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
    this.client = RedisClient.create(redis.uri());
  }

  static RedisPlace emptied(RealRedis redis, Clock clock) {
    RedisPlace place = new RedisPlace(redis, clock);
    place.client.flushAll();
    return place;
  }

  private RedisStore open() {
    RedisStore store = RedisStore.at(redis.uri()).at(clock);
    opened.add(store);
    return store;
  }

  @Override
  public SessionStore sessions() {
    return open().sessions();
  }

  @Override
  public RevocationStore revocations() {
    return open().revocations();
  }

  /** Redis forgets by its own clock, so what it would have forgotten by the test's counts out. */
  @Override
  public int keptSessions() {
    long ahead = clock.millis() - System.currentTimeMillis();
    return (int)
        client.keys(RedisSessionStore.key("*")).stream()
            .filter(key -> client.pttl(key) > ahead)
            .count();
  }

  @Override
  public int keptRevocations() {
    return (int) client.hlen("jwtgate:{revocations}:entries");
  }

  @Override
  public void close() {
    opened.forEach(RedisStore::close);
    client.close();
  }
}

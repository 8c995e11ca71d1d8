package io.jwtgate.redis;

import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.session.store.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** An emptied Redis; each opening has a client of its own. */
final class RedisPlace implements SharedPlace {
  /** A busy machine may hold a call for longer than an application should wait. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String uri;
  private final Clock clock;
  private final RedisClient client;
  private final List<RedisStore> opened = new ArrayList<>();

  private RedisPlace(String uri, Clock clock) {
    this.uri = uri;
    this.clock = clock;
    this.client = RedisClient.create(uri);
  }

  /** As it is. */
  static RedisPlace at(String uri, Clock clock) {
    return new RedisPlace(uri, clock);
  }

  static RedisPlace emptied(RealRedis redis, Clock clock) {
    RedisPlace place = at(redis.uri(), clock);
    place.client.flushAll();
    return place;
  }

  private RedisStore open() {
    RedisStore store = RedisStore.at(uri, StoreOptions.NONE, LIMIT, clock);
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
    return (int) client.hlen("jwtgate:{revoked}:entries");
  }

  @Override
  public void close() {
    opened.forEach(RedisStore::close);
    client.close();
  }
}

package io.jwtgate.redis;

import io.jwtgate.store.SessionStoreContract;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;

/** Sessions in Redis. */
class RedisSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }
}

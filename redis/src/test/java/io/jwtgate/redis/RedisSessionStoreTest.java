package io.jwtgate.redis;

import io.jwtgate.session.store.SessionStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Sessions in Redis. */
class RedisSessionStoreTest extends SessionStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }
}

package io.jwtgate.redis;

import io.jwtgate.session.store.EphemeralStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Counts and tickets in Redis. */
class RedisEphemeralStoreTest extends EphemeralStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }
}

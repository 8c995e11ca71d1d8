package io.jwtgate.redis;

import io.jwtgate.session.store.RevocationStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Revocations in Redis. */
class RedisRevocationStoreTest extends RevocationStoreContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }
}

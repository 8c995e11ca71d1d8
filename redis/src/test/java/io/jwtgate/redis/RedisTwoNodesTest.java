package io.jwtgate.redis;

import io.jwtgate.session.TwoNodesContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** Two nodes on one Redis. */
class RedisTwoNodesTest extends TwoNodesContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }
}

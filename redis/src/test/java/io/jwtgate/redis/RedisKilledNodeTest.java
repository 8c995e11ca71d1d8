package io.jwtgate.redis;

import io.jwtgate.session.KilledNodeContract;
import io.jwtgate.session.store.OpenedPlace;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;

/** A node on Redis is killed. */
class RedisKilledNodeTest extends KilledNodeContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }

  @Override
  protected Class<? extends OpenedPlace> opened() {
    return AtUri.class;
  }

  @Override
  protected String address() {
    return RealRedis.shared().uri();
  }

  /** The Redis of the test, in the killed process. */
  public static final class AtUri implements OpenedPlace {
    @Override
    public SharedPlace open(String uri, Clock clock) {
      return RedisPlace.at(uri, clock);
    }
  }
}

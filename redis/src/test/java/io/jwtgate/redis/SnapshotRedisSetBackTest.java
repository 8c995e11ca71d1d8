package io.jwtgate.redis;

import io.jwtgate.session.SetBackContract;
import io.jwtgate.session.store.SharedPlace;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** A Redis that keeps snapshots alone, as it is set by default, is killed and comes back. */
class SnapshotRedisSetBackTest extends SetBackContract {
  @TempDir private Path folder;
  private RealRedis redis;

  @Override
  protected SharedPlace place(Clock clock) {
    redis = RealRedis.withSnapshotsIn(folder);
    return RedisPlace.emptied(redis, clock);
  }

  @Override
  protected void save() {
    try (Jedis jedis = new Jedis(redis.uri())) {
      jedis.save();
    }
  }

  @Override
  protected void setBack() {
    redis.kill();
    redis.start();
  }

  @AfterEach
  void stop() {
    redis.stop();
  }
}

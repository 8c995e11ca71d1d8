package io.jwtgate.redis;

import io.jwtgate.session.KilledStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that writes every command before it answers is killed: it has all of it afterwards. */
class PersistentRedisKilledTest extends KilledStoreContract {
  @TempDir private Path folder;
  private RealRedis redis;

  @Override
  protected SharedPlace place(Clock clock) {
    redis = RealRedis.persistingIn(folder);
    return RedisPlace.emptied(redis, clock);
  }

  @Override
  protected void kill() {
    redis.kill();
  }

  @Override
  protected void breakConnections() {
    redis.breakConnections();
  }

  @Override
  protected void start() {
    redis.start();
  }

  @Override
  protected boolean keepsItsData() {
    return true;
  }

  @AfterEach
  void stop() {
    redis.stop();
  }
}

package io.jwtgate.redis;

import io.jwtgate.session.KilledStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/**
 * A Redis without persistence is killed: its sessions are gone, its revocations handed in again.
 */
class RedisKilledTest extends KilledStoreContract {
  private final RealRedis redis = RealRedis.started();

  @Override
  protected SharedPlace place(Clock clock) {
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
    return false;
  }

  @AfterEach
  void stop() {
    redis.stop();
  }
}

package io.jwtgate.redis;

import io.jwtgate.session.PropagationContract;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.TestNode;
import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By push. */
class RedisPropagationTest extends PropagationContract {
  @Override
  protected SharedPlace place(Clock clock) {
    return RedisPlace.emptied(RealRedis.shared(), clock);
  }

  @Test
  @DisplayName("REV-08, REV-12: a push is heard long before the store would be asked")
  void aPushIsHeard() {
    MovableClock clock = new MovableClock(Instant.now());
    try (SharedPlace place = RedisPlace.emptied(RealRedis.shared(), clock);
        TestNode here = TestNode.on(place, clock);
        TestNode there = TestNode.hearingPushesOn(place, clock)) {
      SessionTokens tokens = here.login();
      there.takes(tokens);
      here.sessions.end(tokens.refreshToken());
      there.refusesSoon(tokens);
    }
  }
}

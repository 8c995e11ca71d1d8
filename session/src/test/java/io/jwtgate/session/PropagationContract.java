package io.jwtgate.session;

import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * How soon another node knows of a logout. It asserts that it does, and reports how long it took:
 * {@code docs/sessions.md} has the figures.
 */
public abstract class PropagationContract {
  private static final int ROUNDS = 40;

  private final MovableClock clock = new MovableClock(Instant.now());

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock);

  @Test
  @DisplayName("REV-01: every one of 40 logouts on one node is heard on the other")
  void everyLogoutIsHeard() throws Exception {
    try (SharedPlace place = place(clock);
        TestNode here = TestNode.on(place, clock);
        TestNode there = TestNode.on(place, clock)) {
      String figures = figures(LongStream.range(0, ROUNDS).map(any -> heard(here, there)));
      System.out.println(getClass().getSimpleName() + ", milliseconds: " + figures);
    }
  }

  /** How many microseconds it took. */
  private static long heard(TestNode here, TestNode there) {
    SessionTokens tokens = here.login();
    there.takes(tokens);
    long told = System.nanoTime();
    here.sessions.end(tokens.refreshToken());
    there.refusesSoon(tokens);
    return (System.nanoTime() - told) / 1000;
  }

  private static String figures(LongStream micros) {
    long[] sorted = micros.sorted().toArray();
    return "median %.1f, longest %.1f of %d"
        .formatted(sorted[sorted.length / 2] / 1e3, sorted[sorted.length - 1] / 1e3, ROUNDS);
  }
}

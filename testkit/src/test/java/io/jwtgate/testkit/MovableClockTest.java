package io.jwtgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");

  @Test
  void standsStillUntilMoved() {
    assertEquals(Instant.parse("2030-01-01T00:00:00Z"), clock.instant());
    assertEquals(clock.instant(), clock.instant());
  }

  @Test
  void advancesByTheDuration() {
    clock.advance(Duration.ofSeconds(90));
    assertEquals(Instant.parse("2030-01-01T00:01:30Z"), clock.instant());
  }

  @Test
  void goesBackByANegativeDuration() {
    clock.advance(Duration.ofSeconds(-1));
    assertEquals(Instant.parse("2029-12-31T23:59:59Z"), clock.instant());
  }

  @Test
  void jumpsToAMoment() {
    clock.set(Instant.EPOCH);
    assertEquals(0, clock.millis());
  }

  @Test
  void clockOfAnotherZoneMovesWithIt() {
    Clock other = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofDays(1));
    assertEquals(clock.instant(), other.instant());
    assertEquals(ZoneId.of("Asia/Tokyo"), other.getZone());
  }
}

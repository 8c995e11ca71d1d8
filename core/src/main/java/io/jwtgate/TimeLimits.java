package io.jwtgate;

import java.time.Duration;
import java.util.Optional;

/**
 * How an issuer's times are judged. Immutable.
 *
 * @param clockSkew how far clocks may differ; 0 to 5 minutes
 * @param maxLifetime how far away {@code exp} may lie; up to 100 years
 * @param maxAge how long ago {@code iat} may lie, which makes {@code iat} required; empty for no
 *     limit
 * @param maxAgeSkew how far clocks may differ for that; empty for the same as otherwise
 */
record TimeLimits(
    Duration clockSkew,
    Duration maxLifetime,
    Optional<Duration> maxAge,
    Optional<Duration> maxAgeSkew) {
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * The limits, checked.
   *
   * @throws IllegalArgumentException if one is out of range; the message begins with the name of
   *     the setting
   */
  TimeLimits {
    requireSkew("clock-skew", clockSkew);
    maxAgeSkew.ifPresent(skew -> requireSkew("max-age-skew", skew));
    requireInRange("max-lifetime", maxLifetime);
    maxAge.ifPresent(age -> requireInRange("max-age", age));
  }

  private static void requireSkew(String setting, Duration skew) {
    if (skew.isNegative() || skew.compareTo(MAX_CLOCK_SKEW) > 0) {
      throw new IllegalArgumentException(setting + ": write a duration from PT0S to PT5M");
    }
  }

  private static void requireInRange(String setting, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + ": write a duration above zero and up to P36500D, such as PT24H");
    }
  }
}

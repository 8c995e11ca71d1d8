package io.jwtgate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Seconds since 1970 as RFC 7519 section 2 writes them, without overflow. */
final class NumericDate {
  // The end of the year 9999. Later dates mean the same: too far away.
  private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

  private NumericDate() {}

  /**
   * The instant, cut to the nanosecond and to the year 9999; empty for what is no number or lies
   * before 1970.
   */
  static Optional<Instant> instant(Object value) {
    if (value instanceof Long seconds) {
      return whole(seconds);
    }
    if (!(value instanceof Number number)) {
      return Optional.empty();
    }
    BigDecimal seconds = exact(number);
    return seconds.signum() < 0 ? Optional.empty() : Optional.of(instant(seconds));
  }

  /** The usual form, without decimal arithmetic. */
  private static Optional<Instant> whole(long seconds) {
    long bounded = Math.min(seconds, LATEST.longValue());
    return bounded < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(bounded));
  }

  static BigDecimal exact(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }

  private static Instant instant(BigDecimal seconds) {
    BigDecimal bounded = seconds.min(LATEST);
    BigDecimal fraction = bounded.remainder(BigDecimal.ONE);
    long nanos = fraction.movePointRight(9).setScale(0, RoundingMode.FLOOR).longValue();
    return Instant.ofEpochSecond(bounded.longValue(), nanos);
  }
}

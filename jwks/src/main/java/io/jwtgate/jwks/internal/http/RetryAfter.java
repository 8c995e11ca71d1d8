package io.jwtgate.jwks.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a server wants to be asked again (RFC 9110 section 10.2.3), in seconds or as a date. */
final class RetryAfter {
  // A server can't keep us off for longer than this, by mistake or on purpose.
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private RetryAfter() {}

  /** How long to wait; empty if the answer says nothing that can be read. */
  static Optional<Duration> in(HttpReply reply, Instant now) {
    return reply.header("Retry-After").flatMap(text -> read(text, now)).map(RetryAfter::bounded);
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, date.toInstant()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wished) {
    if (wished.isNegative()) {
      return Duration.ZERO;
    }
    return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
  }
}

package io.jwtgate.jwks.internal.http;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a document may be believed before it is asked for again: its {@code max-age} less its
 * {@code Age} (RFC 9111 section 4.2), but never under a minute nor over a day.
 */
public final class FreshnessLifetime {
  private static final Duration FLOOR = Duration.ofMinutes(1);
  private static final Duration CEILING = Duration.ofDays(1);
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[, ])max-age *= *\"?(\\d{1,9})\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?:^|[, ])no-(store|cache)\\b", Pattern.CASE_INSENSITIVE);

  private FreshnessLifetime() {}

  /**
   * How long a reply stays fresh.
   *
   * @param unsaid taken where the answer says nothing
   */
  public static Duration of(HttpReply reply, Duration unsaid) {
    String control = reply.header("Cache-Control").orElse("");
    if (FORBIDDEN.matcher(control).find()) {
      return FLOOR;
    }
    Matcher maxAge = MAX_AGE.matcher(control);
    if (!maxAge.find()) {
      return unsaid;
    }
    return clamped(Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age(reply)));
  }

  private static Duration age(HttpReply reply) {
    return reply
        .header("Age")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private static Duration clamped(Duration wished) {
    if (wished.compareTo(FLOOR) < 0) {
      return FLOOR;
    }
    return wished.compareTo(CEILING) > 0 ? CEILING : wished;
  }
}

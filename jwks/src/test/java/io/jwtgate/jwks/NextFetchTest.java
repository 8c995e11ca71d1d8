package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.internal.http.FreshnessLifetime;
import io.jwtgate.jwks.internal.http.HttpHead;
import io.jwtgate.jwks.internal.http.HttpReply;
import io.jwtgate.jwks.internal.http.RetryAfter;
import io.jwtgate.metrics.FetchFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextFetchTest {
  private final FetchFailedException failure = FetchFailedException.of(FetchFailure.UNREACHABLE);
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  @DisplayName("JWKS-04: nodes refresh at different moments, spread over a tenth of the lifetime")
  void refreshesAreSpread() {
    Random random = new Random(1);
    LongSummaryStatistics attempts =
        IntStream.range(0, 1_000)
            .mapToLong(i -> NextFetch.ahead(0, Duration.ofSeconds(1_000), random).nextAttempt())
            .summaryStatistics();
    assertTrue(attempts.getMin() >= 800_000 && attempts.getMin() < 805_000);
    assertTrue(attempts.getMax() <= 900_000 && attempts.getMax() > 895_000);
  }

  @Test
  @DisplayName("JWKS-07: retries of many nodes are spread as well")
  void retriesAreSpread() {
    Random random = new Random(1);
    long distinct =
        IntStream.range(0, 100)
            .mapToLong(i -> NextFetch.AT_ONCE.failed(0, failure, random).nextAttempt())
            .distinct()
            .count();
    assertTrue(distinct > 50);
  }

  @Test
  void thousandsOfFailuresDoNotOverflow() {
    NextFetch schedule = NextFetch.AT_ONCE;
    for (int i = 0; i < 10_000; i++) {
      schedule = schedule.failed(0, failure, new Random(1));
    }
    assertTrue(schedule.nextAttempt() >= 60_000 && schedule.nextAttempt() <= 72_000);
    assertEquals(10_000, schedule.failures());
  }

  @ParameterizedTest(name = "JWKS-19: Cache-Control [{0}], Age [{1}]: fresh for {2}")
  @CsvSource({
    "max-age=600, , PT10M",
    "'public, max-age=600, must-revalidate', , PT10M",
    "'public,Max-Age=\"600\"', , PT10M",
    "max-age=600, 240, PT6M",
    "max-age=600, 10000, PT1M",
    "max-age=600, x, PT10M",
    "max-age=0, , PT1M",
    "max-age=59, , PT1M",
    "max-age=86401, , PT24H",
    "max-age=999999999, , PT24H",
    "max-age=99999999999999999999, , PT24H",
    "no-store, , PT1M",
    "'max-age=600, no-cache', , PT1M",
    "s-maxage=600, , PT5M",
    "max-age=-1, , PT5M",
    "rubbish, , PT5M",
    ", , PT5M"
  })
  void freshness(String control, String age, Duration expected) {
    Map<String, String> headers = new HashMap<>();
    Optional.ofNullable(control).ifPresent(value -> headers.put("Cache-Control", value));
    Optional.ofNullable(age).ifPresent(value -> headers.put("Age", value));
    assertEquals(expected, FreshnessLifetime.of(reply(headers), Duration.ofMinutes(5)));
  }

  @ParameterizedTest(name = "JWKS-18: Retry-After [{0}]: {1}")
  @CsvSource({
    "0, PT0S",
    "90, PT90S",
    "301, PT5M",
    "999999999, PT5M",
    "'Tue, 01 Jan 2030 00:01:00 GMT', PT1M",
    "'Mon, 31 Dec 2029 00:00:00 GMT', PT0S",
    "'Tue, 01 Jan 2999 00:00:00 GMT', PT5M",
    "-1, ",
    "soon, ",
    "99999999999999999999, "
  })
  void retryAfter(String text, Duration expected) {
    assertEquals(
        Optional.ofNullable(expected), RetryAfter.in(reply(Map.of("Retry-After", text)), NOW));
  }

  private static HttpReply reply(Map<String, String> headers) {
    return new HttpReply(new HttpHead(200, headers), new byte[0], Optional.empty());
  }
}

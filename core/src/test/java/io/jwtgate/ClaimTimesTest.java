package io.jwtgate;

import static io.jwtgate.CompactText.json;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.EXPIRED;
import static io.jwtgate.RejectionReason.LIFETIME_TOO_LONG;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.NOT_YET_VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.TestKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code exp}, {@code nbf} and {@code iat} (RFC 7519 sections 2 and 4.1.4 to 4.1.6). */
class ClaimTimesTest {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final OneIssuer issuer = OneIssuer.byDefault();
  private final Instant now = issuer.clock.instant();

  @Test
  @DisplayName("CLM-01: exp is required")
  void expiryIsRequired() {
    issuer.refuses(MISSING_CLAIM, issuer.token().without("exp"));
    issuer.accepts(issuer.token());
  }

  @Test
  @DisplayName("CLM-02: a token is good until just before exp and the skew")
  void expiryIsTheFirstBadMoment() {
    Instant expiry = now.plus(Duration.ofMinutes(5));
    String token = issuer.token().claim("exp", expiry).compact();
    for (Instant good :
        List.of(
            expiry.minus(SECOND),
            expiry,
            expiry.plus(SKEW).minus(SECOND),
            expiry.plus(SKEW).minus(MILLI))) {
      issuer.clock.set(good);
      assertEquals(expiry, issuer.accepts(token).expiresAt());
    }
    for (Instant late :
        List.of(
            expiry.plus(SKEW),
            expiry.plus(SKEW).plus(SECOND),
            expiry.plus(Duration.ofDays(9999)))) {
      issuer.clock.set(late);
      issuer.refuses(EXPIRED, token);
    }
  }

  @Test
  @DisplayName("CLM-03: a token is good from nbf less the skew")
  void notBeforeIsTheFirstGoodMoment() {
    Instant start = now.plus(Duration.ofMinutes(2));
    String token = issuer.token().claim("nbf", start).compact();
    issuer.clock.set(start.minus(SKEW));
    assertEquals(start, issuer.accepts(token).notBefore().orElseThrow());
    issuer.clock.set(start.minus(SKEW).minus(MILLI));
    issuer.refuses(NOT_YET_VALID, token);
  }

  @Test
  @DisplayName("CLM-04: a token from the future is refused")
  void issuedInTheFutureIsRefused() {
    issuer.accepts(issuer.token().claim("iat", now.plus(SKEW)));
    issuer.refuses(NOT_YET_VALID, issuer.token().claim("iat", now.plus(SKEW).plus(SECOND)));
    assertTrue(issuer.accepts(issuer.token().without("iat")).issuedAt().isEmpty());
  }

  static Stream<Object> noNumbers() {
    return Stream.of("1", "2030-01-01T00:00:00Z", "", true, List.of(1), List.of(), Map.of());
  }

  @ParameterizedTest(name = "CLM-05: {0} is no NumericDate")
  @NullSource
  @MethodSource("noNumbers")
  void timeOfAnotherTypeIsRefused(Object value) {
    for (String claim : List.of("exp", "nbf", "iat")) {
      issuer.refuses(MALFORMED_CLAIM, issuer.token().claim(claim, value));
    }
  }

  @Test
  @DisplayName("CLM-06: a fraction of exp counts, and never lengthens a life")
  void fractionOfExpiryCounts() {
    BigDecimal expiry = BigDecimal.valueOf(now.getEpochSecond()).add(new BigDecimal("100.9"));
    String token = issuer.token().claim("exp", expiry).compact();
    issuer.clock.set(now.plusMillis(100_899).plus(SKEW));
    issuer.accepts(token);
    issuer.clock.set(now.plusMillis(100_900).plus(SKEW));
    issuer.refuses(EXPIRED, token);
  }

  @Test
  @DisplayName("CLM-06: what is finer than a millisecond shortens a life")
  void finerFractionIsCutToTheSafeSide() {
    BigDecimal second = BigDecimal.valueOf(now.getEpochSecond());
    String ends = issuer.token().claim("exp", second.add(new BigDecimal("5.0009"))).compact();
    String starts = issuer.token().claim("nbf", second.add(new BigDecimal("5.0001"))).compact();
    issuer.clock.set(now.plusMillis(4_999).plus(SKEW));
    issuer.accepts(ends);
    issuer.clock.set(now.plusMillis(5_000).plus(SKEW));
    issuer.refuses(EXPIRED, ends);
    issuer.clock.set(now.plusMillis(5_001).minus(SKEW));
    issuer.accepts(starts);
    issuer.clock.set(now.plusMillis(5_000).minus(SKEW));
    issuer.refuses(NOT_YET_VALID, starts);
  }

  @ParameterizedTest(name = "CLM-07: exp {0} is refused as {1}")
  @CsvSource({
    "1e20, LIFETIME_TOO_LONG",
    "1e400, LIFETIME_TOO_LONG",
    "1e999, MALFORMED",
    "1e2147483647, MALFORMED",
    "9223372036854775807, LIFETIME_TOO_LONG",
    "9223372036854775808, LIFETIME_TOO_LONG",
    "31556889864403199, LIFETIME_TOO_LONG",
    "31556889864403200, LIFETIME_TOO_LONG",
    "99999999999999999999999999999999, LIFETIME_TOO_LONG",
    "-1, MALFORMED_CLAIM",
    "-1e-9, MALFORMED_CLAIM",
    "-9223372036854775808, MALFORMED_CLAIM",
    "-0, EXPIRED",
    "-0.0, EXPIRED",
    "0, EXPIRED",
    "1e3, EXPIRED",
    "1.0, EXPIRED",
    "1.5E+9, EXPIRED",
    "9007199254740993, LIFETIME_TOO_LONG",
    "1e-400, EXPIRED"
  })
  void oddNumberGivesAControlledRefusal(String number, RejectionReason reason) {
    String payload =
        json(issuer.token().compact(), 1).replaceFirst("\"exp\":\\d+", "\"exp\":" + number);
    issuer.refuses(reason, issuer.token().rawPayload(payload));
    RejectionReason forged = reason == MALFORMED ? MALFORMED : BAD_SIGNATURE;
    issuer.refuses(
        forged, issuer.token().rawPayload(payload).signedBy(TestKey.shared("RS256", "forger")));
  }

  @ParameterizedTest(name = "CLM-06: {0} is a NumericDate in another form")
  @ValueSource(strings = {"1893456300", "1893456300.0", "1.8934563e9", "189345630E1"})
  void numberInAnotherFormIsTheSameMoment(String number) {
    String payload =
        json(issuer.token().compact(), 1).replaceFirst("\"exp\":\\d+", "\"exp\":" + number);
    String token = issuer.token().rawPayload(payload).compact();
    Instant expiry = Instant.ofEpochSecond(1893456300);
    issuer.clock.set(expiry.plus(SKEW).minus(MILLI));
    assertEquals(expiry, issuer.accepts(token).expiresAt());
    issuer.clock.set(expiry.plus(SKEW));
    issuer.refuses(EXPIRED, token);
  }

  @ParameterizedTest(name = "CLM-07: nbf and iat {0} are refused as {1}")
  @CsvSource({"1e20, NOT_YET_VALID", "9223372036854775807, NOT_YET_VALID", "-1, MALFORMED_CLAIM"})
  void oddBeginningGivesAControlledRefusal(BigDecimal number, RejectionReason reason) {
    issuer.refuses(reason, issuer.token().claim("nbf", number));
    issuer.refuses(reason, issuer.token().claim("iat", number));
    issuer.accepts(issuer.token().claim("nbf", 0).claim("iat", 0));
  }

  @Test
  @DisplayName("CLM-08: an exp in milliseconds is too far away")
  void expiryInMillisecondsIsRefused() {
    issuer.refuses(LIFETIME_TOO_LONG, issuer.token().claim("exp", now.plus(SKEW).toEpochMilli()));
  }

  @Test
  @DisplayName("CLM-08: by default exp lies up to 366 days away, or as far as is set")
  void lifetimeIsLimited() {
    issuer.accepts(issuer.token().expiresIn(Duration.ofDays(366)));
    issuer.refuses(LIFETIME_TOO_LONG, issuer.token().expiresIn(Duration.ofDays(366).plus(SECOND)));
    OneIssuer strict = OneIssuer.with(rules -> rules.maxLifetime(Duration.ofHours(1)));
    strict.accepts(strict.token().expiresIn(Duration.ofHours(1)));
    strict.refuses(LIFETIME_TOO_LONG, strict.token().expiresIn(Duration.ofHours(1).plus(SECOND)));
  }

  @Test
  @DisplayName("CLM-09: a longest age is counted from iat, which is then required")
  void ageIsLimited() {
    OneIssuer strict = OneIssuer.with(rules -> rules.maxAge(Duration.ofMinutes(1)));
    String token = strict.token().compact();
    strict.clock.set(now.plus(Duration.ofMinutes(1)).plus(SKEW).minus(MILLI));
    strict.accepts(token);
    strict.clock.advance(MILLI);
    strict.refuses(EXPIRED, token);
    strict.refuses(MISSING_CLAIM, strict.token().without("iat"));
    strict.refuses(MALFORMED_CLAIM, strict.token().claim("iat", "now"));
  }

  @ParameterizedTest(name = "CLM-10: a skew of {0} is taken")
  @ValueSource(strings = {"PT0S", "PT1S", "PT5M"})
  void skewInRangeIsTaken(Duration skew) {
    OneIssuer issuer = OneIssuer.with(rules -> rules.clockSkew(skew));
    String token = issuer.token().expiresIn(Duration.ofMinutes(1)).compact();
    issuer.clock.set(now.plus(Duration.ofMinutes(1)).plus(skew).minus(MILLI));
    issuer.accepts(token);
    issuer.clock.advance(MILLI);
    issuer.refuses(EXPIRED, token);
  }

  @ParameterizedTest(name = "CLM-10: a skew of {0} stops deployment")
  @ValueSource(strings = {"PT-1S", "PT-0.001S", "PT5M0.001S", "P1D", "P999999999999D"})
  void skewOutOfRangeIsRefused(Duration skew) {
    TrustedIssuer.Builder rules = OneIssuer.trust(TestKey.shared("RS256")).clockSkew(skew);
    IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, rules::build);
    assertTrue(wrong.getMessage().startsWith("clock-skew: write"), wrong.getMessage());
  }
}

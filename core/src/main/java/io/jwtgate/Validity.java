package io.jwtgate;

import static io.jwtgate.RejectionReason.EXPIRED;
import static io.jwtgate.RejectionReason.LIFETIME_TOO_LONG;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.NOT_YET_VALID;

import io.jwtgate.internal.jose.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * When a token is valid, with its issuer's tolerances already counted in. It is judged at every
 * use, for cached tokens too. Milliseconds since 1970; fractions are rounded so that they never
 * lengthen a token's life.
 *
 * @param from the first moment
 * @param until the first moment after
 * @param expiry the token's {@code exp}
 * @param longestLife how far away {@code expiry} may lie
 */
record Validity(long from, long until, long expiry, long longestLife) {

  /**
   * @throws TokenRejectedException if {@code exp} is missing, or a time has the wrong form
   */
  static Validity of(JsonObject claims, TimeLimits limits) {
    long skew = limits.clockSkew().toMillis();
    Instant expiresAt =
        ClaimRules.instant(claims, "exp")
            .orElseThrow(() -> new TokenRejectedException(MISSING_CLAIM, "exp is missing"));
    long notBefore = ClaimRules.instant(claims, "nbf").map(Validity::roundedUp).orElse(0L);
    long issuedAt = ClaimRules.instant(claims, "iat").map(Validity::roundedUp).orElse(0L);
    long expiry = expiresAt.toEpochMilli();
    return new Validity(
        Math.max(notBefore, issuedAt) - skew,
        Math.min(expiry + skew, oldest(claims, limits)),
        expiry,
        limits.maxLifetime().toMillis());
  }

  /**
   * When the token exceeds its issuer's longest age, skew included; where there is one, {@code iat}
   * is required.
   */
  private static long oldest(JsonObject claims, TimeLimits limits) {
    if (limits.maxAge().isEmpty()) {
      return Long.MAX_VALUE / 2;
    }
    Duration maxAge = limits.maxAge().get().plus(limits.maxAgeSkew().orElse(limits.clockSkew()));
    return ClaimRules.instant(claims, "iat")
        .map(issuedAt -> issuedAt.plus(maxAge).toEpochMilli())
        .orElseThrow(
            () -> new TokenRejectedException(MISSING_CLAIM, "iat is missing for jwtgate.max-age"));
  }

  private static long roundedUp(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }

  /**
   * @param now milliseconds since 1970
   * @throws TokenRejectedException if the token is not valid at this moment
   */
  void requireAt(long now) {
    if (now >= until) {
      throw new TokenRejectedException(EXPIRED, expired(now));
    }
    if (now < from) {
      throw new TokenRejectedException(
          NOT_YET_VALID, "nbf or iat lies " + seconds(from - now) + " further ahead than allowed");
    }
    if (expiry - now > longestLife) {
      throw new TokenRejectedException(
          LIFETIME_TOO_LONG, "exp lies " + seconds(expiry - now) + " ahead");
    }
  }

  private String expired(long now) {
    return now >= expiry
        ? "exp passed " + seconds(now - expiry) + " ago"
        : "iat is longer ago than jwtgate.max-age allows";
  }

  private static String seconds(long millis) {
    return (millis + 999) / 1000 + " s";
  }
}

package io.jwtgate.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that are well signed, and whose claims are wrong. */
record HostileClaims(TokenMint mint) {
  private static final String FORM = "malformed_claim";

  Stream<HostileToken> rows() {
    return Stream.of(issuers(), audiences(), subjects(), times()).flatMap(rows -> rows);
  }

  private Stream<HostileToken> issuers() {
    String reason = "unknown_issuer";
    return Stream.of(
        row("another issuer", reason, "iss", "https://evil.example"),
        row("issuer with a slash more", reason, "iss", mint.issuer() + "/"),
        row("issuer in an array", reason, "iss", List.of(mint.issuer())),
        row("issuer is null", reason, "iss", null),
        new HostileToken("issuer missing", reason, mint.token().without("iss").compact()));
  }

  private Stream<HostileToken> audiences() {
    String reason = "wrong_audience";
    return Stream.of(
        row("another audience", reason, "aud", "https://evil.example"),
        row("audience with a slash more", reason, "aud", mint.audience() + "/"),
        row("no audience in the array", reason, "aud", List.of()),
        row("audience is an object", FORM, "aud", Map.of(mint.audience(), 1)),
        row("null among audiences", FORM, "aud", Arrays.asList(mint.audience(), null)),
        row("number among audiences", FORM, "aud", List.of(mint.audience(), 1)),
        row("audience empty", FORM, "aud", ""),
        new HostileToken("audience missing", reason, mint.token().without("aud").compact()));
  }

  private Stream<HostileToken> subjects() {
    return Stream.of(
        row("subject is a number", FORM, "sub", 5),
        row("subject is an object", FORM, "sub", Map.of("name", "root")),
        row("subject is an array", FORM, "sub", List.of("root")),
        row("subject is null", FORM, "sub", null),
        row("subject empty", FORM, "sub", ""),
        row("token id is a number", FORM, "jti", 5),
        row("client is an array", FORM, "client_id", List.of("web")),
        row("ID token by its claim", "wrong_type", "typ", "ID"),
        row("refresh token by its claim", "wrong_type", "typ", "Refresh"),
        row("ID token by its use", "wrong_type", "token_use", "id"),
        row("bound to a key of its sender", "sender_constrained", "cnf", Map.of("jkt", "x")),
        new HostileToken(
            "subject missing", "missing_claim", mint.token().without("sub").compact()));
  }

  private Stream<HostileToken> times() {
    Instant now = mint.clock().instant();
    Duration hour = Duration.ofHours(1);
    String distant = "lifetime_too_long";
    return Stream.of(
        new HostileToken("expiry missing", "missing_claim", mint.token().without("exp").compact()),
        row("expired", "expired", "exp", now.minus(hour)),
        row("expired in 1970", "expired", "exp", 0),
        row("not yet valid", "not_yet_valid", "nbf", now.plus(hour)),
        row("issued in the future", "not_yet_valid", "iat", now.plus(hour)),
        row("expiry in milliseconds", distant, "exp", now.plus(hour).toEpochMilli()),
        row("expiry is the largest long", distant, "exp", Long.MAX_VALUE),
        row("expiry is 1e400", distant, "exp", new BigDecimal("1e400")),
        row("expiry negative", FORM, "exp", -1),
        row("expiry is null", FORM, "exp", null),
        row("expiry is a string", FORM, "exp", Long.toString(now.plus(hour).getEpochSecond())),
        row("expiry is true", FORM, "exp", true),
        row("beginning is a string", FORM, "nbf", "0"),
        row("issue time is an array", FORM, "iat", List.of(0)));
  }

  private HostileToken row(String name, String reason, String claim, Object value) {
    return new HostileToken(name, reason, mint.token().claim(claim, value).compact());
  }
}

package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static io.jwtgate.RejectionReason.WRONG_CLAIM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims that must have a value, must be there, or name the caller, wherever they stand. */
class ClaimValuesTest {

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("true", true),
        Arguments.of("true", "true"),
        Arguments.of("7", 7),
        Arguments.of("7", new BigDecimal("7.0")),
        Arguments.of("7", "7"),
        Arguments.of("-0.5", new BigDecimal("-0.50")),
        Arguments.of("18446744073709551616", new BigDecimal("18446744073709551616")),
        Arguments.of("mfa", List.of("pwd", "mfa")),
        Arguments.of("7", List.of("x", 7)),
        Arguments.of("true", List.of(true)));
  }

  @ParameterizedTest(name = "TOK-03: {0} is the value of {1}")
  @MethodSource("accepted")
  void acceptedValue(String value, Object claim) {
    OneIssuer issuer = OneIssuer.with(rules -> rules.claimValue("x", value));
    issuer.accepts(issuer.token().claim("x", claim));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("true", false),
        Arguments.of("true", 1),
        Arguments.of("true", "True"),
        Arguments.of("1", true),
        Arguments.of("7", 8),
        Arguments.of("7", "7.0"),
        Arguments.of("7e0", 7),
        Arguments.of("mfa", List.of("pwd")),
        Arguments.of("mfa", List.of()),
        Arguments.of("mfa", List.of(List.of("mfa"))),
        Arguments.of("mfa", List.of("pwd mfa")),
        Arguments.of("mfa", Map.of("mfa", true)),
        Arguments.of("[mfa]", List.of("mfa")));
  }

  @ParameterizedTest(name = "TOK-03: {0} is not the value of {1}")
  @MethodSource("refused")
  void refusedValue(String value, Object claim) {
    OneIssuer issuer = OneIssuer.with(rules -> rules.claimValue("x", value));
    issuer.refuses(WRONG_CLAIM, issuer.token().claim("x", claim));
  }

  @Test
  @DisplayName(
      "TOK-03: a claim that is one text by its specification is never looked for in an array")
  void clientIsOneText() {
    OneIssuer issuer = OneIssuer.with(rules -> rules.claimValue("client_id", "web"));
    issuer.accepts(issuer.token().claim("client_id", "web"));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("client_id", List.of("web")));
    OneIssuer azp = OneIssuer.with(rules -> rules.claimValue("azp", "web"));
    azp.refuses(WRONG_CLAIM, azp.token().claim("azp", List.of("web")));
  }

  @Test
  @DisplayName("TOK-03: a value within another claim is judged, and so is one that must be there")
  void nestedClaims() {
    ClaimPath path = ClaimPath.parse("\"https://x.example/org\".id");
    Map<String, Object> org = Map.of("id", 7);
    OneIssuer valued = OneIssuer.with(rules -> rules.claimValue(path, "7"));
    valued.accepts(valued.token().claim("https://x.example/org", org));
    valued.refuses(WRONG_CLAIM, valued.token().claim("https://x.example/org", Map.of("id", 8)));
    valued.refuses(MISSING_CLAIM, valued.token().claim("https://x.example/org", Map.of()));
    OneIssuer required = OneIssuer.with(rules -> rules.requiredClaims(path));
    required.accepts(required.token().claim("https://x.example/org", org));
    required.refuses(MISSING_CLAIM, required.token().claim("https://x.example/org", "7"));
  }

  @Test
  @DisplayName("TOK-03: an audience may stand within another claim")
  void nestedAudience() {
    OneIssuer issuer =
        OneIssuer.with(rules -> rules.audienceClaim(ClaimPath.parse("app.services")));
    issuer.accepts(issuer.token().claim("app", Map.of("services", List.of("orders"))));
    issuer.refuses(WRONG_AUDIENCE, issuer.token().claim("app", Map.of()));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("app", Map.of("services", 5)));
  }

  @Test
  @DisplayName("the first claim that is there names the caller")
  void firstNameCounts() {
    OneIssuer issuer =
        OneIssuer.with(
            rules -> rules.principalClaim(ClaimPath.of("upn"), ClaimPath.of("preferred_username")));
    assertEquals(
        "u",
        issuer.accepts(issuer.token().claim("upn", "u").claim("preferred_username", "p")).name());
    assertEquals("p", issuer.accepts(issuer.token().claim("preferred_username", "p")).name());
    assertEquals(
        "p",
        issuer.accepts(issuer.token().claim("upn", null).claim("preferred_username", "p")).name());
    issuer.refuses(MISSING_CLAIM, issuer.token());
  }

  @Test
  @DisplayName("a name of the wrong form is not passed over")
  void spoiltNameIsRefused() {
    OneIssuer issuer =
        OneIssuer.with(rules -> rules.principalClaim(ClaimPath.of("upn"), ClaimPath.of("sub")));
    issuer.accepts(issuer.token());
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("upn", ""));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("upn", 5));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("upn", "a\nb"));
  }
}

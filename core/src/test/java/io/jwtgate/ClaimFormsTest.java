package io.jwtgate;

import static io.jwtgate.RejectionReason.MALFORMED_CLAIM;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of {@code iss}, {@code aud}, {@code sub}, {@code jti} and {@code client_id}. */
class ClaimFormsTest {
  private final OneIssuer issuer = OneIssuer.byDefault();

  static Stream<Object> audiencesOfAnotherForm() {
    return Stream.of(
        1,
        true,
        "",
        Map.of("orders", "orders"),
        List.of("orders", 1),
        List.of("orders", true),
        List.of("orders", ""),
        List.of(List.of("orders")),
        Arrays.asList("orders", null),
        Collections.singletonList(null));
  }

  @ParameterizedTest(name = "CLM-11: aud {0} is refused")
  @NullSource
  @MethodSource("audiencesOfAnotherForm")
  void audienceOfAnotherFormIsRefused(Object audience) {
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("aud", audience));
    OneIssuer any = OneIssuer.with(rules -> rules.audience().unsafeAnyAudience());
    any.refuses(MALFORMED_CLAIM, any.token().claim("aud", audience));
  }

  @Test
  @DisplayName("CLM-11: aud is a string or an array of strings")
  void audienceIsAStringOrSeveral() {
    assertEquals(
        Set.of("orders"), issuer.accepts(issuer.token().claim("aud", "orders")).audience());
    assertEquals(
        Set.of("orders", "bills"),
        issuer.accepts(issuer.token().claim("aud", List.of("bills", "orders"))).audience());
    assertEquals(
        Set.of("orders"),
        issuer.accepts(issuer.token().claim("aud", List.of("orders", "orders"))).audience());
  }

  @Test
  @DisplayName("CLM-11: a long array of audiences is judged like a short one")
  void manyAudiencesAreJudged() {
    List<String> many = IntStream.range(0, 700).mapToObj(i -> "a" + i).toList();
    issuer.refuses(WRONG_AUDIENCE, issuer.token().claim("aud", many));
    OneIssuer last = OneIssuer.with(rules -> rules.audience("a699"));
    assertEquals(700, last.accepts(last.token().claim("aud", many)).audience().size());
  }

  @Test
  @DisplayName("CLM-12: a token for nobody or for others is refused")
  void tokenForOthersIsRefused() {
    issuer.refuses(WRONG_AUDIENCE, issuer.token().without("aud"));
    issuer.refuses(WRONG_AUDIENCE, issuer.token().claim("aud", List.of()));
    issuer.refuses(WRONG_AUDIENCE, issuer.token().claim("aud", List.of("bills", "stock")));
    issuer.accepts(issuer.token());
  }

  @Test
  @DisplayName("CLM-13: without an audience there is no deployment, unless by an unsafe word")
  void audienceMustBeConfigured() {
    TestKey key = TestKey.shared("RS256");
    for (String[] none : new String[][] {{}, {""}, {"orders", ""}}) {
      TrustedIssuer.Builder rules = OneIssuer.trust(key).audience(none);
      String message = assertThrows(IllegalArgumentException.class, rules::build).getMessage();
      assertTrue(message.startsWith("audience: write"), message);
    }
    OneIssuer any = OneIssuer.with(rules -> rules.audience().unsafeAnyAudience());
    any.accepts(any.token().claim("aud", "elsewhere"));
    any.accepts(any.token().without("aud"));
  }

  @ParameterizedTest(name = "CLM-14: aud {0} is not the configured one")
  @ValueSource(
      strings = {
        "https://api.example", "https://api.example/v", "https://api.example/v1/",
            "https://API.example/v1",
        "https://api.example/v12", "ttps://api.example/v1", " https://api.example/v1",
            "https://*.example/v1",
        "https://api.example:443/v1", "https://api.example/%761", "*", ".*"
      })
  void audienceIsComparedExactly(String audience) {
    OneIssuer strict = OneIssuer.with(rules -> rules.audience("https://api.example/v1"));
    strict.refuses(WRONG_AUDIENCE, strict.token().claim("aud", audience));
    strict.accepts(strict.token().claim("aud", "https://api.example/v1"));
  }

  static Stream<Object> otherIssuers() {
    return Stream.of(
        "https://issuer.example/",
        "https://issuer.example:443",
        "https://ISSUER.example",
        "https://user@issuer.example",
        "http://issuer.example",
        "issuer.example",
        "",
        " ",
        1,
        true,
        List.of(OneIssuer.ISSUER),
        Map.of("iss", OneIssuer.ISSUER));
  }

  @ParameterizedTest(name = "CLM-15: iss {0} is not trusted")
  @NullSource
  @MethodSource("otherIssuers")
  void otherIssuerIsRefused(Object other) {
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().claim("iss", other));
  }

  @Test
  @DisplayName("CLM-15: iss must be there")
  void issuerIsRequired() {
    issuer.refuses(UNKNOWN_ISSUER, issuer.token().without("iss"));
    assertEquals(OneIssuer.ISSUER, issuer.accepts(issuer.token()).issuer());
  }

  static Stream<Object> noText() {
    return Stream.of("", 5, true, List.of("alice"), List.of(), Map.of("name", "alice"));
  }

  @ParameterizedTest(name = "CLM-16: sub {0} is refused")
  @NullSource
  @MethodSource("noText")
  void subjectOfAnotherFormIsRefused(Object subject) {
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("sub", subject));
  }

  @Test
  @DisplayName("TOK-04: sub has a character or more, as many as fit into the token")
  void subjectHasNoLimitOfItsOwn() {
    assertEquals("s", issuer.accepts(issuer.token().subject("s")).name());
    assertEquals("s".repeat(4000), issuer.accepts(issuer.token().subject("s".repeat(4000))).name());
    issuer.refuses(TOO_LARGE, issuer.token().subject("s".repeat(7000)));
    issuer.refuses(MISSING_CLAIM, issuer.token().without("sub"));
  }

  @Test
  @DisplayName("CLM-16: a subject is judged where another claim names the caller")
  void subjectIsJudgedThoughNotTheName() {
    OneIssuer named = OneIssuer.with(rules -> rules.principalClaim(ClaimPath.of("email")));
    assertEquals("a@b.example", named.accepts(named.token().claim("email", "a@b.example")).name());
    named.accepts(named.token().without("sub").claim("email", "a@b.example"));
    named.refuses(MALFORMED_CLAIM, named.token().claim("sub", 5).claim("email", "a@b.example"));
    named.refuses(MISSING_CLAIM, named.token());
    named.refuses(MALFORMED_CLAIM, named.token().claim("email", List.of("a@b.example")));
    named.refuses(MALFORMED_CLAIM, named.token().claim("email", ""));
    named.accepts(named.token().claim("email", "e".repeat(256)));
  }

  @ParameterizedTest(name = "CLM-17: jti and client_id {0} are refused")
  @NullSource
  @MethodSource("noText")
  void idOfAnotherFormIsRefused(Object id) {
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("jti", id));
    issuer.refuses(MALFORMED_CLAIM, issuer.token().claim("client_id", id));
  }

  @Test
  @DisplayName("CLM-17: jti and client_id have 1 to 256 characters")
  void idHasALimit() {
    for (String claim : List.of("jti", "client_id")) {
      issuer.accepts(issuer.token().claim(claim, "i".repeat(256)));
      issuer.refuses(MALFORMED_CLAIM, issuer.token().claim(claim, "i".repeat(257)));
      issuer.accepts(issuer.token().without(claim));
    }
    assertEquals(Optional.of("x"), issuer.accepts(issuer.token().claim("jti", "x")).id());
  }

  @Test
  @DisplayName("CLM-22: a client that is its own subject is told from a user")
  void clientIsToldFromAUser() {
    VerifiedToken client = issuer.accepts(issuer.token().subject("web"));
    VerifiedToken user = issuer.accepts(issuer.token());
    assertEquals(Optional.of("web"), user.clientId());
    assertEquals(Optional.of("alice"), user.subject());
    assertEquals(Optional.of(issuer.clock.instant()), user.issuedAt());
    assertTrue(client.isClient());
    assertEquals(false, user.isClient());
    assertEquals(false, issuer.accepts(issuer.token().without("client_id")).isClient());
  }
}

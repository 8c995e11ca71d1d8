package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a user must have logged in, and what who has not is told (RFC 9470). */
class StepUpTest {
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/it");
  private static final UserAuthentication GOLD =
      new UserAuthentication(List.of("gold", "platinum"), Optional.empty());
  private static final UserAuthentication RECENT =
      new UserAuthentication(List.of(), Optional.of(Duration.ofMinutes(5)));
  private static final long NOW = 1_800_000_000;

  private final MovableClock clock = MovableClock.at("2027-01-15T08:00:00Z");
  private final TokenMint mint =
      new TokenMint(
          TestIssuer.MINT.issuer(), TestIssuer.MINT.audience(), TestIssuer.MINT.key(), clock);
  private final Gate gate = Gate.of(verifier());

  private TokenVerifier verifier() {
    TrustedIssuer issuer =
        TrustedIssuer.of(mint.issuer())
            .audience(mint.audience())
            .keys(new TestIssuer.CountingKeys())
            .build();
    return TokenVerifier.builder().trust(issuer).clock(clock).build();
  }

  private Rejection answer(String token, Requirement... needed) {
    return gate.receive(new InMemory(CALL.bearer(token), true))
        .decide(List.of(needed))
        .rejection()
        .orElse(null);
  }

  private String code(String token, UserAuthentication needed) {
    Rejection rejection = answer(token, Requirement.authenticated(needed));
    return rejection == null ? "passes" : rejection.code();
  }

  private String token(UnaryOperator<TokenDraft> change) {
    return change.apply(mint.token()).compact();
  }

  private static String challenge(Rejection rejection) {
    return rejection.status() + " " + rejection.headers().get("WWW-Authenticate");
  }

  @Test
  @DisplayName("AT-09: one of the acr values is enough, as a string or in an array")
  void acr_isStringOrArray() {
    assertEquals("passes", code(token(it -> it.claim("acr", "gold")), GOLD));
    assertEquals("passes", code(token(it -> it.claim("acr", List.of("x", "platinum"))), GOLD));
    assertEquals("acr_too_low", code(token(it -> it.claim("acr", "silver")), GOLD));
    assertEquals("acr_too_low", code(token(it -> it.claim("acr", "gold platinum")), GOLD));
    assertEquals("acr_too_low", code(token(it -> it.claim("acr", List.of())), GOLD));
    assertEquals("acr_too_low", code(token(it -> it.claim("acr", List.of("gold", 1))), GOLD));
    assertEquals("acr_too_low", code(token(it -> it.claim("acr", 1)), GOLD));
    assertEquals("acr_too_low", code(token(it -> it), GOLD));
  }

  @Test
  @DisplayName("AT-09: a login is too old if its time is missing, no number, past or ahead")
  void authTime_isJudged() {
    assertEquals(NOW, clock.instant().getEpochSecond());
    assertEquals("passes", code(token(it -> it.claim("auth_time", NOW - 300)), RECENT));
    assertEquals("passes", code(token(it -> it.claim("auth_time", NOW - 299.5)), RECENT));
    assertEquals("passes", code(token(it -> it.claim("auth_time", NOW)), RECENT));
    for (Object wrong : new Object[] {NOW - 301, NOW + 100, NOW + 1e15, "" + NOW, -1, 0, true}) {
      assertEquals(
          "authentication_too_old", code(token(it -> it.claim("auth_time", wrong)), RECENT));
    }
    assertEquals("authentication_too_old", code(token(it -> it), RECENT));
  }

  @Test
  @DisplayName("AT-09: where the issuer's clock is ahead, a login before the token's issue counts")
  void loginBeforeIssue_countsThoughAhead() {
    long ahead = NOW + 20;

    assertEquals(
        "passes", code(token(it -> it.claim("iat", ahead).claim("auth_time", ahead)), RECENT));
    assertEquals(
        "authentication_too_old",
        code(token(it -> it.claim("iat", ahead).claim("auth_time", ahead + 1)), RECENT));
  }

  @Test
  @DisplayName("CHL-18: a login grows too old while its token is cached")
  void login_isJudgedAtEachRequest() {
    String token = token(it -> it.claim("auth_time", NOW));

    assertEquals("passes", code(token, RECENT));
    clock.advance(Duration.ofMinutes(5));
    assertEquals("passes", code(token, RECENT));
    clock.advance(Duration.ofSeconds(1));
    assertEquals("authentication_too_old", code(token, RECENT));
  }

  @Test
  @DisplayName("CHL-18: the challenge has all that is needed, whichever is lacking")
  void challenge_hasAcrAndAge() {
    Requirement both =
        Requirement.authenticated(new UserAuthentication(GOLD.acrValues(), RECENT.maxAge()));
    String head = "401 Bearer realm=\"jwtgate\", error=\"insufficient_user_authentication\", ";
    String tail = ", acr_values=\"gold platinum\", max_age=\"300\"";

    assertEquals(
        head + "error_description=\"A different authentication level is required\"" + tail,
        challenge(answer(token(it -> it), both)));
    assertEquals(
        head + "error_description=\"More recent authentication is required\"" + tail,
        challenge(answer(token(it -> it.claim("acr", "gold")), both)));
  }

  @Test
  @DisplayName("CHL-18: of several rules the challenge has what meets all of them")
  void severalRules_areOneChallenge() {
    Requirement wide = Requirement.authenticated(GOLD);
    Requirement narrow =
        Requirement.authenticated(
            new UserAuthentication(List.of("platinum"), Optional.of(Duration.ofHours(1))));

    assertEquals(
        "acr_values=\"platinum\", max_age=\"300\"",
        challenge(answer(token(it -> it), wide, narrow, Requirement.authenticated(RECENT)))
            .split("required\", ", -1)[1]);
  }

  @Test
  @DisplayName("CHL-05: one challenge has all scopes of the operation, those of the gate too")
  void scopesOfAllRules_areInOneChallenge() {
    Gate strict = TestIssuer.gate().scopes("api").build();
    Requirement read = Requirement.anyScopes(List.of(Set.of("orders:read", "audit")));
    Requirement either = Requirement.anyScopes(List.of(Set.of("a", "b"), Set.of("c"), Set.of("d")));
    String token = TestIssuer.MINT.token().claim("scope", "api a d").compact();

    Rejection rejection =
        strict
            .receive(new InMemory(CALL.bearer(token), true))
            .decide(List.of(read, either))
            .rejection()
            .orElseThrow();

    assertEquals(
        "403 Bearer realm=\"jwtgate\", error=\"insufficient_scope\","
            + " error_description=\"The token lacks a scope\", scope=\"api audit d orders:read\"",
        challenge(rejection));
  }

  @Test
  @DisplayName("of several sets of scopes one as a whole is enough")
  void oneSetOfScopes_isEnough() {
    Requirement either = Requirement.anyScopes(List.of(Set.of("a", "b"), Set.of("c")));

    assertEquals(null, answer(token(it -> it.claim("scope", "a b")), either));
    assertEquals(null, answer(token(it -> it.claim("scope", "c a")), either));
    assertEquals("scope_lacking", answer(token(it -> it.claim("scope", "a")), either).code());
  }

  @Test
  @DisplayName("code within a request asks for what a part of it needs, and nothing of the gate")
  void lacking_asksForThePartAlone() {
    InMemory request = new InMemory(CALL.bearer(token(it -> it)), true);
    Caller caller = gate.receive(request).caller().orElseThrow();
    List<Requirement> gold = List.of(Requirement.authenticated(GOLD));

    assertEquals("acr_too_low", gate.lacking(request, caller, gold).orElseThrow().code());
    assertEquals("no_credentials", gate.lacking(request, null, gold).orElseThrow().code());
    assertEquals(Optional.empty(), gate.lacking(request, caller, List.of(Requirement.PERMITTED)));
    assertEquals(Optional.empty(), gate.lacking(request, null, List.of(Requirement.OF_GATE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\"", "\\", "ä", "\n"})
  void wrongAcr_isRejected(String acr) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new UserAuthentication(List.of(acr), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT5M", "PT0.5S", "PT1.5S", "P99999D"})
  void wrongAge_isRejected(String age) {
    Optional<Duration> wrong = Optional.of(Duration.parse(age));

    assertThrows(IllegalArgumentException.class, () -> new UserAuthentication(List.of(), wrong));
  }
}

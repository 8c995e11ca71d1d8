package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenExplanation.Step;
import io.jwtgate.TokenExplanation.Verdict;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenExplanationTest {
  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint =
      new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, TestKey.shared("RS256"), clock);
  private final TokenVerifier verifier =
      TokenVerifier.builder()
          .trust(OneIssuer.trust(TestKey.shared("RS256")).build())
          .clock(clock)
          .build();

  @Test
  @DisplayName("a good token passes every step")
  void goodTokenPassesEveryStep() {
    TokenExplanation told = verifier.explain(mint.token().compact());

    assertEquals(Optional.empty(), told.rejection());
    assertEquals(
        List.of(), told.steps().stream().filter(s -> s.verdict() != Verdict.PASSED).toList());
  }

  @Test
  @DisplayName("each step tells what the token claims and what is expected")
  void eachStepTellsBothSides() {
    TokenVerifier verifier = verifier(rules -> rules.requiredClaims("tenant").tokenType("at+jwt"));
    TokenDraft draft =
        mint.token()
            .claim("jti", "1")
            .claim("tenant", List.of("a", "b"))
            .claim("vip", true)
            .claim("flags", Map.of("x", 1))
            .claim("none", null);

    assertEquals(
        """
           ok    size       at most 8192 characters
           ok    structure  three segments of canonical base64url, strict JSON
           ok    header     parameters [typ, alg, kid]; none of crit, b64, enc, nor a nested token
           ok    issuer     iss https://issuer.example; trusted [https://issuer.example]
           ok    algorithm  alg RS256; allowed [RS256]
           ok    key        kid test-RS256; exactly one key of the issuer must fit
           ok    signature  made by that key over these very bytes
           ok    type       typ at+jwt; expected at+jwt
           ok    claims     [iss: string, aud: string, sub: string, client_id: string, iat: number, \
        exp: number, jti: string, tenant: array of 2, vip...; needed [exp, sub, tenant]
           ok    audience   aud orders; accepted [orders]
           ok    time       iat 2030-01-01T00:00:00Z, exp 2030-01-01T00:05:00Z; \
        now 2030-01-01T00:00:00Z, clock skew PT1M
           ok    revocation not ended before its time
        accepted\
        """,
        verifier.explain(draft.compact()).toString());
    TokenDraft shorter = draft.without("client_id").without("jti").without("iat");
    String forms = text(verifier, "claims", shorter);
    assertTrue(forms.contains("vip: boolean, flags: object, none: null]"), forms);
  }

  @Test
  @DisplayName("what is not restricted is told as such")
  void whatIsOpenIsToldAsSuch() {
    TokenVerifier open = verifier(rules -> rules.audience().unsafeAnyAudience());
    TokenVerifier alone = verifier(TrustedIssuer.Builder::singleAudience);

    assertEquals("aud orders; accepted any", text(open, "audience", mint.token()));
    assertEquals("aud orders; accepted [orders], alone", text(alone, "audience", mint.token()));
    assertEquals(
        "typ missing; expected any that is no other known kind",
        text(open, "type", mint.token().withoutHeader("typ")));
    assertEquals(
        "nbf 5x; now 2030-01-01T00:00:00Z, clock skew PT1M",
        text(open, "time", mint.token().claim("nbf", "5x").without("iat").without("exp")));
  }

  private TokenVerifier verifier(UnaryOperator<TrustedIssuer.Builder> change) {
    TrustedIssuer.Builder rules =
        OneIssuer.trust(TestKey.shared("RS256")).algorithms(SignatureAlgorithm.RS256);
    return TokenVerifier.builder().trust(change.apply(rules).build()).clock(clock).build();
  }

  private static String text(TokenVerifier verifier, String step, TokenDraft draft) {
    return verifier.explain(draft.compact()).steps().stream()
        .filter(it -> it.name().equals(step))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  @DisplayName("an expired token falls at its time, and the text says what was compared")
  void expiredTokenFallsAtItsTime() {
    String token = mint.token().compact();
    clock.advance(Duration.ofHours(1));

    Step fell = whereItFell(token);

    assertEquals("time", fell.name());
    assertTrue(
        fell.text().contains("exp 2030-01-01T00:05:00Z; now 2030-01-01T01:00:00Z"), fell.text());
  }

  @Test
  @DisplayName("a trailing slash of the issuer can be seen")
  void foreignIssuerIsShownBesideTheTrusted() {
    Step fell = whereItFell(mint.token().claim("iss", OneIssuer.ISSUER + "/").compact());

    assertEquals("iss https://issuer.example/; trusted [https://issuer.example]", fell.text());
  }

  @Test
  @DisplayName("the flaw of a malformed token is told")
  void flawOfMalformedTokenIsTold() {
    Step fell = whereItFell(mint.token().rawPayload("{\"sub\":\"a\",\"sub\":\"b\"}").compact());

    assertEquals("structure: a name stands twice", fell.name() + ": " + fell.text());
  }

  @Test
  @DisplayName("the parameter of the header that has the wrong form is named")
  void malformedParameterIsNamed() {
    Step fell = whereItFell(mint.token().header("kid", 7).compact());

    assertEquals(
        "structure: the header's kid has the wrong form", fell.name() + ": " + fell.text());
  }

  @Test
  @DisplayName("steps after the one that refused were not judged")
  void laterStepsAreNotJudged() {
    TokenExplanation told = verifier.explain(mint.token().claim("aud", "other").compact());

    List<Verdict> verdicts = told.steps().stream().map(Step::verdict).toList();
    int fell = verdicts.indexOf(Verdict.REJECTED);
    assertEquals("audience", told.steps().get(fell).name());
    assertFalse(verdicts.subList(0, fell).contains(Verdict.NOT_JUDGED));
    assertFalse(verdicts.subList(fell + 1, verdicts.size()).contains(Verdict.PASSED));
    String verdict = "\nrejected: wrong_audience (The token is for another audience)";
    assertTrue(told.toString().endsWith(verdict), told.toString());
  }

  @Test
  @DisplayName("OBS-01: an explanation shows no signature and no value of a personal claim")
  void noSecretIsShown() {
    TokenDraft draft = mint.token().subject("alice@example.org").claim("email", "a@example.org");
    String token = draft.compact();

    String told = verifier.explain(token).toString();

    assertFalse(told.contains(token.substring(token.lastIndexOf('.') + 1)));
    assertFalse(told.contains("example.org"), told);
  }

  @Test
  @DisplayName("OBS-02: what a token's author wrote is shortened and escaped")
  void authorsTextIsShortenedAndEscaped() {
    String hostile = "x\r\nrefused: forged \u202e" + "y".repeat(200);

    String text = whereItFell(mint.token().claim("iss", hostile).compact()).text();

    assertTrue(text.startsWith("iss x\\u000d\\u000arefused: forged \\u202eyyy"), text);
    assertTrue(text.length() < 300, text);
  }

  private Step whereItFell(String token) {
    return verifier.explain(token).steps().stream()
        .filter(step -> step.verdict() == Verdict.REJECTED)
        .findFirst()
        .orElseThrow();
  }
}

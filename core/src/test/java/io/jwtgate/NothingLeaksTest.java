package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.TestKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said of a token to logs, exceptions and an application's own code. */
class NothingLeaksTest {
  private static final String MARK = "the-mark-of-this-token";

  private final RecordedLog log = RecordedLog.ofThisThread();
  private final List<String> logged = log.lines();

  @AfterEach
  void stop() {
    log.close();
  }

  private static List<String> badTokens(OneIssuer issuer) {
    return List.of(
        issuer.token().subject(MARK).signedBy(TestKey.shared("RS256", "forger")).compact(),
        issuer.token().subject(MARK).header("kid", MARK).compact(),
        issuer.token().claim("iss", MARK).compact(),
        issuer.token().subject(MARK).header("alg", MARK).compact(),
        issuer.token().subject(MARK).claim("exp", 1).compact(),
        issuer.token().claim("aud", MARK).compact(),
        issuer.token().rawPayload("{\"sub\":\"" + MARK + "\",").compact(),
        issuer.token().rawHeader(MARK).compact(),
        MARK);
  }

  @Test
  @DisplayName("SIG-13, OBS-01, OBS-06: no claim of a bad token is logged or told")
  void nothingOfABadTokenIsTold() {
    OneIssuer issuer = OneIssuer.byDefault();
    for (String token : badTokens(issuer)) {
      TokenRejectedException refusal =
          assertThrows(TokenRejectedException.class, () -> issuer.accepts(token));
      assertEquals(refusal.reason().description(), refusal.getMessage());
      assertNull(refusal.getCause());
      assertEquals(0, refusal.getStackTrace().length);
      assertFalse(refusal.toString().contains(MARK));
    }
    assertEquals(List.of(), logged.stream().filter(line -> line.contains(MARK)).toList());
  }

  @Test
  @DisplayName("SIG-13: an application's code is asked about verified tokens alone")
  void applicationSeesVerifiedTokensAlone() {
    List<VerifiedToken> asked = new ArrayList<>();
    OneIssuer issuer = OneIssuer.byDefault();
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(OneIssuer.trust(TestKey.shared("RS256")).build())
            .clock(issuer.clock)
            .revocation(token -> !asked.add(token))
            .build();
    for (String token : badTokens(issuer)) {
      assertThrows(TokenRejectedException.class, () -> verifier.verify(token));
    }
    assertEquals(List.of(), asked);
    verifier.verify(issuer.token().compact());
    assertEquals(1, asked.size());
  }

  @Test
  @DisplayName("OBS-06: a fault inside is told by its class alone, and is a refusal")
  void faultIsToldByItsClassAlone() {
    OneIssuer issuer =
        OneIssuer.with(
            rules ->
                rules.keys(
                    (algorithm, keyId) -> {
                      throw new IllegalStateException("about " + MARK);
                    }));
    issuer.refuses(RejectionReason.INTERNAL_ERROR, issuer.token().subject(MARK));
    assertTrue(
        logged.stream().anyMatch(line -> line.contains("by java.lang.IllegalStateException")),
        logged.toString());
    assertFalse(logged.toString().contains(MARK));
  }

  @Test
  @DisplayName("OBS-01: a verified token prints no value of a claim")
  void verifiedTokenPrintsNoValue() {
    OneIssuer issuer = OneIssuer.byDefault();
    VerifiedToken token =
        issuer.accepts(issuer.token().subject(MARK).claim("email", MARK).claim("jti", MARK));
    assertFalse(token.toString().contains(MARK), token.toString());
    assertFalse(token.claims().toString().contains(MARK));
    assertTrue(token.toString().contains("email"));
  }
}

package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.HostileToken;
import io.jwtgate.testkit.HostileTokens;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one table of hostile tokens against the verifier: cold, warm and without a cache. */
class HostileTokensTest {
  private static final OneIssuer ISSUER = OneIssuer.byDefault();
  private static final List<HostileToken> TABLE = HostileTokens.of(ISSUER.mint);
  private static final TokenVerifier CACHED = verifier(10_000, "RS256");
  private static final TokenVerifier UNCACHED = verifier(0, "RS256");

  private static TokenVerifier verifier(long cacheSize, String algorithm) {
    return TokenVerifier.builder()
        .trust(OneIssuer.trust(TestKey.shared(algorithm)).build())
        .clock(ISSUER.clock)
        .cacheSize(cacheSize)
        .build();
  }

  static Stream<HostileToken> hostile() {
    return TABLE.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedForItsReason(HostileToken token) {
    CACHED.verify(ISSUER.token().compact());
    for (TokenVerifier verifier : List.of(CACHED, CACHED, UNCACHED)) {
      assertEquals(token.reason(), reason(verifier, token), token.name());
    }
  }

  private static String reason(TokenVerifier verifier, HostileToken token) {
    return assertThrows(
            TokenRejectedException.class, () -> verifier.verify(token.compact()), token.name())
        .reason()
        .code();
  }

  @ParameterizedTest(name = "every row is refused under a key of {0} too")
  @ValueSource(strings = {"ES256", "EdDSA"})
  void isRefusedUnderEveryKindOfKey(String algorithm) {
    TokenVerifier verifier = verifier(10_000, algorithm);
    TokenMint mint = ISSUER.mint.withKey(TestKey.shared(algorithm));
    verifier.verify(mint.token().compact());
    for (HostileToken token : HostileTokens.of(mint)) {
      assertEquals(token.reason(), reason(verifier, token), token.name());
    }
  }

  @Test
  @DisplayName("OBS-03: every reason that a token alone can give is in the table")
  void everyReasonIsInTheTable() {
    Set<String> codes = hostile().map(HostileToken::reason).collect(Collectors.toSet());
    for (RejectionReason reason : RejectionReason.values()) {
      boolean byTokenAlone =
          !EnumSet.of(
                  RejectionReason.REVOKED,
                  RejectionReason.WRONG_CLAIM,
                  RejectionReason.NOT_ENCRYPTED,
                  RejectionReason.NOT_DECRYPTABLE,
                  RejectionReason.INTERNAL_ERROR)
              .contains(reason);
      assertEquals(byTokenAlone, codes.contains(reason.code()), reason.code());
    }
    assertTrue(hostile().count() >= 100);
    assertEquals(hostile().count(), hostile().map(HostileToken::name).distinct().count());
  }

  @ParameterizedTest(name = "{0} is explained by the verdict of the verifier")
  @MethodSource("hostile")
  void explanationAgreesWithTheVerdict(HostileToken token) {
    TokenExplanation explanation = CACHED.explain(token.compact());
    assertEquals(token.reason(), explanation.rejection().orElseThrow().code());
    assertEquals(
        1,
        explanation.steps().stream()
            .filter(step -> step.verdict() == TokenExplanation.Verdict.REJECTED)
            .count());
  }
}

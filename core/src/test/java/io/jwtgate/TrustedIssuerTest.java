package io.jwtgate;

import static io.jwtgate.jose.SignatureAlgorithm.ES256;
import static io.jwtgate.jose.SignatureAlgorithm.HS256;
import static io.jwtgate.jose.SignatureAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What may be said of an issuer, and what stops deployment. */
class TrustedIssuerTest {
  private static final TestKey KEY = TestKey.shared("RS256");

  private static TrustedIssuer.Builder good() {
    return OneIssuer.trust(KEY);
  }

  private static void assertRefused(String start, TrustedIssuer.Builder builder) {
    String message = assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  @Test
  @DisplayName("CFG-01: what is missing stops deployment, and its setting is named")
  void whatIsMissingIsNamed() {
    assertRefused("issuer: write", TrustedIssuer.of(" ").audience("a").keys(OneIssuer.keys(KEY)));
    assertRefused("keys: give", good().keys(null));
    assertRefused("algorithms: write at least one", good().algorithms());
    assertRefused("algorithms: write either", good().algorithms(RS256, HS256));
    assertRefused("algorithms: none fits", good().algorithms(ES256));
    assertRefused("algorithms: none fits", good().keys(OneIssuer.keys(TestKey.shared("HS256"))));
    assertRefused("max-lifetime: write", good().maxLifetime(Duration.ZERO));
    assertRefused("max-lifetime: write", good().maxLifetime(Duration.ofSeconds(-1)));
    assertRefused("max-lifetime: write", good().maxLifetime(Duration.ofDays(36_501)));
    assertEquals(
        Duration.ofDays(36_500),
        good().maxLifetime(Duration.ofDays(36_500)).build().times().maxLifetime());
    assertRefused("max-age: write", good().maxAge(Duration.ZERO));
    assertRefused("max-age: write", good().maxAge(Duration.ofSeconds(Long.MAX_VALUE)));
    assertRefused("unsafe-any-audience: write", good().unsafeAnyAudience());
    assertEquals(OneIssuer.ISSUER, good().build().issuer());
  }

  @Test
  void defaultsAreClosed() {
    TrustedIssuer issuer = good().build();
    assertEquals(OneIssuer.ISSUER, issuer.name());
    assertEquals(SignatureAlgorithm.asymmetric(), issuer.algorithms());
    assertEquals(Duration.ofSeconds(60), issuer.times().clockSkew());
    assertEquals(Duration.ofDays(366), issuer.times().maxLifetime());
    assertTrue(issuer.times().maxAge().isEmpty());
    assertTrue(issuer.tokenType().isEmpty());
    assertEquals(new Audiences(Set.of(OneIssuer.AUDIENCE), false, false), issuer.audiences());
    assertEquals("from roles", issuer.roles().toString());
    assertEquals(List.of(ClaimPath.of("sub")), issuer.principalClaims());
  }

  @Test
  void valuesWrittenTwiceCountOnce() {
    TrustedIssuer issuer =
        good().audience("a", "a").algorithms(RS256, RS256).requiredClaims("x", "x").build();
    assertEquals(Set.of("a"), issuer.audiences().accepted());
    assertEquals(Set.of(RS256), issuer.algorithms());
    assertEquals(Set.of(ClaimPath.of("x")), issuer.requiredClaims());
  }

  @Test
  void everythingIsCopied() {
    TrustedIssuer.Builder builder = good().audience("a").algorithms(RS256).rolesClaims();
    TrustedIssuer issuer = builder.build();
    builder.algorithms(ES256).audience("b").requiredClaims("c").rolesClaims(ClaimPath.of("d"));
    builder.claimValue("e", "f");
    assertEquals(Set.of(RS256), issuer.algorithms());
    assertEquals(Set.of("a"), issuer.audiences().accepted());
    assertEquals(Set.of(), issuer.requiredClaims());
    assertEquals(Map.of(), issuer.claimValues());
    assertEquals("from nowhere", issuer.roles().toString());
    assertThrows(UnsupportedOperationException.class, () -> issuer.algorithms().clear());
    assertThrows(UnsupportedOperationException.class, () -> issuer.audiences().accepted().clear());
    assertThrows(UnsupportedOperationException.class, () -> issuer.requiredClaims().clear());
    assertThrows(UnsupportedOperationException.class, () -> issuer.principalClaims().clear());
  }

  @Test
  @DisplayName("CFG-01, CFG-02: a verifier trusts at least one issuer, and none twice")
  void verifierTrustsEachIssuerOnce() {
    TrustedIssuer issuer = good().build();
    assertThrows(IllegalArgumentException.class, TokenVerifier::trusting);
    String message =
        assertThrows(IllegalArgumentException.class, () -> TokenVerifier.trusting(issuer, issuer))
            .getMessage();
    assertTrue(message.startsWith("issuer: "), message);
  }

  @Test
  @DisplayName("KEY-18: the keys of one issuer verify no token of another, though kids are equal")
  void keysBelongToTheirIssuer() {
    TestKey other = TestKey.shared("RS256", "other").withKeyId(KEY.keyId());
    TrustedIssuer partner =
        TrustedIssuer.of("https://partner.example")
            .audience(OneIssuer.AUDIENCE)
            .keys(OneIssuer.keys(other))
            .build();
    OneIssuer one = OneIssuer.byDefault();
    TokenVerifier both =
        TokenVerifier.builder().trust(good().build(), partner).clock(one.clock).build();
    both.verify(one.token().compact());
    both.verify(one.token().claim("iss", "https://partner.example").signedBy(other).compact());
    OneIssuer.assertRefused(
        RejectionReason.BAD_SIGNATURE, both, one.token().signedBy(other).compact());
    OneIssuer.assertRefused(
        RejectionReason.BAD_SIGNATURE,
        both,
        one.token().claim("iss", "https://partner.example").compact());
  }

  @Test
  void closingClosesEveryKeySource() {
    AtomicInteger closed = new AtomicInteger();
    KeySource source =
        new KeySource() {
          @Override
          public java.util.Optional<io.jwtgate.keys.VerificationKey> find(
              SignatureAlgorithm algorithm, String keyId) {
            return java.util.Optional.empty();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    TrustedIssuer other = TrustedIssuer.of("https://b.example").audience("a").keys(source).build();
    TokenVerifier.trusting(good().keys(source).build(), other).close();
    assertEquals(2, closed.get());
  }
}

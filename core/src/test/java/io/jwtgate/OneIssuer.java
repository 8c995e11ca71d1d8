package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.keys.JwkSet;
import io.jwtgate.keys.KeySet;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One issuer with its key, its clock and a verifier that trusts it: a test says what differs. */
public final class OneIssuer {
  public static final String ISSUER = "https://issuer.example";
  public static final String AUDIENCE = "orders";

  public final MovableClock clock;
  public final TokenMint mint;
  private final TokenVerifier verifier;
  private final TokenVerifier withoutCache;

  private OneIssuer(TestKey key, MovableClock clock, UnaryOperator<TrustedIssuer.Builder> rule) {
    this.clock = clock;
    this.mint = new TokenMint(ISSUER, AUDIENCE, key, clock);
    TokenVerifier.Builder rules =
        TokenVerifier.builder().trust(rule.apply(trust(key)).build()).clock(clock);
    this.verifier = rules.build();
    this.withoutCache = rules.cacheSize(0).build();
  }

  /** By default in everything but its test key, of RS256. */
  public static OneIssuer byDefault() {
    return with(rules -> rules);
  }

  public static OneIssuer with(UnaryOperator<TrustedIssuer.Builder> rule) {
    return new OneIssuer(TestKey.shared("RS256"), newYear(), rule);
  }

  /** Trusts exactly this key, for exactly its algorithm. */
  public static OneIssuer withKey(TestKey key) {
    return new OneIssuer(
        key,
        newYear(),
        rules -> rules.algorithms(io.jwtgate.jose.SignatureAlgorithm.valueOf(key.algorithm())));
  }

  public static MovableClock newYear() {
    return MovableClock.at("2030-01-01T00:00:00Z");
  }

  /** What is believed of the issuer, to be changed by a test. */
  public static TrustedIssuer.Builder trust(TestKey... keys) {
    return TrustedIssuer.of(ISSUER).audience(AUDIENCE).keys(keys(keys));
  }

  public static KeySet keys(TestKey... keys) {
    return keys(Arrays.stream(keys).map(OneIssuer::verificationJwk).toList());
  }

  public static KeySet keys(List<Jwk> jwks) {
    String entries = jwks.stream().map(Jwk::json).collect(Collectors.joining(","));
    return JwkSet.configured(("{\"keys\":[" + entries + "]}").getBytes(UTF_8)).keys();
  }

  private static Jwk verificationJwk(TestKey key) {
    return key.algorithm().startsWith("HS") ? key.privateJwk() : key.publicJwk();
  }

  public TokenDraft token() {
    return mint.token();
  }

  public VerifiedToken accepts(TokenDraft draft) {
    return accepts(draft.compact());
  }

  /** Takes the token without a cache, with a cold one and with a warm one, and all the same. */
  public VerifiedToken accepts(String compact) {
    VerifiedToken uncached = withoutCache.verify(compact);
    VerifiedToken cold = verifier.verify(compact);
    assertEquals(uncached.claims().asMap(), cold.claims().asMap());
    assertEquals(uncached.name(), cold.name());
    assertEquals(uncached.roles(), cold.roles());
    VerifiedToken warm = verifier.verify(compact);
    assertSame(cold, warm);
    return warm;
  }

  public void refuses(RejectionReason expected, TokenDraft draft) {
    refuses(expected, draft.compact());
  }

  /** Refuses it for this reason without a cache, with a cold one, and when asked again. */
  public void refuses(RejectionReason expected, String compact) {
    assertRefused(expected, withoutCache, compact);
    assertRefused(expected, verifier, compact);
    assertRefused(expected, verifier, compact);
  }

  public static void assertRefused(
      RejectionReason expected, TokenVerifier verifier, String compact) {
    TokenRejectedException refusal =
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact));
    assertEquals(expected, refusal.reason());
  }
}

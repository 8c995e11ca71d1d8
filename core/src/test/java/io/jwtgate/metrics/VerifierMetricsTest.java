package io.jwtgate.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a verifier counts. */
class VerifierMetricsTest {
  private static final TestKey KEY = TestKey.shared("RS256");

  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);
  private final AtomicReference<KeySet> keys = new AtomicReference<>(OneIssuer.keys(KEY));
  private final AtomicBoolean revoked = new AtomicBoolean();

  private TokenVerifier verifier(UnaryOperator<TokenVerifier.Builder> rule) {
    return rule.apply(
            TokenVerifier.builder()
                .trust(OneIssuer.trust().keys(this::find).name("shop").build())
                .revocation(token -> revoked.get())
                .clock(clock))
        .build();
  }

  private java.util.Optional<io.jwtgate.keys.VerificationKey> find(
      io.jwtgate.jose.SignatureAlgorithm algorithm, String keyId) {
    if (keys.get() == null) {
      throw new KeysUnavailableException(Duration.ofSeconds(1));
    }
    return keys.get().find(algorithm, keyId);
  }

  private static void refused(TokenVerifier verifier, String token) {
    assertThrows(RuntimeException.class, () -> verifier.verify(token));
  }

  private static long count(TokenVerifier verifier, String issuer, String outcome) {
    return figures(verifier, issuer, outcome).mapToLong(OutcomeFigures::count).sum();
  }

  private static Stream<OutcomeFigures> figures(
      TokenVerifier verifier, String issuer, String outcome) {
    return verifier.metrics().outcomes().stream()
        .filter(one -> one.issuer().equals(issuer) && one.outcome().equals(outcome));
  }

  @Test
  @DisplayName("CACHE-20: hits, misses and size are counted")
  void cacheIsCounted() {
    TokenVerifier verifier = verifier(rules -> rules);
    String token = mint.token().compact();
    verifier.verify(token);
    verifier.verify(token);
    verifier.verify(token);
    verifier.verify(mint.token().compact());
    CacheFigures cache = verifier.metrics().cache();
    assertEquals(2, cache.hits());
    assertEquals(2, cache.misses());
    assertEquals(2, cache.size());
  }

  @Test
  @DisplayName("CACHE-20: without a cache its figures are zero")
  void noCache() {
    TokenVerifier verifier = verifier(rules -> rules.cacheSize(0));
    verifier.verify(mint.token().compact());
    CacheFigures cache = verifier.metrics().cache();
    assertEquals(0, cache.hits() + cache.misses() + cache.size());
    assertEquals(1, count(verifier, "shop", "accepted"));
  }

  @Test
  @DisplayName("CACHE-20: a full cache evicts by size")
  void evictionsBySize() {
    TokenVerifier verifier = verifier(rules -> rules.cacheSize(2));
    for (int i = 0; i < 10; i++) {
      verifier.verify(mint.token().compact());
    }
    assertEquals(8, verifier.metrics().cache().evictions(EvictionCause.SIZE));
  }

  @Test
  @DisplayName("CACHE-20: a token kept for its time is evicted as expired")
  void evictionsByTime() {
    TokenVerifier verifier = verifier(rules -> rules.cacheTtl(Duration.ofMinutes(1)));
    verifier.verify(mint.token().compact());
    clock.advance(Duration.ofMinutes(5));
    verifier.verify(mint.token().compact());
    assertEquals(1, verifier.metrics().cache().evictions(EvictionCause.EXPIRED));
  }

  @Test
  @DisplayName("CACHE-20: a key that has gone evicts its token")
  void evictionsByKey() {
    TokenVerifier verifier = verifier(rules -> rules);
    String token = mint.token().compact();
    verifier.verify(token);
    keys.set(OneIssuer.keys(TestKey.shared("RS256", "another")));
    refused(verifier, token);
    assertEquals(1, verifier.metrics().cache().evictions(EvictionCause.KEY_GONE));
    assertEquals(0, verifier.metrics().cache().hits());
  }

  @Test
  @DisplayName("CACHE-20: what is forgotten on demand is counted")
  void evictionsByClearing() {
    TokenVerifier verifier = verifier(rules -> rules);
    verifier.verify(mint.token().compact());
    verifier.clearCache();
    assertEquals(1, verifier.metrics().cache().evictions(EvictionCause.CLEARED));
    assertEquals(0, verifier.metrics().cache().size());
  }

  @Test
  @DisplayName("OBS-03: a verification is counted by issuer and outcome, with its time")
  void outcomes() {
    TokenVerifier verifier = verifier(rules -> rules);
    String good = mint.token().compact();
    verifier.verify(good);
    verifier.verify(good);
    refused(verifier, mint.token().claim("aud", "elsewhere").compact());
    assertEquals(1, count(verifier, "shop", "accepted"));
    assertEquals(1, count(verifier, "shop", "wrong_audience"));
    OutcomeFigures accepted = figures(verifier, "shop", "accepted").findAny().orElseThrow();
    assertEquals(1, accepted.verified());
    assertTrue(accepted.nanos() > 0);
  }

  @Test
  @DisplayName("OBS-03: a known token that is refused at its use is counted without a time")
  void refusedAtUse() {
    TokenVerifier verifier = verifier(rules -> rules.cacheTtl(Duration.ofDays(1)));
    String token = mint.token().expiresIn(Duration.ofMinutes(5)).compact();
    verifier.verify(token);
    revoked.set(true);
    refused(verifier, token);
    OutcomeFigures figures = figures(verifier, "shop", "revoked").findAny().orElseThrow();
    assertEquals(1, figures.count());
    assertEquals(0, figures.verified());
    assertEquals(0, figures.nanos());
  }

  @Test
  @DisplayName("OBS-03: keys that are not to be had are an outcome of their issuer")
  void keysUnavailable() {
    TokenVerifier verifier = verifier(rules -> rules);
    keys.set(null);
    refused(verifier, mint.token().compact());
    assertEquals(1, count(verifier, "shop", "keys_unavailable"));
  }

  @Test
  @DisplayName("OBS-03: a store that is down and a fault of it are an outcome each")
  void storeThatIsDown() {
    List<RuntimeException> faults =
        List.of(
            new RevocationUnavailableException(Duration.ofSeconds(1)),
            new IllegalStateException("a fault of the store"));
    for (RuntimeException fault : faults) {
      TokenVerifier verifier =
          verifier(
              rules ->
                  rules.revocation(
                      token -> {
                        throw fault;
                      }));
      refused(verifier, mint.token().compact());
      boolean known = fault instanceof RevocationUnavailableException;
      assertEquals(known ? 1 : 0, count(verifier, "shop", "revocation_unavailable"));
      assertEquals(known ? 0 : 1, count(verifier, "shop", "internal_error"));
    }
  }

  @Test
  @DisplayName("OBS-04: labels never come from a token, whatever it says of itself")
  void labelsAreBounded() {
    TokenVerifier verifier = verifier(rules -> rules);
    for (int i = 0; i < 50; i++) {
      refused(verifier, mint.token().claim("iss", "https://evil.example/" + i).compact());
      refused(verifier, mint.token().header("kid", "evil-" + i).compact());
      refused(verifier, mint.token().header("alg", "evil-" + i).compact());
      refused(verifier, "evil." + i);
    }
    refused(verifier, "x".repeat(9000));
    List<String> labels = new ArrayList<>();
    verifier.metrics().outcomes().forEach(one -> labels.add(one.issuer() + " " + one.outcome()));
    labels.sort(null);
    assertEquals(
        List.of(
            "none malformed",
            "none too_large",
            "none unknown_issuer",
            "shop algorithm_not_allowed",
            "shop unknown_key"),
        labels);
  }

  @Test
  void listenersAreToldOfOldOutcomesAndOfNewOnes() {
    TokenVerifier verifier = verifier(rules -> rules);
    List<String> told = new ArrayList<>();
    verifier.verify(mint.token().compact());
    verifier.metrics().onOutcome(one -> told.add(one.outcome()));
    assertEquals(List.of("accepted"), told);
    refused(verifier, "x");
    refused(verifier, "x");
    assertEquals(List.of("accepted", "malformed"), told);
  }
}

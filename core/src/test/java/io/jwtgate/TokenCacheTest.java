package io.jwtgate;

import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.EXPIRED;
import static io.jwtgate.RejectionReason.LIFETIME_TOO_LONG;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.NOT_YET_VALID;
import static io.jwtgate.RejectionReason.REVOKED;
import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a token that was verified before still has to pass, and what is remembered of it. */
class TokenCacheTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final Duration MILLI = Duration.ofMillis(1);

  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);
  private final AtomicReference<KeySource> keys = new AtomicReference<>(OneIssuer.keys(KEY));
  private final KeySource changing = (algorithm, keyId) -> keys.get().find(algorithm, keyId);

  private TokenVerifier.Builder builder(UnaryOperator<TrustedIssuer.Builder> rule) {
    return TokenVerifier.builder()
        .trust(rule.apply(OneIssuer.trust(KEY).keys(changing)).build())
        .clock(clock);
  }

  private TokenVerifier verifier() {
    return builder(rules -> rules).build();
  }

  @Test
  @DisplayName("CACHE-01: a token is verified once; without a cache, each time")
  void tokenIsVerifiedOnce() {
    String token = mint.token().compact();
    TokenVerifier cached = verifier();
    assertSame(cached.verify(token), cached.verify(token));
    TokenVerifier uncached = builder(rules -> rules).cacheSize(0).build();
    assertNotSame(uncached.verify(token), uncached.verify(token));
  }

  @Test
  @DisplayName("CACHE-01, CACHE-12: the same token has other digests under other policies")
  void digestDependsOnThePolicy() {
    Set<TokenDigest> digests = new HashSet<>();
    for (int policy = 0; policy < 3; policy++) {
      DigestPool underPolicy = new DigestPool();
      digests.add(underPolicy.of("a.b.c"));
      digests.add(underPolicy.of("a.b.d"));
      digests.add(underPolicy.of("a.b.c"));
    }
    assertEquals(6, digests.size());
  }

  @Test
  @DisplayName("CACHE-02: a token that one verifier knows is judged anew by another")
  void eachVerifierJudgesByItsOwnPolicy() {
    String token = mint.token().compact();
    TokenVerifier orders = verifier();
    TokenVerifier bills = builder(rules -> rules.audience("bills")).build();
    orders.verify(token);
    OneIssuer.assertRefused(WRONG_AUDIENCE, bills, token);
    orders.verify(token);
  }

  @Test
  @DisplayName("CACHE-03: exp is judged at every use")
  void expiryIsJudgedAtEveryUse() {
    TokenVerifier verifier = builder(rules -> rules).cacheTtl(Duration.ofDays(1)).build();
    String token = mint.token().expiresIn(Duration.ofMinutes(5)).compact();
    verifier.verify(token);
    clock.advance(Duration.ofMinutes(6).minus(MILLI));
    verifier.verify(token);
    clock.advance(MILLI);
    OneIssuer.assertRefused(EXPIRED, verifier, token);
  }

  @Test
  @DisplayName("CACHE-03: the longest age is judged at every use")
  void ageIsJudgedAtEveryUse() {
    TokenVerifier verifier = builder(rules -> rules.maxAge(Duration.ofMinutes(1))).build();
    String token = mint.token().compact();
    verifier.verify(token);
    clock.advance(Duration.ofMinutes(2));
    OneIssuer.assertRefused(EXPIRED, verifier, token);
  }

  @Test
  @DisplayName("CACHE-03: the longest lifetime is judged at every use")
  void lifetimeIsJudgedAtEveryUse() {
    TokenVerifier verifier = builder(rules -> rules.maxLifetime(Duration.ofMinutes(5))).build();
    String token = mint.token().expiresIn(Duration.ofMinutes(5)).compact();
    verifier.verify(token);
    clock.advance(Duration.ofSeconds(-1));
    OneIssuer.assertRefused(LIFETIME_TOO_LONG, verifier, token);
  }

  @Test
  @DisplayName("CACHE-04: nbf is judged anew where the clock goes back")
  void notBeforeIsJudgedAtEveryUse() {
    TokenVerifier verifier = verifier();
    String token = mint.token().claim("nbf", clock.instant()).compact();
    verifier.verify(token);
    clock.advance(Duration.ofSeconds(-61));
    OneIssuer.assertRefused(NOT_YET_VALID, verifier, token);
  }

  @Test
  @DisplayName("CACHE-05: revocation is asked at every use")
  void revocationIsAskedAtEveryUse() {
    Set<String> revoked = new HashSet<>();
    TokenVerifier verifier =
        builder(rules -> rules).revocation(t -> revoked.contains(t.id().orElse(""))).build();
    String token = mint.token().claim("jti", "j").compact();
    verifier.verify(token);
    revoked.add("j");
    OneIssuer.assertRefused(REVOKED, verifier, token);
    revoked.clear();
    verifier.verify(token);
  }

  @Test
  @DisplayName("CACHE-05: where revocation can't be told, a known token is not let in")
  void unknownRevocationIsNoPass() {
    AtomicReference<RuntimeException> outage = new AtomicReference<>();
    TokenVerifier verifier =
        builder(rules -> rules)
            .revocation(
                token -> {
                  if (outage.get() != null) {
                    throw outage.get();
                  }
                  return false;
                })
            .build();
    String token = mint.token().compact();
    verifier.verify(token);
    outage.set(new RevocationUnavailableException(Duration.ofSeconds(9)));
    RevocationUnavailableException e =
        assertThrows(RevocationUnavailableException.class, () -> verifier.verify(token));
    assertEquals(Duration.ofSeconds(9), e.retryAfter());
    outage.set(new IllegalStateException("a fault of the store"));
    OneIssuer.assertRefused(RejectionReason.INTERNAL_ERROR, verifier, token);
  }

  @Test
  @DisplayName("CACHE-06: a key that leaves its set ends its tokens at once")
  void removedKeyEndsItsTokens() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    verifier.verify(token);
    keys.set(OneIssuer.keys(TestKey.shared("RS256", "next")));
    OneIssuer.assertRefused(UNKNOWN_KEY, verifier, token);
    keys.set(OneIssuer.keys(KEY));
    verifier.verify(token);
  }

  @Test
  @DisplayName("CACHE-06, KEY-20: another key under the same kid ends the tokens of the first")
  void replacedKeyEndsItsTokens() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    verifier.verify(token);
    keys.set(OneIssuer.keys(TestKey.shared("RS256", "next").withKeyId(KEY.keyId())));
    OneIssuer.assertRefused(BAD_SIGNATURE, verifier, token);
  }

  @Test
  @DisplayName("CACHE-06: the same key loaded anew goes on being trusted")
  void reloadedKeyIsTheSame() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    VerifiedToken first = verifier.verify(token);
    keys.set(OneIssuer.keys(KEY));
    assertSame(first, verifier.verify(token));
  }

  @Test
  @DisplayName("CACHE-06: where keys are not to be had, a known token can't be told good")
  void unavailableKeysAreNoPass() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    verifier.verify(token);
    keys.set(
        (algorithm, keyId) -> {
          throw new KeysUnavailableException(Duration.ofSeconds(3));
        });
    assertThrows(KeysUnavailableException.class, () -> verifier.verify(token));
  }

  @Test
  @DisplayName("CACHE-09: a refusal is not remembered")
  void refusalIsNotRemembered() {
    TokenVerifier verifier = verifier();
    String early = mint.token().claim("nbf", clock.instant().plusSeconds(90)).compact();
    OneIssuer.assertRefused(NOT_YET_VALID, verifier, early);
    clock.advance(Duration.ofSeconds(30));
    verifier.verify(early);
    keys.set(KeySet.of());
    String unknown = mint.token().compact();
    OneIssuer.assertRefused(UNKNOWN_KEY, verifier, unknown);
    keys.set(OneIssuer.keys(KEY));
    verifier.verify(unknown);
  }

  @Test
  @DisplayName("CACHE-13: other spellings of a known token are refused")
  void otherSpellingIsRefused() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    verifier.verify(token);
    OneIssuer.assertRefused(MALFORMED, verifier, token + "=");
    String spare = CompactText.withSpareBit(CompactText.segment(token, 2));
    OneIssuer.assertRefused(MALFORMED, verifier, CompactText.withSegment(token, 2, spare));
  }

  @Test
  @DisplayName("CACHE-17: clearing takes effect at once")
  void clearingTakesEffect() {
    TokenVerifier verifier = verifier();
    String token = mint.token().compact();
    VerifiedToken first = verifier.verify(token);
    verifier.clearCache();
    assertNotSame(first, verifier.verify(token));
    builder(rules -> rules).cacheSize(0).build().clearCache();
  }
}

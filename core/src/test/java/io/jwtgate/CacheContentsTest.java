package io.jwtgate;

import static io.jwtgate.RejectionReason.UNKNOWN_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much is remembered, for how long, and what nobody can do to it. */
class CacheContentsTest {
  private static final TestKey KEY = TestKey.shared("HS256");

  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);

  private TokenVerifier verifier(KeySource keys, UnaryOperator<TokenVerifier.Builder> rule) {
    TrustedIssuer issuer =
        OneIssuer.trust(KEY)
            .keys(keys)
            .algorithms(io.jwtgate.jose.SignatureAlgorithm.HS256)
            .build();
    return rule.apply(TokenVerifier.builder().trust(issuer).clock(clock)).build();
  }

  private TokenVerifier verifier(UnaryOperator<TokenVerifier.Builder> rule) {
    return verifier(OneIssuer.keys(KEY), rule);
  }

  @Test
  @DisplayName("CACHE-10: no text of a token is reachable from the verifier")
  void noTextIsKept() throws IllegalAccessException {
    TokenVerifier verifier = verifier(rules -> rules);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      tokens.add(mint.token().subject("user-" + i).compact());
      verifier.verify(tokens.get(i));
    }
    Reachable reachable = Reachable.from(verifier);
    assertTrue(reachable.texts().contains("user-7"), "the search finds what is there");
    for (String token : tokens) {
      for (String part :
          List.of(token, CompactText.segment(token, 1), CompactText.segment(token, 2))) {
        assertTrue(reachable.texts().stream().noneMatch(text -> text.contains(part)));
      }
    }
  }

  @Test
  @DisplayName("CACHE-11: the cache is bounded, and a flood does not push out a token in use")
  void cacheIsBounded() {
    AtomicInteger asked = new AtomicInteger();
    KeySet set = OneIssuer.keys(KEY);
    TokenVerifier verifier =
        verifier(
            (algorithm, keyId) -> {
              asked.incrementAndGet();
              return set.find(algorithm, keyId);
            },
            rules -> rules.cacheSize(100));
    String hot = mint.token().compact();
    VerifiedToken first = verifier.verify(hot);
    int kept = 0;
    for (int i = 0; i < 2000; i++) {
      verifier.verify(mint.token().compact());
      kept += verifier.verify(hot) == first ? 1 : 0;
    }
    assertEquals(2000, kept);
    assertTrue(Reachable.from(verifier).instancesOf(VerifiedToken.class) <= 100);
  }

  @Test
  @DisplayName("CACHE-14: a token is kept for the time to live, then verified anew")
  void timeToLiveIsLimited() {
    TokenVerifier verifier = verifier(rules -> rules.cacheTtl(Duration.ofSeconds(30)));
    String token = mint.token().compact();
    VerifiedToken first = verifier.verify(token);
    clock.advance(Duration.ofSeconds(29));
    assertSame(first, verifier.verify(token));
    clock.advance(Duration.ofSeconds(1));
    assertNotSame(first, verifier.verify(token));
  }

  @Test
  @DisplayName("CACHE-14: no token is kept beyond its own end")
  void nothingIsKeptBeyondItsEnd() {
    TokenVerifier verifier = verifier(rules -> rules.cacheTtl(Duration.ofDays(9)));
    verifier.verify(mint.token().expiresIn(Duration.ofMinutes(1)).compact());
    clock.advance(Duration.ofMinutes(3));
    verifier.verify(mint.token().compact());
    assertEquals(1, Reachable.from(verifier).instancesOf(VerifiedToken.class));
  }

  @Test
  @DisplayName("CACHE-15: claims and sets of a verified token can't be changed, at any depth")
  void tokenCanNotBeChanged() {
    VerifiedToken token =
        verifier(rules -> rules)
            .verify(
                mint.token()
                    .roles("a")
                    .scope("s")
                    .claim("deep", Map.of("list", List.of(Map.of("x", 1))))
                    .compact());
    Map<String, Object> claims = token.claims().asMap();
    Map<?, ?> deep = (Map<?, ?>) claims.get("deep");
    List<?> list = (List<?>) deep.get("list");
    List<Runnable> attempts =
        List.of(
            () -> claims.put("sub", "root"),
            claims::clear,
            deep::clear,
            () -> list.remove(0),
            ((Map<?, ?>) list.get(0))::clear,
            () -> token.roles().add("admin"),
            () -> token.scopes().add("admin"),
            () -> token.audience().add("x"),
            () -> token.claims().strings("roles").add("admin"));
    for (Runnable attempt : attempts) {
      assertThrows(UnsupportedOperationException.class, attempt::run);
    }
  }

  @Test
  @DisplayName("CACHE-14: by default a token is kept for five minutes")
  void timeToLiveByDefault() {
    TokenVerifier verifier = verifier(rules -> rules);
    String token = mint.token().expiresIn(Duration.ofHours(1)).compact();
    VerifiedToken first = verifier.verify(token);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertSame(first, verifier.verify(token));
    clock.advance(Duration.ofMillis(1));
    assertNotSame(first, verifier.verify(token));
  }

  @Test
  @Timeout(30)
  @DisplayName("CACHE-16: revocations that are stuck for one token hold up no other")
  void stuckRevocationHoldsUpNoOther() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    RevocationCheck check =
        token -> {
          if (token.name().equals("slow")) {
            asked.countDown();
            await(stuck);
          }
          return false;
        };
    TokenVerifier verifier = verifier(rules -> rules.revocation(check));
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      String slow = mint.token().subject("slow").compact();
      Future<VerifiedToken> waiting = threads.submit(() -> verifier.verify(slow));
      assertTrue(asked.await(10, TimeUnit.SECONDS));
      for (int i = 0; i < 200; i++) {
        String token = mint.token().compact();
        assertSame(verifier.verify(token), verifier.verify(token));
      }
      verifier.clearCache();
      stuck.countDown();
      assertEquals("slow", waiting.get(10, TimeUnit.SECONDS).name());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(30)
  @DisplayName("CACHE-16: a key source that is stuck for one token holds up no other")
  void stuckKeySourceHoldsUpNoOther() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    KeySet set = OneIssuer.keys(KEY);
    TokenVerifier verifier =
        verifier(
            (algorithm, keyId) -> {
              if ("slow".equals(keyId)) {
                asked.countDown();
                await(stuck);
              }
              return set.find(algorithm, KEY.keyId());
            },
            rules -> rules);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      String slow = mint.token().header("kid", "slow").compact();
      Future<VerifiedToken> waiting = threads.submit(() -> verifier.verify(slow));
      assertTrue(asked.await(10, TimeUnit.SECONDS));
      for (int i = 0; i < 200; i++) {
        verifier.verify(mint.token().compact());
      }
      stuck.countDown();
      assertEquals("alice", waiting.get(10, TimeUnit.SECONDS).name());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(60)
  @DisplayName(
      "CACHE-18: many first uses at once are all judged right, and none after the key's end")
  void concurrentFirstUsesAreJudgedRight() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        AtomicReference<KeySet> keys = new AtomicReference<>(OneIssuer.keys(KEY));
        TokenVerifier verifier =
            verifier((algorithm, keyId) -> keys.get().find(algorithm, keyId), rules -> rules);
        String good = mint.token().compact();
        List<Callable<VerifiedToken>> uses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          uses.add(() -> verifier.verify(good));
        }
        for (Future<VerifiedToken> use : threads.invokeAll(uses)) {
          assertEquals("alice", use.get().name());
        }
        Future<VerifiedToken> racing = threads.submit(() -> verifier.verify(good));
        keys.set(KeySet.of());
        OneIssuer.assertRefused(UNKNOWN_KEY, verifier, good);
        settle(racing);
        OneIssuer.assertRefused(UNKNOWN_KEY, verifier, good);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Either answer is right: the race was on. */
  private static void settle(Future<VerifiedToken> racing) throws InterruptedException {
    try {
      assertEquals("alice", racing.get().name());
    } catch (java.util.concurrent.ExecutionException refused) {
      assertEquals(TokenRejectedException.class, refused.getCause().getClass());
    }
  }

  @Test
  @DisplayName("CACHE-19: the largest token is taken, cached or not")
  void largestTokenIsTaken() {
    String large = mint.token().claim("pad", "p".repeat(5860)).compact();
    assertTrue(large.length() > 8000 && large.length() <= 8192, "is " + large.length());
    TokenVerifier verifier = verifier(rules -> rules);
    assertEquals(verifier.verify(large).claims(), verifier.verify(large).claims());
  }

  @Test
  @DisplayName("CACHE-13: the second form of an ECDSA signature has an entry of its own")
  void secondEcdsaFormHasItsOwnEntry() {
    TestKey ec = TestKey.shared("ES256");
    OneIssuer issuer = OneIssuer.withKey(ec);
    String token = issuer.token().claim("jti", "j").compact();
    BigInteger order = ((ECPublicKey) ec.publicKey()).getParams().getOrder();
    byte[] other = io.jwtgate.internal.jose.Base64Url.decode(CompactText.segment(token, 2));
    byte[] s = order.subtract(new BigInteger(1, Arrays.copyOfRange(other, 32, 64))).toByteArray();
    Arrays.fill(other, 32, 64, (byte) 0);
    int length = Math.min(32, s.length);
    System.arraycopy(s, s.length - length, other, 64 - length, length);
    String second =
        CompactText.withSegment(token, 2, io.jwtgate.internal.jose.Base64Url.encode(other));
    VerifiedToken first = issuer.accepts(token);
    assertNotSame(first, issuer.accepts(second));
    assertEquals(first.id(), issuer.accepts(second).id());
  }
}

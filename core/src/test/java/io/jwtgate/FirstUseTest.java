package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads that bring one new token at the same time. */
@Timeout(60)
class FirstUseTest {
  private static final int THREADS = 16;
  private static final TestKey KEY = TestKey.shared("HS256");

  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);
  private final Verification verification =
      new Verification(
          List.of(OneIssuer.trust(KEY).algorithms(SignatureAlgorithm.HS256).build()),
          clock,
          RevocationCheck.NONE,
          8 * 1024);
  private final AtomicInteger verifications = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private TokenCache cache(long size, Function<String, VerifiedToken> verification) {
    return new TokenCache(size, Duration.ofMinutes(5), clock, verification);
  }

  private VerifiedToken countedAndHeldUp(String compact) {
    verifications.incrementAndGet();
    try {
      assertTrue(gate.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return verification.verify(compact);
  }

  private List<Future<VerifiedToken>> allAtOnce(TokenCache cache, String token) {
    List<Future<VerifiedToken>> uses = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<VerifiedToken> use = () -> cache.get(new String(token));
      uses.add(threads.submit(use));
    }
    return uses;
  }

  @Test
  @DisplayName("CACHE-18: of many threads with one new token, one verifies it for all")
  void oneVerifiesForAll() throws Exception {
    TokenCache cache = cache(100, this::countedAndHeldUp);
    List<Future<VerifiedToken>> uses = allAtOnce(cache, mint.token().compact());
    gate.countDown();
    for (Future<VerifiedToken> use : uses) {
      assertEquals("alice", use.get().name());
    }
    // A thread may look before the first one's end and begin after it.
    assertTrue(verifications.get() <= 3, "verified " + verifications + " times");
  }

  @Test
  @DisplayName(
      "CACHE-09: those that waited for a refusal are refused by a verification of their own")
  void refusalIsNotShared() throws Exception {
    TokenCache cache = cache(100, this::countedAndHeldUp);
    String expired = mint.token().expiresIn(Duration.ofMinutes(-5)).compact();
    List<Future<VerifiedToken>> uses = allAtOnce(cache, expired);
    gate.countDown();
    for (Future<VerifiedToken> use : uses) {
      ExecutionException refused = assertThrows(ExecutionException.class, use::get);
      assertEquals(TokenRejectedException.class, refused.getCause().getClass());
    }
    assertEquals(THREADS, verifications.get());
  }

  @Test
  @DisplayName("CACHE-16: whoever waits for a verification that hangs helps himself in the end")
  void hangingVerificationHoldsNobodyForLong() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    TokenCache cache =
        cache(
            100,
            compact -> {
              if (verifications.incrementAndGet() > 1) {
                return verification.verify(compact);
              }
              begun.countDown();
              return countedAndHeldUp(compact);
            });
    String token = mint.token().compact();
    Future<VerifiedToken> hanging = threads.submit(() -> cache.get(token));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    assertEquals("alice", cache.get(new String(token)).name());
    gate.countDown();
    assertEquals("alice", hanging.get().name());
  }

  @Test
  @DisplayName("CACHE-17: what was being verified when all was forgotten is forgotten too")
  void clearingReachesWhatIsUnderway() throws Exception {
    TokenCache cache = cache(100, this::countedAndHeldUp);
    String token = mint.token().compact();
    Future<VerifiedToken> underway = threads.submit(() -> cache.get(token));
    while (verifications.get() == 0) {
      LockSupport.parkNanos(1_000_000);
    }
    cache.clear();
    gate.countDown();
    assertNotSame(underway.get(), cache.get(token));
  }

  @Test
  @DisplayName("CACHE-11, NET-15: a token that holds much takes the room of several")
  void largeTokenTakesMoreRoom() {
    TokenCache cache = cache(8, verification::verify);
    for (int i = 0; i < 50; i++) {
      cache.get(mint.token().claim("pad", Collections.nCopies(400, List.of(1))).compact());
    }
    long kept = Reachable.from(cache).instancesOf(VerifiedToken.class);
    assertTrue(kept >= 1 && kept <= 2, "keeps " + kept);
  }

  @Test
  @DisplayName("CACHE-19: a token that is longer than 12 KiB is verified each time")
  void longestTokensAreNotKept() {
    VerifiedToken any = verification.verify(mint.token().compact());
    TokenCache cache =
        cache(
            100,
            compact -> {
              verifications.incrementAndGet();
              return any;
            });
    cache.get("x".repeat(12_289));
    cache.get("x".repeat(12_289));
    assertEquals(2, verifications.get());
    cache.get("x".repeat(12_288));
    cache.get("x".repeat(12_288));
    assertEquals(3, verifications.get());
  }
}

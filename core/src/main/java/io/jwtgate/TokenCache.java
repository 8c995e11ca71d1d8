package io.jwtgate;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.jwtgate.internal.metrics.CacheMeter;
import io.jwtgate.metrics.CacheFigures;
import io.jwtgate.metrics.EvictionCause;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tokens that were verified under one policy, by digest. A hit counts only while its key is still
 * trusted; the caller judges time and revocation again. Rejected tokens are never kept, nor is any
 * token's text. Thread-safe.
 */
final class TokenCache {
  /** To hash a longer text takes as long as to check its signature. */
  private static final int MAX_LENGTH = 12 * 1024;

  private static final int HEAP_OF_ONE = 8 * 1024;
  private static final long MAX_WAIT_SECONDS = 1;
  private static final int LOOK_UPS_FOR_A_USE = 8;
  private static final int PUTS_FOR_A_LOOK = 16;
  private static final int SMALL = 1_000;

  private final Function<String, VerifiedToken> verification;
  private final Cache<TokenDigest, VerifiedToken> tokens;
  private final CacheMeter meter;
  private final long maxTokens;
  private final ConcurrentMap<TokenDigest, CountDownLatch> underway = new ConcurrentHashMap<>();
  private volatile DigestPool digests = new DigestPool();
  private volatile boolean filling;

  /**
   * @param maxTokens how many tokens are kept; one that holds more than 8 KiB of the heap counts as
   *     several, so that memory is bounded whatever the claims are
   * @param longestStay how long, at most; never beyond the token's own end
   * @param verification asked for what is not known; it may be slow, since nothing is locked then
   */
  TokenCache(
      long maxTokens,
      Duration longestStay,
      Clock clock,
      Function<String, VerifiedToken> verification) {
    this.verification = verification;
    this.maxTokens = maxTokens;
    this.filling = maxTokens < SMALL;
    this.tokens =
        Caffeine.newBuilder()
            .maximumWeight(maxTokens)
            .weigher((TokenDigest digest, VerifiedToken token) -> weight(digest, token))
            .executor(Runnable::run)
            .ticker(() -> clock.millis() * 1_000_000)
            .expireAfter(new Stay(longestStay, clock))
            .evictionListener(
                (TokenDigest digest, VerifiedToken token, RemovalCause cause) -> evicted(cause))
            .build();
    this.meter = new CacheMeter(tokens::estimatedSize);
  }

  private void evicted(RemovalCause cause) {
    meter.evicted(cause == RemovalCause.EXPIRED ? EvictionCause.EXPIRED : EvictionCause.SIZE, 1);
  }

  private static int weight(TokenDigest digest, VerifiedToken token) {
    return 1 + (int) ((HeapWeight.of(token, digest.textLength()) - 1) / HEAP_OF_ONE);
  }

  /** How long a token is kept from its verification on; later uses change nothing. */
  private record Stay(Duration longest, Clock clock) implements Expiry<TokenDigest, VerifiedToken> {
    @Override
    public long expireAfterCreate(TokenDigest digest, VerifiedToken token, long now) {
      Duration left = Duration.ofMillis(token.validity().until() - clock.millis());
      return Math.max(0, NANOSECONDS.convert(left.compareTo(longest) < 0 ? left : longest));
    }

    @Override
    public long expireAfterUpdate(TokenDigest digest, VerifiedToken token, long now, long left) {
      return left;
    }

    @Override
    public long expireAfterRead(TokenDigest digest, VerifiedToken token, long now, long left) {
      return left;
    }
  }

  /** The token as it was verified earlier, or as the verification says now. */
  VerifiedToken get(String compact) {
    TokenDigest digest = compact.length() > MAX_LENGTH ? null : digests.of(compact);
    if (digest == null) {
      return verification.apply(compact);
    }
    VerifiedToken known = stillTrusted(digest);
    if (known != null) {
      meter.hit();
      return known;
    }
    meter.missed();
    return verifiedOnce(digest, compact);
  }

  private VerifiedToken stillTrusted(TokenDigest digest) {
    VerifiedToken known = lookUp(digest);
    if (known == null || known.isKeyTrusted()) {
      return known;
    }
    if (tokens.asMap().remove(digest, known)) {
      meter.evicted(EvictionCause.KEY_GONE, 1);
    }
    return null;
  }

  /**
   * Only some look-ups count as a use, which is enough to keep what is used much. To count one,
   * threads have to meet in the cache's policy, and that would cost more than the look-up; what it
   * writes all over the heap then costs the collector's threads as much again. While the cache is
   * not half full, nothing will have to go, and none counts.
   */
  private VerifiedToken lookUp(TokenDigest digest) {
    boolean counts = filling && ThreadLocalRandom.current().nextInt(LOOK_UPS_FOR_A_USE) == 0;
    return counts ? tokens.getIfPresent(digest) : tokens.policy().getIfPresentQuietly(digest);
  }

  /** Of threads that bring the same new token one verifies it, and the others wait for that. */
  private VerifiedToken verifiedOnce(TokenDigest digest, String compact) {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch other = underway.putIfAbsent(digest, done);
    if (other != null) {
      return afterwards(other, digest, compact);
    }
    try {
      VerifiedToken verified = verification.apply(compact);
      tokens.put(digest, verified);
      noteFilling();
      return verified;
    } finally {
      underway.remove(digest);
      done.countDown();
    }
  }

  /** Asked now and then: the policy is locked for it. */
  private void noteFilling() {
    if (ThreadLocalRandom.current().nextInt(PUTS_FOR_A_LOOK) == 0) {
      long weight = tokens.policy().eviction().orElseThrow().weightedSize().orElseThrow();
      filling = maxTokens < SMALL || 2 * weight > maxTokens;
    }
  }

  /** Whoever has waited long enough, or for a rejected token, verifies it itself. */
  private VerifiedToken afterwards(CountDownLatch done, TokenDigest digest, String compact) {
    try {
      done.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    VerifiedToken known = stillTrusted(digest);
    return known != null ? known : verification.apply(compact);
  }

  /**
   * Forgets every token. One that is being verified now is stored under the old policy id, which
   * nobody looks up.
   */
  void clear() {
    digests = new DigestPool();
    meter.evicted(EvictionCause.CLEARED, tokens.estimatedSize());
    tokens.invalidateAll();
  }

  CacheFigures figures() {
    return meter;
  }
}

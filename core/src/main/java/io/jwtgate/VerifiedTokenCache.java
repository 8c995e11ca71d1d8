package io.jwtgate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Tokens that were verified under one policy, by digest. A hit is worth only what it still is: its
 * key must be trusted now, and the caller judges time and revocation again. Refusals are never
 * kept, nor is any token's text. Thread-safe.
 */
final class VerifiedTokenCache {
  private final byte[] policyId = new byte[16];
  private final Cache<TokenDigest, VerifiedToken> tokens;

  VerifiedTokenCache(long maxTokens, Duration longestStay, Clock clock) {
    new SecureRandom().nextBytes(policyId);
    this.tokens =
        Caffeine.newBuilder()
            .maximumSize(maxTokens)
            .executor(Runnable::run)
            .ticker(() -> clock.millis() * 1_000_000)
            .expireAfter(
                Expiry.creating(
                    (TokenDigest key, VerifiedToken token) -> stay(token, longestStay, clock)))
            .build();
  }

  private static Duration stay(VerifiedToken token, Duration longest, Clock clock) {
    Duration left = Duration.ofMillis(token.validity().until() - clock.millis());
    return left.compareTo(longest) < 0 ? left : longest;
  }

  /** The token as it was verified before, or as the verification says now. */
  VerifiedToken get(String compact, Function<String, VerifiedToken> verification) {
    TokenDigest digest = TokenDigest.of(policyId, compact);
    VerifiedToken known = tokens.getIfPresent(digest);
    if (known != null && known.isKeyStillTrusted()) {
      return known;
    }
    tokens.invalidate(digest);
    VerifiedToken verified = verification.apply(compact);
    tokens.put(digest, verified);
    return verified;
  }

  /** Forgets every token. */
  void clear() {
    tokens.invalidateAll();
  }
}

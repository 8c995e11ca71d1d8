package io.jwtgate;

import java.security.SecureRandom;

/**
 * Makes digests under one policy id, which is random and known to nobody. The work is done in a few
 * reused places, more than threads can run at once. Each thread has one that it tries first; one
 * that finds all taken makes a place of its own, so nobody waits. (A {@code ThreadLocal} would
 * outlive the application in the server's threads.) Thread-safe.
 */
final class TokenDigests {
  private static final int MAX_PLACES = 64;

  private final byte[] policyId = new byte[16];
  private final DigestPlace[] places;

  TokenDigests() {
    new SecureRandom().nextBytes(policyId);
    int cores = Math.min(Runtime.getRuntime().availableProcessors(), MAX_PLACES);
    places = new DigestPlace[Integer.highestOneBit(4 * cores)];
    for (int i = 0; i < places.length; i++) {
      places[i] = new DigestPlace();
    }
  }

  /** The token's digest; null if it has a character that no token has. */
  TokenDigest of(String compact) {
    DigestPlace place = enter((int) Thread.currentThread().getId());
    try {
      return place.digest(policyId, compact);
    } finally {
      place.leave();
    }
  }

  private DigestPlace enter(int first) {
    for (int i = first; i < first + places.length; i++) {
      DigestPlace place = places[i & (places.length - 1)];
      if (place.enter()) {
        return place;
      }
    }
    return new DigestPlace();
  }
}

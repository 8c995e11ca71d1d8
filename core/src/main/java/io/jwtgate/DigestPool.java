package io.jwtgate;

import java.security.SecureRandom;

/**
 * Makes digests under one policy id, which is random and known to nobody. The work is done in a few
 * reused buffers, more than threads can run at once. Each thread has one that it tries first; a
 * thread that finds all in use makes a buffer of its own, so nobody waits. (A {@code ThreadLocal}
 * would outlive the application in the server's threads.) Thread-safe.
 */
final class DigestPool {
  private static final int MAX_BUFFERS = 64;

  private final byte[] policyId = new byte[16];
  private final DigestBuffer[] buffers;

  DigestPool() {
    new SecureRandom().nextBytes(policyId);
    int cores = Math.min(Runtime.getRuntime().availableProcessors(), MAX_BUFFERS);
    buffers = new DigestBuffer[Integer.highestOneBit(4 * cores)];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new DigestBuffer();
    }
  }

  /** The token's digest; null if it has a character that no token has. */
  TokenDigest of(String compact) {
    DigestBuffer buffer = acquire((int) Thread.currentThread().getId());
    try {
      return buffer.digest(policyId, compact);
    } finally {
      buffer.release();
    }
  }

  private DigestBuffer acquire(int first) {
    for (int i = first; i < first + buffers.length; i++) {
      DigestBuffer buffer = buffers[i & (buffers.length - 1)];
      if (buffer.acquire()) {
        return buffer;
      }
    }
    return new DigestBuffer();
  }
}

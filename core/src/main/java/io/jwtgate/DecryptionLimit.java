package io.jwtgate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many tokens are decrypted at once. Anybody can make a token that costs a private operation of
 * RSA, so a flood of these may take half of the processors, and the other half is for everybody
 * else. Whoever comes waits for a turn, in order, and not for long. Thread-safe.
 */
final class DecryptionLimit {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Of all verifiers, since they share the processors. */
  static final DecryptionLimit SHARED =
      new DecryptionLimit(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2), LONGEST_WAIT);

  private final Semaphore turns;
  private final Duration longestWait;

  DecryptionLimit(int turns, Duration longestWait) {
    this.turns = new Semaphore(turns, true);
    this.longestWait = longestWait;
  }

  /**
   * @throws VerifierOverloadedException if there was no turn in time
   */
  <T> T within(Supplier<T> work) {
    takeTurn();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new VerifierOverloadedException(Duration.ofSeconds(1));
  }
}

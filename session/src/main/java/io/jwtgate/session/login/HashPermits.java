package io.jwtgate.session.login;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many hashes are made at once: one for each processor, or all of a server's threads could be
 * kept from everything else by people who try to log in. Others wait, for a bounded time and in a
 * bounded number. Thread-safe.
 */
final class HashPermits {
  static final HashPermits OF_PROCESS =
      new HashPermits(Runtime.getRuntime().availableProcessors(), 64, 10_000);

  private final Semaphore permits;
  private final int mostWaiting;
  private final long waitMillis;

  HashPermits(int atOnce, int waitingForEach, long waitMillis) {
    this.permits = new Semaphore(atOnce, true);
    this.mostWaiting = atOnce * waitingForEach;
    this.waitMillis = waitMillis;
  }

  /**
   * @throws PasswordHashBusyException if there are too many
   */
  <T> T run(Supplier<T> hash) {
    if (!isPermitted()) {
      throw new PasswordHashBusyException();
    }
    try {
      return hash.get();
    } finally {
      permits.release();
    }
  }

  private boolean isPermitted() {
    if (permits.tryAcquire()) {
      return true;
    }
    try {
      return permits.getQueueLength() < mostWaiting
          && permits.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

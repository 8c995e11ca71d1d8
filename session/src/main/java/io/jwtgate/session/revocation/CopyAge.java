package io.jwtgate.session.revocation;

import io.jwtgate.RevocationUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Whether the copy is new enough to be believed. It is while the store has answered lately; after
 * that nothing can be told, unless the deployer chose to go on for a bounded time. Thread-safe.
 */
final class CopyAge {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final long staleAfter;
  private final long openFor;
  private final LongAdder unchecked = new LongAdder();
  private volatile long lastAnswer;
  private volatile boolean loaded;

  /**
   * @param openFor how long an outage is ignored; zero for not at all
   */
  CopyAge(Duration staleAfter, Duration openFor, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.staleAfter = staleAfter.toNanos();
    this.openFor = openFor.toNanos();
    this.lastAnswer = nanoTime.getAsLong();
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /**
   * @param askedAt when the question was asked: what happened later may be missing in the answer
   */
  void answered(long askedAt) {
    lastAnswer = askedAt;
    loaded = true;
  }

  /**
   * @throws RevocationUnavailableException if the copy must not be believed
   */
  void require() {
    long age = now() - lastAnswer;
    if (loaded && age <= staleAfter) {
      return;
    }
    if (openFor == 0 || age > openFor) {
      throw new RevocationUnavailableException(RETRY_AFTER);
    }
    unchecked.increment();
  }

  /** Whether the deployer chose to go on through an outage, and it is not too long yet. */
  boolean isOpen() {
    return openFor > 0 && now() - lastAnswer <= openFor;
  }

  long unchecked() {
    return unchecked.sum();
  }
}

package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes what ended long ago: once a minute, on a thread of its own, after any call, so that
 * nobody who logs in waits for it and nobody must log in for it. Each row is a transaction of its
 * own, which can't stand in a deadlock with others.
 */
final class Cleaning {
  private static final System.Logger LOG = System.getLogger(Cleaning.class.getName());
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final Clock clock;
  private final AtomicLong nextAt = new AtomicLong(System.nanoTime());

  Cleaning(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Some call was made: cleans on another thread, if a minute has passed. */
  void soon() {
    long now = System.nanoTime();
    long due = nextAt.get();
    if (now - due >= 0 && nextAt.compareAndSet(due, now + PAUSE)) {
      Thread thread = new Thread(this::quietly, "jwtgate-store-cleaning");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void quietly() {
    try {
      now();
    } catch (StoreUnavailableException away) {
      LOG.log(System.Logger.Level.DEBUG, "not cleaned: the store is away");
    }
  }

  /**
   * @throws StoreUnavailableException if it was not done as a whole
   */
  void now() {
    Instant now = clock.instant();
    while (database.inTransaction(all -> JdbcSessionStore.forgetEnded(all, now, AT_ONCE))) {
      LOG.log(System.Logger.Level.DEBUG, "more sessions have ended");
    }
    while (database.inTransaction(all -> JdbcRevocationStore.forgetEnded(all, now, AT_ONCE))) {
      LOG.log(System.Logger.Level.DEBUG, "more revocations have ended");
    }
    while (database.inTransaction(all -> JdbcEphemeralStore.forgetEnded(all, now, AT_ONCE))) {
      LOG.log(System.Logger.Level.DEBUG, "more counts and tickets have ended");
    }
  }
}

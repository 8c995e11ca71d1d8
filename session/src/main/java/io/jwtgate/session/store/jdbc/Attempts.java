package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does a transaction again that the database gave up for another one: none of it was done. Used
 * once.
 */
final class Attempts {
  /** Serialization failure, deadlock of PostgreSQL, of Oracle, concurrent update of H2. */
  private static final Set<String> GIVEN_UP = Set.of("40001", "40P01", "61000", "90131");

  /** Deadlock and lock wait of MariaDB and MySQL, deadlock of SQL Server and of Oracle. */
  private static final Set<Integer> GIVEN_UP_CODES = Set.of(1213, 1205, 60);

  private static final int LONGEST_PAUSE_MILLIS = 20;

  private final long end;

  Attempts(int seconds) {
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws SQLException;
  }

  /**
   * @throws StoreUnavailableException if it is not known to be done
   */
  <T> T until(Attempt<T> attempt) {
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException failed) {
        if (!wasGivenUp(failed) || System.nanoTime() - end > 0) {
          throw unavailable(failed);
        }
        pause();
      }
    }
  }

  private static boolean wasGivenUp(SQLException failed) {
    String state = failed.getSQLState();
    return failed instanceof SQLTransactionRollbackException
        || (state != null && GIVEN_UP.contains(state))
        || (isUnspecific(state) && GIVEN_UP_CODES.contains(failed.getErrorCode()));
  }

  private static boolean isUnspecific(String state) {
    return state == null || state.equals("HY000");
  }

  /** So that two that gave each other up don't meet again. */
  private static void pause() {
    int millis = ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static StoreUnavailableException unavailable(SQLException cause) {
    return new StoreUnavailableException(Tables.adviceFor(cause), cause);
  }
}

package io.jwtgate.session.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection at READ COMMITTED and without auto-commit, for one transaction; afterwards it is as
 * it was. The stores put their steps in order by locks and by what a statement expects, so a
 * stricter level brings nothing but transactions that are given up.
 */
record Isolated(Connection connection) {
  private static final int LEVEL = Connection.TRANSACTION_READ_COMMITTED;

  /** What is done meanwhile. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  <T> T run(Work<T> work) throws SQLException {
    int level = connection.getTransactionIsolation();
    boolean autoCommit = connection.getAutoCommit();
    if (level != LEVEL) {
      connection.setTransactionIsolation(LEVEL);
    }
    connection.setAutoCommit(false);
    try {
      return work.run();
    } finally {
      connection.setAutoCommit(autoCommit);
      if (level != LEVEL) {
        connection.setTransactionIsolation(level);
      }
    }
  }
}

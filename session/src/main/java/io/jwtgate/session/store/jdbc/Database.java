package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The door to JDBC: a connection and a transaction for each piece of work, one deadline, and one
 * kind of failure. What a database gives up for a deadlock or for others' changes is done again.
 */
final class Database {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  private final DataSource dataSource;
  private final CallDeadline deadline;
  private final int timeoutSeconds;

  Database(DataSource dataSource, CallDeadline deadline, int timeoutSeconds) {
    this.dataSource = dataSource;
    this.deadline = deadline;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** What is done on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Statements statements) throws SQLException;
  }

  /** How one row is read. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Does all of the work or none of it; maybe more than once, until it is not disturbed.
   *
   * @throws StoreUnavailableException if it is not known to be done
   */
  <T> T inTransaction(Work<T> work) {
    return deadline.within(() -> new Attempts(timeoutSeconds).until(() -> onConnection(work)));
  }

  private <T> T onConnection(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return new Isolated(connection).run(() -> committed(connection, work));
    } catch (SQLException failed) {
      throw failed;
    } catch (RuntimeException damaged) {
      throw new StoreUnavailableException(
          "a row can't be read: is it of another version?", damaged);
    }
  }

  private <T> T committed(Connection connection, Work<T> work) throws SQLException {
    try {
      T result = work.on(new Statements(connection, timeoutSeconds));
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error failed) {
      // Else the half that was done would be committed with the switch back to auto-commit.
      rollBack(connection);
      throw failed;
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      LOG.log(System.Logger.Level.DEBUG, "no roll back: the connection is gone");
    }
  }

  /** Runs one statement, and tells how many rows it changed. */
  int change(String sql, Object... parameters) {
    return inTransaction(statements -> statements.change(sql, parameters));
  }

  /** The rows of one question. */
  <T> List<T> ask(Row<T> row, String sql, Object... parameters) {
    return inTransaction(statements -> statements.ask(row, sql, parameters));
  }

  /** The statements of one transaction. */
  record Statements(Connection connection, int timeoutSeconds) {

    int change(String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = prepared(sql, parameters)) {
        return statement.executeUpdate();
      }
    }

    <T> List<T> ask(Row<T> row, String sql, Object... parameters) throws SQLException {
      return ask(0, row, sql, parameters);
    }

    /** At most so many rows; 0 for all. */
    <T> List<T> ask(int most, Row<T> row, String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = prepared(sql, parameters)) {
        statement.setMaxRows(most);
        try (ResultSet rows = statement.executeQuery()) {
          List<T> found = new ArrayList<>();
          while (rows.next()) {
            found.add(row.read(rows));
          }
          return found;
        }
      }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.setQueryTimeout(timeoutSeconds);
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    }
  }
}

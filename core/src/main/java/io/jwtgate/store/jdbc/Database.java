package io.jwtgate.store.jdbc;

import io.jwtgate.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The door to JDBC: a connection for each piece of work, and one kind of failure. */
final class Database {
  private static final System.Logger LOG = System.getLogger(Database.class.getName());
  private static final int TIMEOUT_SECONDS = 5;

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What is done on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** How one row is read. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Does all of the work or none of it.
   *
   * @throws StoreUnavailableException if it is not known to be done
   */
  <T> T inTransaction(Work<T> work) {
    return onConnection(connection -> committed(connection, work));
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException failed) {
      rollBack(connection);
      throw failed;
    } finally {
      connection.setAutoCommit(autoCommit);
    }
  }

  private <T> T onConnection(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException failed) {
      throw unavailable(failed);
    }
  }

  /** One statement needs no transaction around it, where the connection commits by itself. */
  private <T> T alone(Work<T> work) {
    return onConnection(
        connection ->
            connection.getAutoCommit() ? work.on(connection) : committed(connection, work));
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
    return alone(connection -> change(connection, sql, parameters));
  }

  /** The rows of one question. */
  <T> List<T> ask(Row<T> row, String sql, Object... parameters) {
    return alone(connection -> ask(connection, row, sql, parameters));
  }

  static int change(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> ask(Connection connection, Row<T> row, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.read(rows));
      }
      return found;
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static StoreUnavailableException unavailable(SQLException cause) {
    String state = cause.getSQLState();
    // Class 42: no such table, or no right to use it. No waiting helps with that.
    if (state != null && state.startsWith("42")) {
      LOG.log(
          System.Logger.Level.ERROR,
          "SQL state {0}: are the tables of io/jwtgate/store/jdbc/schema.sql there?",
          state);
    }
    return new StoreUnavailableException(cause);
  }
}

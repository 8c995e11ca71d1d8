package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.jdbc.Database.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables: what makes them, and whether they are there. */
final class Tables {
  /** Rows of the counter table, beside the one of revocations. */
  static final int SUBJECT_LOCKS = 16;

  private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");

  private Tables() {}

  /** What an operator should do about a failure; empty if it is none of the tables. */
  static String adviceFor(SQLException failed) {
    String state = failed.getSQLState();
    // Class 42: no such table or column, or no right to use it. No waiting helps with that.
    return state != null && (state.startsWith("42") || state.equals("S0002"))
        ? "tables are missing, or of another version: write jwtgate.session-tables=create, or run"
            + " what io.jwtgate.session.store.jdbc.TablesCommand prints (SQL state "
            + state
            + ")"
        : "";
  }

  /** Each table with its indexes and first rows, in the words of this database. */
  static List<String> statements(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    for (String statement : schema().split(";", -1)) {
      if (!statement.isBlank()) {
        statements.add(dialect.spelled(statement.strip()));
      }
    }
    for (int id = 0; id <= SUBJECT_LOCKS; id++) {
      statements.add("INSERT INTO jwtgate_counter (id, seq) VALUES (" + id + ", 0)");
    }
    return statements;
  }

  private static String schema() {
    try (InputStream file = Tables.class.getResourceAsStream("schema.sql")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^--.*$", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("schema.sql can't be read", unreadable);
    }
  }

  /** Makes what is not there; another node may do the same at this moment. */
  static void create(Database database, Dialect dialect) {
    for (String statement : statements(dialect)) {
      Matcher table = CREATED.matcher(statement);
      if (!table.find() || !exists(database, table.group(1))) {
        tryToRun(database, statement);
      }
    }
    check(database);
  }

  private static boolean exists(Database database, String table) {
    try {
      database.ask(row -> 1, "SELECT 1 FROM " + table + " WHERE 1 = 0");
      return true;
    } catch (RuntimeException missing) {
      return false;
    }
  }

  /** An index or a row that is there already is an error that says nothing; {@link #check} does. */
  private static void tryToRun(Database database, String statement) {
    try {
      database.change(statement);
    } catch (RuntimeException there) {
      System.getLogger(Tables.class.getName())
          .log(System.Logger.Level.DEBUG, "not run again: {0}", statement);
    }
  }

  /**
   * @throws io.jwtgate.session.store.StoreUnavailableException if a table, a column or a row is
   *     missing
   */
  static void check(Database database) {
    database.inTransaction(Tables::checked);
  }

  private static Void checked(Statements statements) throws SQLException {
    statements.ask(
        row -> 1, "SELECT " + JdbcSessionStore.COLUMNS + " FROM jwtgate_session WHERE 1 = 0");
    statements.ask(
        row -> 1, "SELECT " + JdbcRevocationStore.COLUMNS + " FROM jwtgate_revocation WHERE 1 = 0");
    statements.ask(row -> 1, "SELECT seq, mark FROM jwtgate_revocation_mark WHERE 1 = 0");
    statements.ask(
        row -> 1, "SELECT " + JdbcEphemeralStore.COLUMNS + " FROM jwtgate_ephemeral WHERE 1 = 0");
    List<Integer> rows =
        statements.ask(row -> row.getInt(1), "SELECT COUNT(*) FROM jwtgate_counter");
    if (rows.get(0) <= SUBJECT_LOCKS) {
      throw new SQLException("jwtgate_counter lacks rows", "42000");
    }
    return null;
  }
}

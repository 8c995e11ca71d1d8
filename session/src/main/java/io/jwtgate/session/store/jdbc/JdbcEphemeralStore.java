package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.jdbc.Database.Statements;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts and notes in a table. One that has ended gives its row to the next of its name. */
final class JdbcEphemeralStore implements EphemeralStore {
  static final String COLUMNS = "name, amount, content, ends_at";

  private static final String ADD =
      "UPDATE jwtgate_ephemeral SET amount = amount + ? WHERE name = ? AND ends_at > ?";
  private static final String RENEW =
      "UPDATE jwtgate_ephemeral SET amount = ?, content = ?, ends_at = ?"
          + " WHERE name = ? AND ends_at <= ?";
  private static final String INSERT =
      "INSERT INTO jwtgate_ephemeral (amount, content, ends_at, name) VALUES (?, ?, ?, ?)";

  private final Database database;
  private final Cleaning cleaning;
  private final Clock clock;

  JdbcEphemeralStore(Database database, Cleaning cleaning, Clock clock) {
    this.database = database;
    this.cleaning = cleaning;
    this.clock = clock;
  }

  @Override
  public Count count(String name) {
    return database
        .ask(
            row -> new Count(row.getInt("amount"), Instant.ofEpochMilli(row.getLong("ends_at"))),
            "SELECT amount, ends_at FROM jwtgate_ephemeral WHERE name = ? AND ends_at > ?",
            name,
            clock.millis())
        .stream()
        .findFirst()
        .orElse(Count.NONE);
  }

  @Override
  public void add(String name, int amount, Duration lasting) {
    Instant now = clock.instant();
    database.inTransaction(
        statements ->
            statements.change(ADD, amount, name, now.toEpochMilli()) == 1
                || began(statements, name, amount, now, now.plus(lasting)));
    cleaning.soon();
  }

  private static boolean began(
      Statements statements, String name, int amount, Instant now, Instant until)
      throws SQLException {
    long end = until.toEpochMilli();
    return statements.change(RENEW, amount, null, end, name, now.toEpochMilli()) == 1
        || inserted(statements, amount, null, end, name);
  }

  @Override
  public void put(String name, String text, Instant until) {
    database.inTransaction(statements -> kept(statements, name, text, until.toEpochMilli()));
    cleaning.soon();
  }

  private static boolean kept(Statements statements, String name, String text, long end)
      throws SQLException {
    return statements.change(RENEW, 0, text, end, name, Long.MAX_VALUE) == 1
        || inserted(statements, 0, text, end, name);
  }

  /** Another node may have begun it between two statements: then all is done again. */
  private static boolean inserted(Statements statements, Object... values) throws SQLException {
    try {
      return statements.change(INSERT, values) == 1;
    } catch (SQLException failed) {
      throw isThere(failed) ? new SQLTransactionRollbackException(failed) : failed;
    }
  }

  private static boolean isThere(SQLException failed) {
    return failed.getSQLState() != null && failed.getSQLState().startsWith("23");
  }

  @Override
  public Optional<String> take(String name) {
    return database.inTransaction(statements -> take(statements, name, clock.millis()));
  }

  private static Optional<String> take(Statements statements, String name, long now)
      throws SQLException {
    List<Optional<String>> kept =
        statements.ask(
            row -> Optional.ofNullable(row.getString("content")),
            "SELECT content FROM jwtgate_ephemeral WHERE name = ? AND ends_at > ?",
            name,
            now);
    boolean taken =
        !kept.isEmpty()
            && statements.change("DELETE FROM jwtgate_ephemeral WHERE name = ?", name) == 1;
    return taken ? kept.get(0) : Optional.empty();
  }

  /** Removes some that ended long ago, and tells whether there may be more. */
  static boolean forgetEnded(Statements statements, Instant now, int most) throws SQLException {
    long before = ClockMargin.before(now).toEpochMilli();
    String ended = "SELECT name FROM jwtgate_ephemeral WHERE ends_at <= ?";
    List<String> names = statements.ask(most, row -> row.getString(1), ended, before);
    for (String name : names) {
      statements.change(
          "DELETE FROM jwtgate_ephemeral WHERE name = ? AND ends_at <= ?", name, before);
      statements.connection().commit();
    }
    return names.size() == most;
  }
}

package io.jwtgate.store.jdbc;

import static io.jwtgate.store.jdbc.Database.ask;
import static io.jwtgate.store.jdbc.Database.change;

import io.jwtgate.store.Revocation;
import io.jwtgate.store.Revocation.Kind;
import io.jwtgate.store.RevocationChanges;
import io.jwtgate.store.RevocationStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Revocations in a table, numbered. A writer holds the lock of the one count until its transaction
 * ends, so whoever sees a number sees all smaller ones: none can be left out.
 */
final class JdbcRevocationStore implements RevocationStore {
  private static final String NEWEST = "SELECT seq FROM jwtgate_revocation_count WHERE id = 1";
  private static final String COLUMNS = "kind, issuer, claim_value, issued_before, ends_at";

  private final Database database;
  private final Clock clock;

  JdbcRevocationStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void publish(Revocation revocation) {
    database.inTransaction(connection -> publish(connection, revocation));
  }

  private Void publish(Connection connection, Revocation revocation) throws SQLException {
    change(connection, "UPDATE jwtgate_revocation_count SET seq = seq + 1 WHERE id = 1");
    long seq = newest(connection);
    String target = revocation.target().digest();
    Revocation merged = merged(connection, target, revocation);
    change(
        connection,
        "DELETE FROM jwtgate_revocation WHERE target = ? OR ends_at <= ?",
        target,
        clock.millis());
    change(
        connection,
        "INSERT INTO jwtgate_revocation (target, seq, "
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
        target,
        seq,
        merged.kind().name(),
        merged.issuer(),
        merged.value(),
        merged.before().toEpochMilli(),
        merged.until().toEpochMilli());
    return null;
  }

  private static long newest(Connection connection) throws SQLException {
    List<Long> count = ask(connection, row -> row.getLong(1), NEWEST);
    if (count.isEmpty()) {
      throw new SQLException("jwtgate_revocation_count has lost its row", "42000");
    }
    return count.get(0);
  }

  private static Revocation merged(Connection connection, String target, Revocation revocation)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM jwtgate_revocation WHERE target = ?";
    return ask(connection, JdbcRevocationStore::revocation, sql, target).stream()
        .reduce(revocation, Revocation::and);
  }

  @Override
  public RevocationChanges changesSince(String position) {
    return database.inTransaction(connection -> changesSince(connection, position));
  }

  private RevocationChanges changesSince(Connection connection, String position)
      throws SQLException {
    long newest = newest(connection);
    long since = position.isEmpty() ? 0 : Long.parseLong(position);
    // A count that went back was restored from an old copy: what is asked for must be asked anew.
    boolean complete = position.isEmpty() || since > newest;
    List<Revocation> revocations =
        newest == since ? List.of() : after(connection, complete ? 0 : since);
    return new RevocationChanges(revocations, Long.toString(newest), complete);
  }

  private List<Revocation> after(Connection connection, long seq) throws SQLException {
    return ask(
        connection,
        JdbcRevocationStore::revocation,
        "SELECT " + COLUMNS + " FROM jwtgate_revocation WHERE seq > ? AND ends_at > ?",
        seq,
        clock.millis());
  }

  private static Revocation revocation(ResultSet row) throws SQLException {
    return new Revocation(
        Kind.valueOf(row.getString("kind")),
        row.getString("issuer"),
        // Some databases keep an empty text as NULL.
        row.getString("claim_value") == null ? "" : row.getString("claim_value"),
        Instant.ofEpochMilli(row.getLong("issued_before")),
        Instant.ofEpochMilli(row.getLong("ends_at")));
  }

  @Override
  public Subscription onChange(Runnable wake) {
    return () -> {};
  }
}

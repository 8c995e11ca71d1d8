package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.Revocation.Kind;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationPosition;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.jdbc.Database.Statements;
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
  static final String COLUMNS = "kind, issuer, claim_value, issued_before, ends_at";

  /** A reader that is further behind is given all. */
  private static final int KEPT_MARKS = 1000;

  private static final int LONGEST_VALUE = 300;
  private static final int LONGEST_ISSUER = 2000;

  private final Database database;
  private final Cleaning cleaning;
  private final Clock clock;

  /** Once all tables are found, so that a missing one is known at the start, whichever it is. */
  private volatile boolean checked;

  JdbcRevocationStore(Database database, Cleaning cleaning, Clock clock) {
    this.database = database;
    this.cleaning = cleaning;
    this.clock = clock;
  }

  @Override
  public void publish(Revocation revocation) {
    requireFits(revocation);
    database.inTransaction(statements -> publish(statements, revocation));
  }

  /** Some databases cut a text that is too long, and others would never take it. */
  private static void requireFits(Revocation revocation) {
    if (revocation.value().length() > LONGEST_VALUE
        || revocation.issuer().length() > LONGEST_ISSUER) {
      throw new IllegalArgumentException("a claim of more than 300 characters can't be revoked");
    }
  }

  private static Void publish(Statements statements, Revocation revocation) throws SQLException {
    String mark = RevocationPosition.newMark();
    statements.change("UPDATE jwtgate_counter SET seq = seq + 1, mark = ? WHERE id = 0", mark);
    long seq = newest(statements).number();
    String target = revocation.target().digest();
    Revocation merged = merged(statements, target, revocation);
    statements.change("DELETE FROM jwtgate_revocation WHERE target = ?", target);
    insert(statements, target, seq, merged);
    statements.change("INSERT INTO jwtgate_revocation_mark (seq, mark) VALUES (?, ?)", seq, mark);
    statements.change("DELETE FROM jwtgate_revocation_mark WHERE seq <= ?", seq - KEPT_MARKS);
    return null;
  }

  private static void insert(Statements statements, String target, long seq, Revocation revocation)
      throws SQLException {
    statements.change(
        "INSERT INTO jwtgate_revocation (target, seq, "
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
        target,
        seq,
        revocation.kind().name(),
        revocation.issuer(),
        revocation.value(),
        revocation.before().toEpochMilli(),
        revocation.until().toEpochMilli());
  }

  private static RevocationPosition newest(Statements statements) throws SQLException {
    List<RevocationPosition> newest =
        statements.ask(
            row -> new RevocationPosition(row.getLong("seq"), text(row, "mark")),
            "SELECT seq, mark FROM jwtgate_counter WHERE id = 0");
    if (newest.isEmpty()) {
      throw new SQLException("jwtgate_counter has lost its row", "42000");
    }
    return newest.get(0);
  }

  private static Revocation merged(Statements statements, String target, Revocation revocation)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM jwtgate_revocation WHERE target = ?";
    return statements.ask(JdbcRevocationStore::revocation, sql, target).stream()
        .reduce(revocation, Revocation::and);
  }

  @Override
  public RevocationChanges changesSince(String position) {
    if (!checked) {
      Tables.check(database);
      checked = true;
    }
    RevocationChanges changes =
        database.inTransaction(statements -> changesSince(statements, position));
    cleaning.soon();
    return changes;
  }

  private RevocationChanges changesSince(Statements statements, String position)
      throws SQLException {
    RevocationPosition newest = newest(statements);
    RevocationPosition since = RevocationPosition.parse(position);
    boolean complete = position.isEmpty() || !isKnown(statements, since, newest);
    List<Revocation> revocations =
        newest.equals(since) ? List.of() : after(statements, complete ? 0 : since.number());
    return new RevocationChanges(revocations, newest.toString(), complete);
  }

  private static boolean isKnown(
      Statements statements, RevocationPosition position, RevocationPosition newest)
      throws SQLException {
    if (position.isBeginning() || position.equals(newest)) {
      return true;
    }
    return statements
        .ask(
            row -> row.getString(1),
            "SELECT mark FROM jwtgate_revocation_mark WHERE seq = ?",
            position.number())
        .contains(position.mark());
  }

  private List<Revocation> after(Statements statements, long seq) throws SQLException {
    return statements.ask(
        JdbcRevocationStore::revocation,
        "SELECT " + COLUMNS + " FROM jwtgate_revocation WHERE seq > ? AND ends_at > ?",
        seq,
        clock.millis());
  }

  private static Revocation revocation(ResultSet row) throws SQLException {
    return new Revocation(
        Kind.valueOf(row.getString("kind")),
        row.getString("issuer"),
        text(row, "claim_value"),
        Instant.ofEpochMilli(row.getLong("issued_before")),
        Instant.ofEpochMilli(row.getLong("ends_at")));
  }

  /** Some databases keep an empty text as NULL. */
  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  /** Removes some that ended long ago, and tells whether there may be more. */
  static boolean forgetEnded(Statements statements, Instant now, int most) throws SQLException {
    long before = ClockMargin.before(now).toEpochMilli();
    String ended = "SELECT target FROM jwtgate_revocation WHERE ends_at <= ?";
    List<String> targets = statements.ask(most, row -> row.getString(1), ended, before);
    for (String target : targets) {
      statements.change(
          "DELETE FROM jwtgate_revocation WHERE target = ? AND ends_at <= ?", target, before);
      statements.connection().commit();
    }
    return targets.size() == most;
  }

  @Override
  public Subscription onChange(Runnable wake) {
    return () -> {};
  }
}

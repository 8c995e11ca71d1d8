package io.jwtgate.store.jdbc;

import io.jwtgate.store.EphemeralStore;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoredSession;
import io.jwtgate.store.StoredSession.Replaced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Sessions in a table. The atomic step is one UPDATE that names the hash it expects. */
final class JdbcSessionStore implements SessionStore {
  /** Other processes' clocks may be behind. */
  private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;

  JdbcSessionStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(StoredSession session) {
    database.change(
        "DELETE FROM jwtgate_session WHERE ends_at <= ?",
        clock.instant().minus(KEPT_AFTER_END).toEpochMilli());
    database.change(
        """
        INSERT INTO jwtgate_session (id, subject, client_id, scopes, started_at, expires_at,
            idle_until, ends_at, current_hash, details)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        session.id(),
        session.subject(),
        session.clientId(),
        String.join(" ", new TreeSet<>(session.scopes())),
        session.startedAt().toEpochMilli(),
        session.expiresAt().toEpochMilli(),
        session.idleUntil().toEpochMilli(),
        session.endsAt().toEpochMilli(),
        session.current(),
        session.details());
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return database
        .ask(JdbcSessionStore::session, "SELECT * FROM jwtgate_session WHERE id = ?", id)
        .stream()
        .findFirst();
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    Optional<Replaced> replaced = next.replaced();
    int changed =
        database.change(
            """
            UPDATE jwtgate_session SET idle_until = ?, ends_at = ?, current_hash = ?,
                replaced_hash = ?, replaced_salt = ?, replaced_at = ?
              WHERE id = ? AND current_hash = ?""",
            next.idleUntil().toEpochMilli(),
            next.endsAt().toEpochMilli(),
            next.current(),
            replaced.map(Replaced::hash).orElse(null),
            replaced.map(Replaced::salt).orElse(null),
            replaced.map(Replaced::at).map(Instant::toEpochMilli).orElse(null),
            expected.id(),
            expected.current());
    return changed == 1;
  }

  @Override
  public boolean remove(String id) {
    return database.change("DELETE FROM jwtgate_session WHERE id = ?", id) == 1;
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return database.ask(
        JdbcSessionStore::session, "SELECT * FROM jwtgate_session WHERE subject = ?", subject);
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(new JdbcEphemeralStore(database, clock));
  }

  private static StoredSession session(ResultSet row) throws SQLException {
    return new StoredSession(
        row.getString("id"),
        row.getString("subject"),
        row.getString("client_id"),
        scopes(row.getString("scopes")),
        instant(row, "started_at"),
        instant(row, "expires_at"),
        instant(row, "idle_until"),
        row.getString("current_hash"),
        replaced(row),
        textOf(row, "details"));
  }

  private static Optional<Replaced> replaced(ResultSet row) throws SQLException {
    String hash = row.getString("replaced_hash");
    return hash == null
        ? Optional.empty()
        : Optional.of(
            new Replaced(hash, row.getString("replaced_salt"), instant(row, "replaced_at")));
  }

  /** Some databases keep an empty text as NULL. */
  private static String textOf(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** Some databases keep an empty text as NULL. */
  private static Set<String> scopes(String text) {
    return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
  }
}

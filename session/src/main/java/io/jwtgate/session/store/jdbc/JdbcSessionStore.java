package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.session.store.StoredSession.Replaced;
import io.jwtgate.session.store.jdbc.Database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions in a table. The atomic step is one UPDATE that names the hash it expects. A subject is
 * found by its digest, since collations take different texts for one.
 */
final class JdbcSessionStore implements SessionStore {
  static final String COLUMNS =
      "id, subject_key, subject, client_id, scopes, started_at, expires_at, idle_until, ends_at,"
          + " current_hash, replaced_hash, replaced_salt, replaced_at, details";

  private static final int LONGEST_TEXT = 255;

  private final Database database;
  private final Cleaning cleaning;
  private final Clock clock;

  JdbcSessionStore(Database database, Cleaning cleaning, Clock clock) {
    this.database = database;
    this.cleaning = cleaning;
    this.clock = clock;
  }

  private static String key(String subject) {
    return new Revocation.Target(Revocation.Kind.SUBJECT, "", subject).digest();
  }

  @Override
  public void add(StoredSession session) {
    database.inTransaction(statements -> insert(statements, session));
    cleaning.soon();
  }

  @Override
  public Optional<List<StoredSession>> addWithin(SessionLimit limit, StoredSession session) {
    Optional<List<StoredSession>> ended =
        database.inTransaction(statements -> addWithin(statements, limit, session));
    cleaning.soon();
    return ended;
  }

  private Optional<List<StoredSession>> addWithin(
      Statements statements, SessionLimit limit, StoredSession session) throws SQLException {
    lock(statements, session.subject());
    List<StoredSession> present = alive(statements, session.subject());
    if (limit.rejects(present.size())) {
      return Optional.empty();
    }
    List<StoredSession> ended = present.stream().limit(limit.excess(present.size())).toList();
    for (StoredSession oldest : ended) {
      statements.change("DELETE FROM jwtgate_session WHERE id = ?", oldest.id());
    }
    insert(statements, session);
    return Optional.of(ended);
  }

  /** Until the end of the transaction no other node counts this subject's sessions. */
  private static void lock(Statements statements, String subject) throws SQLException {
    int row = 1 + Math.floorMod(subject.hashCode(), Tables.SUBJECT_LOCKS);
    if (statements.change("UPDATE jwtgate_counter SET seq = seq + 1 WHERE id = ?", row) != 1) {
      throw new SQLException("jwtgate_counter has lost a row", "42000");
    }
  }

  private List<StoredSession> alive(Statements statements, String subject) throws SQLException {
    Instant now = clock.instant();
    return ofSubject(statements, subject).stream()
        .filter(session -> session.endsAt().isAfter(now))
        .sorted(Comparator.comparing(StoredSession::startedAt))
        .toList();
  }

  private static Void insert(Statements statements, StoredSession session) throws SQLException {
    requireFits(session.subject());
    requireFits(session.clientId());
    statements.change(
        "INSERT INTO jwtgate_session (id, subject_key, subject, client_id, scopes, started_at,"
            + " expires_at, idle_until, ends_at, current_hash, details)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.id(),
        key(session.subject()),
        session.subject(),
        session.clientId(),
        String.join(" ", new TreeSet<>(session.scopes())),
        session.startedAt().toEpochMilli(),
        session.expiresAt().toEpochMilli(),
        session.idleUntil().toEpochMilli(),
        session.endsAt().toEpochMilli(),
        session.current(),
        session.details());
    return null;
  }

  /** Some databases cut a text that is too long, and so make another subject of it. */
  private static void requireFits(String text) throws SQLException {
    if (text.length() > LONGEST_TEXT) {
      throw new SQLException("a subject or client of more than 255 characters", "22001");
    }
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return database.inTransaction(statements -> find(statements, id));
  }

  private static Optional<StoredSession> find(Statements statements, String id)
      throws SQLException {
    return statements
        .ask(JdbcSessionStore::session, "SELECT * FROM jwtgate_session WHERE id = ?", id)
        .stream()
        .filter(session -> session.id().equals(id))
        .findFirst();
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    Optional<Replaced> replaced = next.replaced();
    int changed =
        database.change(
            "UPDATE jwtgate_session SET idle_until = ?, ends_at = ?, current_hash = ?,"
                + " replaced_hash = ?, replaced_salt = ?, replaced_at = ?"
                + " WHERE id = ? AND current_hash = ?",
            next.idleUntil().toEpochMilli(),
            next.endsAt().toEpochMilli(),
            next.current(),
            replaced.map(Replaced::hash).orElse(null),
            replaced.map(Replaced::salt).orElse(null),
            replaced.map(Replaced::at).map(Instant::toEpochMilli).orElse(null),
            expected.id(),
            expected.current());
    cleaning.soon();
    return changed == 1;
  }

  @Override
  public boolean remove(String id) {
    return database.change("DELETE FROM jwtgate_session WHERE id = ?", id) == 1;
  }

  @Override
  public Optional<StoredSession> take(String id) {
    return database.inTransaction(statements -> take(statements, id));
  }

  /** What was read is removed only as it was read; a refresh may come between the two. */
  private static Optional<StoredSession> take(Statements statements, String id)
      throws SQLException {
    Optional<StoredSession> session = find(statements, id);
    while (session.isPresent() && !removed(statements, session.get())) {
      session = find(statements, id);
    }
    return session;
  }

  private static boolean removed(Statements statements, StoredSession session) throws SQLException {
    String sql = "DELETE FROM jwtgate_session WHERE id = ? AND current_hash = ?";
    return statements.change(sql, session.id(), session.current()) == 1;
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return database.inTransaction(statements -> ofSubject(statements, subject));
  }

  private static List<StoredSession> ofSubject(Statements statements, String subject)
      throws SQLException {
    String sql = "SELECT * FROM jwtgate_session WHERE subject_key = ?";
    return statements.ask(JdbcSessionStore::session, sql, key(subject)).stream()
        .filter(session -> session.subject().equals(subject))
        .toList();
  }

  /** Removes some that ended long ago, and tells whether there may be more. */
  static boolean forgetEnded(Statements statements, Instant now, int most) throws SQLException {
    long before = ClockMargin.before(now).toEpochMilli();
    String ended = "SELECT id FROM jwtgate_session WHERE ends_at <= ?";
    List<String> ids = statements.ask(most, row -> row.getString(1), ended, before);
    for (String id : ids) {
      statements.change("DELETE FROM jwtgate_session WHERE id = ? AND ends_at <= ?", id, before);
      statements.connection().commit();
    }
    return ids.size() == most;
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(new JdbcEphemeralStore(database, cleaning, clock));
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

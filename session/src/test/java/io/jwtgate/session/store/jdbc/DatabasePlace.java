package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** The emptied tables of a database. */
record DatabasePlace(DataSource dataSource, Clock clock) implements SharedPlace {
  /** A busy machine may hold a call for longer than an application should wait. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static DatabasePlace emptied(DataSource dataSource, Clock clock) {
    DatabasePlace place = new DatabasePlace(dataSource, clock);
    place.store().createTables();
    Database database = place.database();
    database.change("DELETE FROM jwtgate_session");
    database.change("DELETE FROM jwtgate_revocation");
    database.change("DELETE FROM jwtgate_ephemeral");
    return place;
  }

  private JdbcStore store() {
    return JdbcStore.over(dataSource, clock, LIMIT);
  }

  private Database database() {
    return new Database(dataSource, io.jwtgate.session.store.CallDeadline.of(LIMIT), 20);
  }

  @Override
  public SessionStore sessions() {
    return store().sessions();
  }

  @Override
  public RevocationStore revocations() {
    return store().revocations();
  }

  @Override
  public void forgetEnded() {
    store().clean();
  }

  @Override
  public int keptSessions() {
    return count("jwtgate_session");
  }

  @Override
  public int keptRevocations() {
    return count("jwtgate_revocation");
  }

  private int count(String table) {
    String sql = "SELECT COUNT(*) FROM " + table;
    return database().ask(row -> row.getInt(1), sql).get(0);
  }
}

package io.jwtgate.store.jdbc;

import io.jwtgate.store.RevocationStore;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.SharedPlace;
import java.time.Clock;
import javax.sql.DataSource;

/** The emptied tables of a database. */
record DatabasePlace(DataSource dataSource, Clock clock) implements SharedPlace {

  static DatabasePlace emptied(DataSource dataSource, Clock clock) {
    JdbcStore.over(dataSource).createTables();
    Database database = new Database(dataSource);
    database.change("DELETE FROM jwtgate_session");
    database.change("DELETE FROM jwtgate_revocation");
    database.change("DELETE FROM jwtgate_ephemeral");
    return new DatabasePlace(dataSource, clock);
  }

  @Override
  public SessionStore sessions() {
    return JdbcStore.over(dataSource, clock).sessions();
  }

  @Override
  public RevocationStore revocations() {
    return JdbcStore.over(dataSource, clock).revocations();
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
    return new Database(dataSource).ask(row -> row.getInt(1), sql).get(0);
  }
}

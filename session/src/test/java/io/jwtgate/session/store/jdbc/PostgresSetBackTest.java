package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.SetBackContract;
import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A database that becomes an older copy of itself, as after a failover to a replica that lags. */
class PostgresSetBackTest extends SetBackContract {
  private static final List<String> TABLES =
      List.of(
          "jwtgate_session", "jwtgate_revocation", "jwtgate_revocation_mark", "jwtgate_counter");

  private final Database database =
      new Database(Databases.postgres(), CallDeadline.of(Duration.ofSeconds(20)), 20);

  @Override
  protected SharedPlace place(Clock clock) {
    return DatabasePlace.emptied(Databases.postgres(), clock);
  }

  @Override
  protected void save() {
    for (String table : TABLES) {
      database.change("DROP TABLE IF EXISTS saved_" + table);
      database.change("CREATE TABLE saved_" + table + " AS SELECT * FROM " + table);
    }
  }

  @Override
  protected void setBack() {
    database.inTransaction(
        statements -> {
          for (String table : TABLES) {
            statements.change("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            statements.change("DELETE FROM " + table);
            statements.change("INSERT INTO " + table + " SELECT * FROM saved_" + table);
          }
          return null;
        });
  }
}

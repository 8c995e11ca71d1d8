package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.KilledStoreContract;
import io.jwtgate.session.store.SharedPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL is killed: whatever it has confirmed is there when it is back. */
class PostgresKilledTest extends KilledStoreContract {
  @TempDir private static Path folder;
  private static RealPostgres postgres;
  private JdbcConnectionPool pool;

  @BeforeAll
  static void startPostgres() {
    postgres = RealPostgres.startedIn(folder);
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Override
  protected SharedPlace place(Clock clock) {
    pool = Databases.pooled(postgres.port());
    return DatabasePlace.emptied(pool, clock);
  }

  @Override
  protected void kill() throws IOException {
    postgres.kill();
  }

  @Override
  protected void breakConnections() throws SQLException {
    postgres.breakConnections();
  }

  @Override
  protected void start() {
    postgres.startAgain();
  }

  @Override
  protected boolean keepsItsData() {
    return true;
  }

  @AfterEach
  void closePool() {
    pool.dispose();
  }
}

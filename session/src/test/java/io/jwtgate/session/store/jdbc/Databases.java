package io.jwtgate.session.store.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases that the contracts run against: pooled, as a server gives them. */
public final class Databases {
  private static final int CONNECTIONS = 20;

  private Databases() {}

  /** H2 in this process. */
  public static DataSource h2() {
    return H2.POOL;
  }

  /** A real PostgreSQL on a free loopback port, for as long as the tests run. */
  public static DataSource postgres() {
    return Postgres.POOL;
  }

  /** A real MariaDB, with the collation that it has by default; skips where there is none. */
  public static DataSource mariaDb() {
    assumeTrue(RealMariaDb.isThere(), "no MariaDB on this machine");
    return MariaDb.POOL;
  }

  /** H2 as it answers in the mode of another database. */
  static DataSource h2In(String mode) {
    return limited(
        JdbcConnectionPool.create(
            "jdbc:h2:mem:stores-" + mode + ";MODE=" + mode + ";DB_CLOSE_DELAY=-1", "sa", ""));
  }

  private static final class MariaDb {
    static final DataSource POOL = RealMariaDb.started().dataSource();
  }

  static int postgresPort() {
    return Postgres.PORT;
  }

  private static final class H2 {
    static final JdbcConnectionPool POOL =
        limited(JdbcConnectionPool.create("jdbc:h2:mem:stores;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  private static final class Postgres {
    static final int PORT = started().getPort();
    static final JdbcConnectionPool POOL = pooled(PORT);
  }

  static EmbeddedPostgres started() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("max_connections", "60").start();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start", failed);
    }
  }

  static JdbcConnectionPool pooled(int port) {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setUser("postgres");
    source.setDatabaseName("postgres");
    source.setConnectTimeout(2);
    source.setSocketTimeout(5);
    return limited(JdbcConnectionPool.create(source));
  }

  private static JdbcConnectionPool limited(JdbcConnectionPool pool) {
    pool.setMaxConnections(CONNECTIONS);
    pool.setLoginTimeout(10);
    return pool;
  }
}

package io.jwtgate.store.jdbc;

import io.jwtgate.store.RevocationStore;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.SharedStore;
import io.jwtgate.store.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Stores in a database. The tables stand in {@code schema.sql} beside this class. Thread-safe.
 *
 * <p>The data source is the application's own: it pools and tests connections, and its driver has a
 * connect timeout and a socket timeout. A call here is a short transaction of its own, so it must
 * not be made inside one that a transaction manager runs.
 */
public final class JdbcStore implements SharedStore {
  private final Database database;
  private final Clock clock;

  private JdbcStore(DataSource dataSource, Clock clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  /** Over a data source that the application has and closes. */
  public static JdbcStore over(DataSource dataSource) {
    return over(dataSource, Clock.systemUTC());
  }

  static JdbcStore over(DataSource dataSource, Clock clock) {
    return new JdbcStore(dataSource, clock);
  }

  /** Sessions in this database. */
  @Override
  public SessionStore sessions() {
    return new JdbcSessionStore(database, clock);
  }

  /** Revocations in this database. They are polled: a database pushes nothing. */
  @Override
  public RevocationStore revocations() {
    return new JdbcRevocationStore(database, clock);
  }

  /**
   * Runs {@code schema.sql}, which leaves tables that are there as they are. For PostgreSQL and H2;
   * elsewhere run the statements in your database's own words.
   *
   * @throws StoreUnavailableException if it fails
   */
  public void createTables() {
    for (String statement : schema().split(";", -1)) {
      if (!statement.isBlank()) {
        database.change(statement);
      }
    }
  }

  private static String schema() {
    try (InputStream file = JdbcStore.class.getResourceAsStream("schema.sql")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("(?m)^--.*$", "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("schema.sql can't be read", unreadable);
    }
  }
}

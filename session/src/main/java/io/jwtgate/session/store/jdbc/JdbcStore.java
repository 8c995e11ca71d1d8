package io.jwtgate.session.store.jdbc;

import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.SharedStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Stores in a database. Each call takes two seconds at most, is one transaction at READ COMMITTED,
 * whatever the pool's own level is, and is done again where the database gave it up for another
 * one. Thread-safe.
 *
 * <p>The data source is the application's own: it pools and tests connections, and its driver has a
 * connect timeout and a socket timeout, which free the connections of calls that were given up. A
 * call runs on a thread of its own, and so in no transaction of a transaction manager.
 */
public final class JdbcStore implements SharedStore {
  private final Database database;
  private final CallDeadline deadline;
  private final Cleaning cleaning;
  private final Clock clock;

  private JdbcStore(DataSource dataSource, Clock clock, Duration limit) {
    this.deadline = CallDeadline.of(limit);
    this.database = new Database(dataSource, deadline, (int) limit.toSeconds());
    this.cleaning = new Cleaning(database, clock);
    this.clock = clock;
  }

  /** Over a data source that the application has and closes. */
  public static JdbcStore over(DataSource dataSource) {
    return new JdbcStore(dataSource, Clock.systemUTC(), CallDeadline.STANDARD);
  }

  static JdbcStore over(DataSource dataSource, Clock clock, Duration limit) {
    return new JdbcStore(dataSource, clock, limit);
  }

  /** Sessions in this database. */
  @Override
  public SessionStore sessions() {
    return new JdbcSessionStore(database, cleaning, clock);
  }

  /** Revocations in this database. They are polled: a database pushes nothing. */
  @Override
  public RevocationStore revocations() {
    return new JdbcRevocationStore(database, cleaning, clock);
  }

  /**
   * Makes the tables that are missing, and leaves those that are there as they are: on PostgreSQL,
   * H2, MariaDB, MySQL, Oracle and SQL Server.
   *
   * @throws StoreUnavailableException if they are not all there afterwards
   */
  public void createTables() {
    Tables.create(database, dialect());
  }

  /**
   * What {@link #createTables} runs where nothing is there yet: SQL in the words of this database,
   * to be run by whoever may.
   *
   * @throws StoreUnavailableException if the database does not say what it is
   */
  public List<String> statements() {
    return Tables.statements(dialect());
  }

  private Dialect dialect() {
    return database.inTransaction(statements -> Dialect.of(statements.connection()));
  }

  /**
   * Asks for each table and column.
   *
   * @throws StoreUnavailableException if something is missing; its advice says what to do
   */
  public void checkTables() {
    Tables.check(database);
  }

  /** Removes what ended long ago; it is done once a minute without asking. */
  void clean() {
    cleaning.now();
  }

  /** Ends threads; connections are the application's. */
  @Override
  public void close() {
    deadline.close();
  }
}

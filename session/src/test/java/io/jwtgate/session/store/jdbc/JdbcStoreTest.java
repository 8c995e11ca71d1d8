package io.jwtgate.session.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Race;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionLimit.WhenFull;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What databases and pools do beside keeping rows. */
class JdbcStoreTest {
  private static final String ISSUER = "https://login.example";

  /** The same data source, whose connections come changed. */
  private static DataSource changed(DataSource source, UnaryOperator<Connection> change) {
    return (DataSource)
        Proxy.newProxyInstance(
            JdbcStoreTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(source, arguments);
                return result instanceof Connection connection ? change.apply(connection) : result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static DataSource at(int level, DataSource source) {
    return changed(
        source,
        connection -> {
          try {
            connection.setTransactionIsolation(level);
            return connection;
          } catch (SQLException failed) {
            throw new IllegalStateException(failed);
          }
        });
  }

  private static DataSource named(String database) {
    return switch (database) {
      case "h2" -> Databases.h2();
      case "mariadb" -> Databases.mariaDb();
      default -> Databases.postgres();
    };
  }

  private static StoredSession session(String id) {
    Instant now = Instant.now();
    return new StoredSession(
        id,
        "alice",
        "web",
        Set.of(),
        now,
        now.plusSeconds(900),
        now.plusSeconds(900),
        "hash",
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "h2, 4",
    "h2, 8",
    "postgresql, 4",
    "postgresql, 8",
    "mariadb, 1",
    "mariadb, 4",
    "mariadb, 8"
  })
  @DisplayName(
      "SESS-08: at every isolation level of the pool, logins and logouts race and none fails")
  void everyIsolationLevelWillDo(String database, int level) throws Exception {
    DatabasePlace place = DatabasePlace.emptied(at(level, named(database)), Clock.systemUTC());
    SessionStore sessions = place.sessions();
    RevocationStore revocations = place.revocations();
    SessionLimit limit = new SessionLimit(5, WhenFull.OLDEST_ENDS);
    Instant until = Instant.now().plusSeconds(900);
    try (Race race = new Race(30)) {
      race.run(
          number -> {
            sessions.addWithin(limit, session("id-" + number));
            revocations.publish(Revocation.ofSession(ISSUER, "id-" + number, until));
            place.forgetEnded();
            return sessions.take("id-" + number);
          });
    }
    assertEquals(0, place.keptSessions());
    assertEquals(30, revocations.changesSince(RevocationChanges.START).revocations().size());
  }

  @Test
  @DisplayName("SESS-06: a pool that gives no connection holds no call for long")
  void aPoolThatHangsHoldsNoCall() {
    CountDownLatch end = new CountDownLatch(1);
    DataSource hanging =
        changed(
            Databases.h2(),
            connection -> {
              try (connection) {
                end.await();
                return connection;
              } catch (SQLException | InterruptedException failed) {
                throw new IllegalStateException(failed);
              }
            });
    try (JdbcStore store = JdbcStore.over(hanging)) {
      SessionStore sessions = store.sessions();
      assertTimeout(
          Duration.ofSeconds(8),
          () -> assertThrows(StoreUnavailableException.class, () -> sessions.find("id")));
    } finally {
      end.countDown();
    }
  }

  @Test
  @DisplayName("SESS-07, SESS-08: missing tables are one message, and no exception at the start")
  void missingTablesAreOneMessage() {
    DataSource empty = Databases.h2In("Regular");
    List<SecurityEvent> events = new CopyOnWriteArrayList<>();
    try (JdbcStore store = JdbcStore.over(empty);
        Revocations node =
            Revocations.sharedBy(store.revocations())
                .pollEvery(Duration.ofMillis(1))
                .listener(events::add)
                .named("jwtgate.session-store java:app", "/shop")
                .build()) {
      assertEquals(Kind.STORE_UNAVAILABLE, events.get(0).kind());
      StoreUnavailableException missing =
          assertThrows(StoreUnavailableException.class, store::checkTables);
      assertTrue(missing.advice().contains("jwtgate.session-tables=create"));
      store.createTables();
      store.checkTables();
      store.createTables();
      while (events.stream().noneMatch(event -> event.kind() == Kind.STORE_RECOVERED)) {
        LockSupport.parkNanos(1_000_000);
      }
      assertEquals(0, node.size());
    }
    assertEquals(
        List.of(Kind.STORE_UNAVAILABLE, Kind.STORE_RECOVERED),
        events.stream().map(SecurityEvent::kind).toList());
  }

  @Test
  @DisplayName("SESS-07: a row that can't be read is an outage")
  void anUnreadableRowIsAnOutage() {
    DatabasePlace place = DatabasePlace.emptied(Databases.h2In("Regular"), Clock.systemUTC());
    RevocationStore store = place.revocations();
    store.publish(Revocation.ofToken(ISSUER, "id", Instant.now().plusSeconds(900)));
    new Database(
            place.dataSource(),
            io.jwtgate.session.store.CallDeadline.of(Duration.ofSeconds(20)),
            20)
        .change("UPDATE jwtgate_revocation SET kind = 'NOTHING'");
    assertThrows(
        StoreUnavailableException.class, () -> store.changesSince(RevocationChanges.START));
  }

  @Test
  @DisplayName("SESS-08: MariaDB's clean-up and removals meet in no deadlock that anybody hears of")
  void cleaningHindersNobody() throws Exception {
    assumeTrue(RealMariaDb.isThere(), "no MariaDB on this machine");
    DatabasePlace place = DatabasePlace.emptied(Databases.mariaDb(), Clock.systemUTC());
    SessionStore sessions = place.sessions();
    Instant past = Instant.now().minus(Duration.ofDays(1));
    for (int i = 0; i < 200; i++) {
      StoredSession like = session("id-" + i);
      sessions.add(
          new StoredSession(
              like.id(), "s" + i, "web", Set.of(), past, past, past, "hash", Optional.empty()));
    }
    try (Race race = new Race(10)) {
      race.run(
          number -> {
            for (int i = number; i < 200 && number < 8; i += 8) {
              sessions.remove("id-" + i);
            }
            place.forgetEnded();
            return number;
          });
    }
    assertEquals(0, place.keptSessions());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  @DisplayName("SESS-08: each database has its own words, which a command prints")
  void eachDatabaseHasItsWords(Dialect dialect) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TablesCommand.print(
        dialect.name().replace('_', '-'), new PrintStream(out, true, StandardCharsets.UTF_8));
    String printed = out.toString(StandardCharsets.UTF_8);
    assertEquals(5, printed.split("CREATE TABLE", -1).length - 1);
    assertFalse(printed.contains("IF NOT EXISTS"));
    assertEquals(
        dialect == Dialect.MARIADB || dialect == Dialect.MYSQL, printed.contains("utf8mb4_bin"));
    assertEquals(dialect == Dialect.ORACLE, printed.contains("VARCHAR2(64 CHAR)"));
    assertEquals(dialect == Dialect.SQL_SERVER, printed.contains("NVARCHAR(64) COLLATE"));
  }

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, POSTGRESQL",
    "H2, H2",
    "MariaDB, MARIADB",
    "MySQL, MYSQL",
    "Oracle, ORACLE",
    "Microsoft SQL Server, SQL_SERVER",
    "Apache Derby, OTHER"
  })
  void aProductHasItsDialect(String product, Dialect dialect) {
    assertEquals(dialect, Dialect.ofProduct(product));
  }
}

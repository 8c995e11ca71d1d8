package io.jwtgate.session.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.CallDeadline;
import io.jwtgate.session.store.Race;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionLimit.WhenFull;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with the connections of a pool. */
class PoolsTest {
  private static final String ISSUER = "https://login.example";
  private static final int CONNECTIONS = 15;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static DataSource named(String database) {
    return switch (database) {
      case "h2" -> Databases.h2();
      case "mariadb" -> Databases.mariaDb();
      default -> Databases.postgres();
    };
  }

  private static StoredSession session(String id) {
    Instant end = Instant.now().plusSeconds(900);
    return new StoredSession(
        id, "alice", "web", Set.of(), Instant.now(), end, end, "hash", Optional.empty());
  }

  private interface Change {
    Object of(Object result) throws SQLException;
  }

  /** The same object, each of whose results comes changed. */
  private static <T> T changed(Class<T> type, T object, Change change) {
    return type.cast(
        Proxy.newProxyInstance(
            PoolsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return change.of(method.invoke(object, arguments));
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  private static DataSource connections(DataSource source, Change change) {
    return changed(
        DataSource.class,
        source,
        result -> result instanceof Connection connection ? change.of(connection) : result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb"})
  @DisplayName("SESS-08: a pool without auto-commit: each call is committed, and left as it was")
  void aPoolWithoutAutoCommit(String database) throws Exception {
    List<Connection> given = new CopyOnWriteArrayList<>();
    DataSource pool = named(database);
    DataSource manual =
        connections(
            pool,
            result -> {
              Connection connection = (Connection) result;
              connection.setAutoCommit(false);
              given.add(connection);
              return keptOpen(connection);
            });
    DatabasePlace plain = DatabasePlace.emptied(pool, Clock.systemUTC());
    DatabasePlace place = new DatabasePlace(manual, Clock.systemUTC());
    SessionLimit limit = new SessionLimit(2, WhenFull.OLDEST_ENDS);
    place.sessions().addWithin(limit, session("one"));
    place.revocations().publish(Revocation.ofToken(ISSUER, "id", Instant.now().plusSeconds(900)));
    assertTrue(plain.sessions().find("one").isPresent());
    assertEquals(1, plain.revocations().changesSince(RevocationChanges.START).revocations().size());
    assertTrue(place.sessions().remove("one"));
    assertEquals(Optional.empty(), plain.sessions().find("one"));
    assertFalse(given.isEmpty());
    for (Connection connection : given) {
      assertFalse(connection.getAutoCommit());
      connection.setAutoCommit(true);
      connection.close();
    }
  }

  /** So that a test can look at it afterwards. */
  private static Connection keptOpen(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            PoolsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close")
                    ? null
                    : method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb"})
  @DisplayName("SESS-06: no call keeps its connection, whether it is done, fails or is given up")
  void noConnectionLeaks(String database) throws Exception {
    Semaphore permits = new Semaphore(CONNECTIONS);
    DataSource pool = bounded(named(database), permits);
    DatabasePlace place = DatabasePlace.emptied(pool, Clock.systemUTC());
    SessionStore sessions = place.sessions();
    RevocationStore revocations = place.revocations();
    SessionLimit limit = new SessionLimit(5, WhenFull.OLDEST_ENDS);
    try (Race race = new Race(30)) {
      for (int round = 0; round < 3; round++) {
        race.run(
            number -> {
              sessions.addWithin(limit, session("id-" + number));
              revocations.publish(
                  Revocation.ofSession(ISSUER, "id-" + number, Instant.now().plusSeconds(900)));
              assertThrows(StoreUnavailableException.class, () -> sessions.add(tooLong()));
              return sessions.take("id-" + number);
            });
      }
    }
    assertTrue(permits.tryAcquire(CONNECTIONS, 30, TimeUnit.SECONDS));
  }

  /** Gives no more than so many connections at once. */
  private static DataSource bounded(DataSource source, Semaphore permits) {
    return connections(
        source,
        result -> {
          permits.acquireUninterruptibly();
          return closing((Connection) result, permits::release);
        });
  }

  /** The same connection; something is done at its first close. */
  private static Connection closing(Connection connection, Runnable atClose) {
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            PoolsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") && !closed.getAndSet(true)) {
                atClose.run();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static StoredSession tooLong() {
    StoredSession like = session("long");
    return new StoredSession(
        like.id(),
        "x".repeat(256),
        "web",
        Set.of(),
        like.startedAt(),
        like.expiresAt(),
        like.idleUntil(),
        "hash",
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "h2, SQL",
    "h2, RUNTIME",
    "h2, ERROR",
    "postgresql, SQL",
    "postgresql, ERROR",
    "mariadb, SQL",
    "mariadb, ERROR"
  })
  @DisplayName("SESS-08: whatever fails amid a transaction, nothing of it is done")
  void nothingIsHalfDone(String database, String fault) {
    DataSource pool = named(database);
    DatabasePlace place = DatabasePlace.emptied(pool, Clock.systemUTC());
    place.sessions().add(session("one"));
    Database direct = new Database(pool, CallDeadline.of(LIMIT), 20);
    assertThrows(
        StoreUnavailableException.class,
        () ->
            direct.inTransaction(
                statements -> {
                  assertEquals(1, statements.change("DELETE FROM jwtgate_session"));
                  switch (fault) {
                    case "SQL" -> throw new SQLException("failed", "22001");
                    case "RUNTIME" -> throw new IllegalStateException("failed");
                    default -> throw new StackOverflowError("failed");
                  }
                }));
    assertEquals(1, place.keptSessions());
  }

  @Test
  @DisplayName("SESS-06: each statement has the deadline of its call as its timeout")
  void eachStatementHasATimeout() {
    List<Integer> timeouts = new CopyOnWriteArrayList<>();
    DataSource watched =
        connections(
            Databases.h2(),
            result ->
                changed(
                    Connection.class,
                    (Connection) result,
                    made ->
                        made instanceof PreparedStatement statement
                            ? closedWith(statement, timeouts)
                            : made));
    DatabasePlace.emptied(Databases.h2(), Clock.systemUTC());
    try (JdbcStore store = JdbcStore.over(watched, Clock.systemUTC(), Duration.ofSeconds(17))) {
      store.sessions().add(session("one"));
      store.sessions().find("one");
      store.sessions().ofSubject("alice");
    }
    assertTrue(timeouts.size() >= 3);
    assertEquals(Set.of(17), Set.copyOf(timeouts));
  }

  private static PreparedStatement closedWith(PreparedStatement statement, List<Integer> timeouts) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PoolsTest.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                timeouts.add(((Statement) statement).getQueryTimeout());
              }
              return method.invoke(statement, arguments);
            });
  }

  @Test
  @DisplayName("SESS-08: a claim that has no room in its column is rejected, and nothing is cut")
  void whatDoesNotFitIsRejected() {
    DatabasePlace place = DatabasePlace.emptied(Databases.h2(), Clock.systemUTC());
    RevocationStore store = place.revocations();
    Instant until = Instant.now().plusSeconds(900);
    Revocation longest = Revocation.ofToken("i".repeat(2000), "x".repeat(300), until);
    store.publish(longest);
    assertEquals(List.of(longest), store.changesSince(RevocationChanges.START).revocations());
    for (Revocation tooLong :
        List.of(
            Revocation.ofToken(ISSUER, "x".repeat(301), until),
            Revocation.ofToken("i".repeat(2001), "x", until))) {
      assertThrows(IllegalArgumentException.class, () -> store.publish(tooLong));
    }
    assertEquals(1, place.keptRevocations());
  }
}

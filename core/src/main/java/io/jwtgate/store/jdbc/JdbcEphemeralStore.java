package io.jwtgate.store.jdbc;

import io.jwtgate.store.EphemeralStore;
import io.jwtgate.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts and notes in a table. Each statement is atomic by itself. */
final class JdbcEphemeralStore implements EphemeralStore {
  private static final String ADD =
      "UPDATE jwtgate_ephemeral SET amount = amount + ? WHERE name = ? AND ends_at > ?";
  private static final String INSERT =
      "INSERT INTO jwtgate_ephemeral (name, amount, content, ends_at) VALUES (?, ?, ?, ?)";

  private final Database database;
  private final Clock clock;

  JdbcEphemeralStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Count count(String name) {
    return database
        .ask(
            row -> new Count(row.getInt("amount"), Instant.ofEpochMilli(row.getLong("ends_at"))),
            "SELECT amount, ends_at FROM jwtgate_ephemeral WHERE name = ? AND ends_at > ?",
            name,
            clock.millis())
        .stream()
        .findFirst()
        .orElse(Count.NONE);
  }

  @Override
  public void add(String name, int amount, Duration lasting) {
    if (database.change(ADD, amount, name, clock.millis()) == 1) {
      return;
    }
    forgetEnded();
    try {
      insert(name, amount, null, clock.instant().plus(lasting));
    } catch (StoreUnavailableException maybeThere) {
      // Another process may have begun it between the two statements.
      if (database.change(ADD, amount, name, clock.millis()) == 0) {
        throw maybeThere;
      }
    }
  }

  @Override
  public void put(String name, String text, Instant until) {
    forgetEnded();
    insert(name, 0, text, until);
  }

  private void insert(String name, int amount, String text, Instant until) {
    database.change(INSERT, name, amount, text, until.toEpochMilli());
  }

  private void forgetEnded() {
    database.change("DELETE FROM jwtgate_ephemeral WHERE ends_at <= ?", clock.millis());
  }

  @Override
  public Optional<String> take(String name) {
    List<String> kept =
        database.ask(
            row -> row.getString("content"),
            "SELECT content FROM jwtgate_ephemeral WHERE name = ? AND ends_at > ?",
            name,
            clock.millis());
    boolean taken =
        !kept.isEmpty()
            && database.change("DELETE FROM jwtgate_ephemeral WHERE name = ?", name) == 1;
    return taken ? Optional.ofNullable(kept.get(0)) : Optional.empty();
  }
}

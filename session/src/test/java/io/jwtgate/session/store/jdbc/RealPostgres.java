package io.jwtgate.session.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL on a free loopback port, which can be killed and started again. */
final class RealPostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private RealPostgres(Path data) {
    this.data = data;
    this.server = started(builder());
  }

  static RealPostgres startedIn(Path folder) {
    return new RealPostgres(folder.resolve("data"));
  }

  /** As a database is by default, and the embedded one is not: a commit waits for its log. */
  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("max_connections", "60")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on");
  }

  private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) {
    try {
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not start", failed);
    }
  }

  int port() {
    return server.getPort();
  }

  /** Ends all of its processes without a warning (SIGKILL). */
  void kill() throws IOException {
    ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
    // The main process first: it would start others again.
    List<ProcessHandle> all = Stream.concat(Stream.of(main), main.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
  }

  /** Ends every connection but the one that says so. */
  void breakConnections() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  }

  /** Starts on the same data, at the same port. */
  void startAgain() {
    int port = port();
    close();
    server = started(builder().setPort(port));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL does not stop", failed);
    }
  }
}

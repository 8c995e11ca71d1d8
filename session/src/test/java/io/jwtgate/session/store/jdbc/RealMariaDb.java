package io.jwtgate.session.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB of this machine on a free loopback port and an empty folder, as long as tests run. */
final class RealMariaDb {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mariadbd"), Path.of("/usr/bin/mariadbd"));

  private final Path folder;
  private final int port = freePort();
  private final Process process;

  private RealMariaDb(Path server) {
    try {
      folder = Files.createTempDirectory("mariadb");
      run("mariadb-install-db", "--no-defaults", "--datadir=" + data(), "--skip-test-db");
      process = started(server.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException("MariaDB does not start", failed);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    createDatabase();
  }

  static boolean isThere() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  static RealMariaDb started() {
    return new RealMariaDb(PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void run(String... command) throws IOException {
    try {
      builder(command).start().waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private ProcessBuilder builder(String... command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile());
  }

  /** As it is by default, apart from where it is and who may come. */
  private Process started(String server) throws IOException {
    return builder(
            server,
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + data(),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--socket=" + folder.resolve("socket"),
            "--pid-file=" + folder.resolve("pid"),
            "--innodb-buffer-pool-size=32M",
            "--skip-grant-tables")
        .start();
  }

  /** A connection for each call: the driver's own pool was seen to run out under races. */
  DataSource dataSource() {
    try {
      return new MariaDbDataSource(address("app"));
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private String address(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&connectTimeout=2000";
  }

  private void createDatabase() {
    Instant giveUp = Instant.now().plusSeconds(60);
    while (!created()) {
      if (Instant.now().isAfter(giveUp)) {
        throw new IllegalStateException("MariaDB does not start: see " + folder.resolve("log"));
      }
    }
  }

  private boolean created() {
    try (Connection connection = new MariaDbDataSource(address("")).getConnection();
        Statement statement = connection.createStatement()) {
      return !statement.execute("CREATE DATABASE IF NOT EXISTS app");
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void stop() {
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}

package io.jwtgate.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** The Redis of this machine, as a server or a Sentinel, with a configuration of its own. */
final class DebianRedis implements AutoCloseable {
  private static final Path SERVER = Path.of("/usr/bin/redis-server");

  final int port = freePort();
  private final Process process;

  private DebianRedis(Path folder, List<String> lines, String... arguments) {
    assumeTrue(Files.isExecutable(SERVER), "no Redis on this machine");
    try {
      Path home = Files.createDirectory(folder.resolve("redis-" + port));
      List<String> all = new ArrayList<>(List.of("dir " + home, "bind 127.0.0.1"));
      lines.forEach(line -> all.add(line.replace("PORT", Integer.toString(port))));
      Path settings = Files.write(home.resolve("redis.conf"), all);
      List<String> command = new ArrayList<>(List.of(SERVER.toString(), settings.toString()));
      command.addAll(List.of(arguments));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log").toFile())
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("Redis does not start", failed);
    }
  }

  static DebianRedis server(Path folder, String... lines) {
    List<String> all = new ArrayList<>(List.of("save \"\"", "port PORT"));
    all.addAll(List.of(lines));
    return new DebianRedis(folder, all).up();
  }

  static DebianRedis overTls(Path folder, String... lines) {
    List<String> all = new ArrayList<>(List.of("save \"\"", "port 0", "tls-port PORT"));
    all.addAll(List.of(lines));
    return new DebianRedis(folder, all);
  }

  static DebianRedis sentinelOf(Path folder, DebianRedis master) {
    return new DebianRedis(
            folder,
            List.of(
                "port PORT",
                "sentinel monitor main 127.0.0.1 " + master.port + " 1",
                "sentinel down-after-milliseconds main 500",
                "sentinel failover-timeout main 3000"),
            "--sentinel")
        .up();
  }

  /** Waits until it answers. */
  private DebianRedis up() {
    Instant giveUp = Instant.now().plusSeconds(30);
    while (!answers() && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    return this;
  }

  private boolean answers() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return jedis.ping() != null;
    } catch (JedisException notYet) {
      return false;
    }
  }

  /** Stops it as it is (SIGSTOP); a replica then lags. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // A Cluster's own port is 10000 above.
      return socket.getLocalPort() > 50_000
          ? socket.getLocalPort() - 20_000
          : socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}

package io.jwtgate.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.ClientKillParams.SkipMe;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a free loopback port, without persistence unless said otherwise. */
final class RealRedis {
  private final int port = freePort();
  private final List<String> persistence;
  private RedisServer server;
  private ProcessHandle process;

  private RealRedis(String... persistence) {
    this.persistence = List.of(persistence);
    start();
  }

  static RealRedis started() {
    return new RealRedis("save \"\"", "appendonly no");
  }

  /** One that keeps its data in a folder, and answers when it is written. */
  static RealRedis persistingIn(Path folder) {
    return new RealRedis("dir " + folder, "save \"\"", "appendonly yes", "appendfsync always");
  }

  /** One that keeps its data in snapshots alone. */
  static RealRedis withSnapshotsIn(Path folder) {
    return new RealRedis("dir " + folder, "save 3600 1", "appendonly no");
  }

  /** Stops the process as it is (SIGSTOP), so that it keeps connections and never answers. */
  void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
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

  /** One for all tests that leave it as it is, for as long as they run. */
  static RealRedis shared() {
    return Shared.REDIS;
  }

  private static final class Shared {
    static final RealRedis REDIS = stoppedAtExit();

    private static RealRedis stoppedAtExit() {
      RealRedis redis = started();
      Runtime.getRuntime().addShutdownHook(new Thread(redis::stop));
      return redis;
    }
  }

  void start() {
    Set<ProcessHandle> others = children();
    try {
      RedisServerBuilder builder = RedisServer.newRedisServer().port(port).bind("127.0.0.1");
      persistence.forEach(builder::setting);
      server = builder.build();
      server.start();
      process = children().stream().filter(child -> !others.contains(child)).findAny().get();
    } catch (IOException failed) {
      throw new UncheckedIOException("Redis does not start", failed);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  void stop() {
    try {
      server.stop();
    } catch (IOException failed) {
      throw new UncheckedIOException("Redis does not stop", failed);
    }
  }

  /** Ends the process without a warning (SIGKILL). */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends every connection, of those too that only listen. */
  void breakConnections() {
    try (Jedis jedis = new Jedis(uri())) {
      jedis.clientKill(new ClientKillParams().type(ClientType.NORMAL).skipMe(SkipMe.YES));
      jedis.clientKill(new ClientKillParams().type(ClientType.PUBSUB));
    }
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}

package io.jwtgate.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;
import redis.embedded.RedisServer;

/** A real Redis on a free loopback port, without persistence. */
final class RealRedis {
  private final int port;
  private RedisServer server;
  private ProcessHandle process;

  private RealRedis() {
    this.port = freePort();
    start();
  }

  static RealRedis started() {
    return new RealRedis();
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
      server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
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

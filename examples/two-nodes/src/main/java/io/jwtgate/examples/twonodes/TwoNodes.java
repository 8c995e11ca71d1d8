package io.jwtgate.examples.twonodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import redis.embedded.RedisServer;

/** Two servers on one Redis. */
public final class TwoNodes implements AutoCloseable {
  private final RedisServer redis;
  private final Node a;
  private final Node b;

  private TwoNodes(RedisServer redis, Node a, Node b) {
    this.redis = redis;
    this.a = a;
    this.b = b;
  }

  /** Starts both, walks through a session once, and leaves them running. */
  public static void main(String[] arguments) throws Exception {
    TwoNodes nodes = started(8081, 8082);
    Runtime.getRuntime().addShutdownHook(new Thread(nodes::close));
    System.out.println("A is " + nodes.a.at("/") + ", B is " + nodes.b.at("/"));
    nodes.walk().steps().forEach(System.out::println);
    System.out.println("Both run until you press Ctrl-C.");
  }

  /** Starts both on these ports of loopback; 0 for a free one. */
  static TwoNodes started(int portOfA, int portOfB) throws Exception {
    int port = freePort();
    RedisServer redis =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    Path key = SharedKey.inFile();
    Map<String, String> settings =
        Map.of(
            "jwtgate.session-store",
            "redis://127.0.0.1:" + port,
            "jwtgate.signing-key-file",
            key.toString());
    return new TwoNodes(redis, Node.started(portOfA, settings), Node.started(portOfB, settings));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Walk walk() {
    return new Walk(a, b);
  }

  @Override
  public void close() {
    a.close();
    b.close();
    try {
      redis.stop();
    } catch (IOException left) {
      System.err.println("Redis was not stopped: " + left.getMessage());
    }
  }
}

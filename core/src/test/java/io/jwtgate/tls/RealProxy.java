package io.jwtgate.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's tinyproxy in a process of its own, where it is installed. */
public final class RealProxy implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/tinyproxy"), Path.of("/usr/sbin/tinyproxy"));

  private final Process process;
  private final Path configuration;
  private final int port;

  private RealProxy(Path program, String user, String password) throws IOException {
    port = freePort();
    configuration = Files.createTempFile("tinyproxy", ".conf");
    Files.writeString(
        configuration,
        "Port "
            + port
            + "\nListen 127.0.0.1\nAllow 127.0.0.1\nMaxClients 20\n"
            + "BasicAuth "
            + user
            + ' '
            + password
            + "\n");
    process =
        new ProcessBuilder(program.toString(), "-d", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Skips the test, and says so, where it is not installed. */
  public static void assumeThere() {
    assume(program().findAny().isPresent(), "tinyproxy is not installed");
  }

  /** Skips the test, and says why, unless it holds. */
  public static void assume(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("SKIPPED: no test with a real proxy, for " + otherwise);
    }
    assumeTrue(holds, otherwise);
  }

  private static Stream<Path> program() {
    return PLACES.stream().filter(Files::isExecutable);
  }

  /** One that serves who has these credentials. */
  public static RealProxy wanting(String user, String password) throws IOException {
    RealProxy proxy = new RealProxy(program().findFirst().orElseThrow(), user, password);
    proxy.awaitReady();
    return proxy;
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IOException("tinyproxy does not start");
      }
    }
  }

  private boolean answers() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), 200);
      return true;
    } catch (IOException notYet) {
      pause();
      return false;
    }
  }

  /** Ends with the process. */
  private void pause() throws IOException {
    try {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    }
  }

  /** {@code host:port}, as a setting names it. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(configuration);
  }
}

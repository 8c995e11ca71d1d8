package io.jwtgate.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server's process, on loopback, in a folder of its own. */
final class RunningServer implements AutoCloseable {
  // Long, since it is an upper bound for a machine that does other things as well.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Product product;
  private final Path base;
  private final int port;
  private final Process process;

  private RunningServer(Product product, Path java, List<War> wars) {
    this.product = product;
    this.base = Build.emptyFolder(product.name());
    this.port = freePort();
    product.prepare(base, port);
    wars.forEach(war -> war.writeTo(product.deployments(base)));
    this.process = start(base, log(), java, product.arguments(base, port));
  }

  /** Starts a server with these WARs. It listens some time later; see {@link #awaitReady}. */
  static RunningServer start(Product product, War... wars) {
    return start(product, Path.of(System.getProperty("java.home")), wars);
  }

  /** The same in another JDK. */
  static RunningServer start(Product product, Path javaHome, War... wars) {
    return new RunningServer(product, javaHome, List.of(wars));
  }

  /** Waits until an application answers at this path with 200. */
  RunningServer awaitReady(String path) {
    await(() -> process.isAlive() && tryTo(Request.get(path)).status() == 200, "200 at " + path);
    return this;
  }

  /** Waits until the log has a line with this text. */
  void awaitLog(String text) {
    await(() -> logText().contains(text), "a log line with '" + text + "'");
  }

  /** The answer; of status 0 while nobody answers. */
  Answer tryTo(Request request) {
    try {
      return Answer.to(request, this);
    } catch (UncheckedIOException nobody) {
      return new Answer(0, "", "");
    }
  }

  /** Waits for something that the server does in its own time. */
  void await(BooleanSupplier reached, String what) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!reached.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {}
      pause();
    }
  }

  /** Puts a WAR there, or another in its place. */
  void deploy(War war) {
    war.writeTo(product.deployments(base));
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  String productName() {
    return product.name();
  }

  /** What a JDK's {@code jcmd} says of the process. */
  String jcmd(String... command) {
    Path output = base.resolve("jcmd.txt");
    List<String> arguments = new ArrayList<>(List.of(Long.toString(process.pid())));
    arguments.addAll(List.of(command));
    try {
      Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      List<String> line = new ArrayList<>(List.of(jcmd.toString()));
      line.addAll(arguments);
      new ProcessBuilder(line)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start()
          .waitFor();
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that the server has written; some write what an application did wrong to files alone. */
  String logText() {
    StringBuilder text = new StringBuilder();
    Folders.files(base, ".log").forEach(file -> text.append(Folders.text(file)));
    return text.toString();
  }

  private Path log() {
    return base.resolve("console.log");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Runs Java to its end. */
  static void run(Path folder, List<String> arguments) {
    Path log = folder.resolve("prepare.log");
    try {
      Process process = start(folder, log, Path.of(System.getProperty("java.home")), arguments);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process start(Path folder, Path log, Path javaHome, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    // What only caches hold is no leak, so the collector is told to take it.
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

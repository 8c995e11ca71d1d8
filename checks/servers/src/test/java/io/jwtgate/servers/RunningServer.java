package io.jwtgate.servers;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A server that runs, on loopback, in a folder of its own. */
final class RunningServer implements AutoCloseable {
  // Long, since it is an upper bound for a machine that does other things as well.
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LINES_OF_LOG = 80;

  private final Product product;
  private final Path base;
  private final int port;
  private final JavaProcess process;

  private RunningServer(Product product, Jdk jdk, List<War> wars) {
    this.product = product;
    this.base = Build.emptyFolder(product.name());
    this.port = FreePort.find();
    product.prepare(base, port);
    wars.forEach(war -> war.writeTo(product.deployments(base)));
    this.process =
        JavaProcess.start(jdk, base, product.environment(base), product.arguments(base, port));
  }

  /** Starts a server with these WARs. It listens some time later; see {@link #awaitReady}. */
  static RunningServer start(Product product, Jdk jdk, List<War> wars) {
    return new RunningServer(product, jdk, wars);
  }

  /** Waits until an application answers at this path with 200. */
  void awaitReady(String path) {
    await(() -> tryTo(Request.get(path)).status() == 200, "200 at " + path);
  }

  /** Waits until the log has a line with this text. */
  void awaitLog(String text) {
    await(() -> logText().contains(text), "a log line with '" + text + "'");
  }

  /** Waits for something that the server does in its own time. */
  void await(BooleanSupplier reached, String what) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!reached.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(product.name() + " has ended, before " + what);
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(product.name() + " has not come to " + what);
      }
      process.awaitEnd(100);
    }
  }

  /** The answer; of status 0 while nobody answers. */
  Answer tryTo(Request request) {
    try {
      return Answer.to(request, this);
    } catch (UncheckedIOException nobody) {
      return new Answer(0, "", "");
    }
  }

  /** Puts a WAR there, or another in its place. */
  void deploy(War war) {
    product.announce(war.writeTo(product.deployments(base)));
  }

  /** Whether it would see another WAR in the place of this one. */
  boolean isDoneWith(War war) {
    return product.isDoneWith(product.deployments(base).resolve(war.name() + ".war"));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What {@code jcmd} says of the process. */
  String jcmd(String... command) {
    return process.jcmd(command);
  }

  /** All that the server has written; some write what an application did wrong to files alone. */
  String logText() {
    StringBuilder text = new StringBuilder();
    Folders.files(base, ".log").forEach(file -> text.append(Folders.text(file)));
    return text.toString();
  }

  /** The end of each of its logs, for whom it has failed. */
  String endOfLogs() {
    List<String> lines = new ArrayList<>();
    for (Path file : Folders.files(base, ".log")) {
      List<String> all = Folders.text(file).lines().toList();
      lines.add("----- the end of " + file);
      lines.addAll(all.subList(Math.max(0, all.size() - LINES_OF_LOG), all.size()));
    }
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.close();
  }
}

package io.jwtgate.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a JDK, which writes to a log in its folder. */
record JavaProcess(Jdk jdk, Path folder, Process process) implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  static JavaProcess start(
      Jdk jdk, Path folder, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java"));
    // What only caches hold is no leak, so the collector is told to take it.
    command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    command.addAll(arguments);
    return new JavaProcess(jdk, folder, start(folder, "console.log", environment, command));
  }

  /** Runs a program of Java to its good end. */
  static void run(Jdk jdk, Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool("java"));
    command.addAll(arguments);
    if (!hasGoodEnd(folder, "prepare.log", command)) {
      throw failed(folder, "prepare.log", command);
    }
  }

  private static boolean hasGoodEnd(Path folder, String log, List<String> command) {
    try {
      return start(folder, log, Map.of(), command).waitFor() == 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException failed(Path folder, String log, List<String> command) {
    return new IllegalStateException(
        String.join(" ", command) + ": " + Folders.text(folder.resolve(log)));
  }

  private static Process start(
      Path folder, String log, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      return builder.redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, for so long at most. */
  void awaitEnd(long milliseconds) {
    try {
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@code jcmd} says of it; asked again where a busy process has not answered in time. */
  String jcmd(String... command) {
    List<String> line = new ArrayList<>(List.of(jdk.tool("jcmd"), Long.toString(process.pid())));
    line.addAll(List.of(command));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (hasGoodEnd(folder, "jcmd.txt", line)) {
        return Folders.text(folder.resolve("jcmd.txt"));
      }
    }
    throw failed(folder, "jcmd.txt", line);
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
}

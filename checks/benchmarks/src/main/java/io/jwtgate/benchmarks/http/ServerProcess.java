package io.jwtgate.benchmarks.http;

import io.jwtgate.benchmarks.report.ClassPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contender's process, on the first core if the machine lets it be pinned. */
record ServerProcess(Process process, int port) implements AutoCloseable {

  static ServerProcess start(Contender contender, byte[] publicKey) throws IOException {
    List<String> command = new ArrayList<>(Pinning.toCore(0));
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Dorg.eclipse.jetty.LEVEL=WARN",
            "-cp",
            ClassPath.ofTheJdkAlone(),
            ServerMain.class.getName(),
            contender.name(),
            Base64.getEncoder().encodeToString(publicKey)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    return new ServerProcess(process, Integer.parseInt(said.readLine()));
  }

  /** Processor time that it has taken so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

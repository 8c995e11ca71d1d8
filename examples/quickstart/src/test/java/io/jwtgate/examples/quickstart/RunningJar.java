package io.jwtgate.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The quickstart in a process of its own, started by its main class. */
record RunningJar(Process process, List<String> printed) implements AutoCloseable {
  private static final String LAST_LINE = "Stop with Ctrl+C.";

  /** How a start ended that failed. */
  record Ended(int status, String output) {}

  /** Starts, and waits until the lines for people are printed. */
  static RunningJar start(Map<String, String> environment, String... arguments) throws IOException {
    Process process = launch(environment, arguments);
    List<String> printed = new ArrayList<>();
    BufferedReader output = process.inputReader(UTF_8);
    String line;
    do {
      line = output.readLine();
      printed.add(line);
    } while (line != null && !line.equals(LAST_LINE));
    if (line == null) {
      throw new IOException("it ended: " + printed);
    }
    return new RunningJar(process, printed);
  }

  static Ended failing(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process = launch(environment, arguments);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static Process launch(Map<String, String> environment, String... arguments)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Stream<String> command =
        Stream.of(java, "-cp", System.getProperty("java.class.path"), Quickstart.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  /** The printed lines that begin so, without the space before them. */
  List<String> printedLines(String beginning) {
    return printed.stream().map(String::strip).filter(l -> l.startsWith(beginning)).toList();
  }

  Client client() {
    String line = printedLines("JwtGate quickstart: ").get(0);
    return new Client(line.replaceFirst(".*(http://localhost:[0-9]+).*", "$1"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

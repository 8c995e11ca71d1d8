package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After a long search: of what it found, keeps what reaches code that no kept input of the same
 * parser reaches. {@code CONTRIBUTING.md} has the command.
 */
class KeptInputs {
  private static final Path FOUND = Path.of(".cifuzz-corpus");
  private static final Path KEPT = Path.of("src/test/resources");

  /** A folder for each method that was searched, in one for its class. */
  static List<Path> searches() throws IOException {
    try (Stream<Path> folders = Files.walk(FOUND, 2)) {
      return folders.filter(folder -> FOUND.relativize(folder).getNameCount() == 2).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void whatReachesNewCodeIsKept(Path found) throws IOException, InterruptedException {
    String parser = found.getParent().getFileName().toString();
    Path kept = KEPT.resolve(parser.replace('.', '/') + "Inputs").resolve(found.getFileName());
    Files.createDirectories(kept);
    assertEquals(0, merge(parser, kept, found).waitFor());
  }

  /** Counts each branch once, and not how often it was taken, so that few inputs are kept. */
  private static Process merge(String parser, Path kept, Path found) throws IOException {
    ProcessBuilder jazzer =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + parser,
            "-merge=1",
            "-use_counters=0",
            kept.toString(),
            found.toString());
    // What tells the tests to search.
    jazzer.environment().keySet().removeIf(name -> name.startsWith("JAZZER_"));
    return jazzer
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", parser + ".merge.log").toFile())
        .start();
  }
}

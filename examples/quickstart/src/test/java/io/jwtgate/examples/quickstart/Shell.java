package io.jwtgate.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Runs a line as a person would who pastes it. */
final class Shell {
  private Shell() {}

  static boolean has(String command) {
    return Files.isExecutable(Path.of("/bin/sh")) && find(command).isPresent();
  }

  /** The first of these commands that is there. */
  static Optional<String> find(String... commands) {
    String[] folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1);
    return Arrays.stream(commands)
        .flatMap(command -> Arrays.stream(folders).map(folder -> Path.of(folder, command)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** What the line prints; its complaints are left out. */
  static String run(String line) throws IOException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(shell.getInputStream().readAllBytes(), UTF_8);
  }
}

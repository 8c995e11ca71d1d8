package io.jwtgate.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that settings name, for as long as the tests run. */
final class TestFiles {
  private TestFiles() {}

  /** The path of a new one with this content. */
  static String of(String content) {
    try {
      Path file = Files.createTempFile("jwtgate", ".test");
      file.toFile().deleteOnExit();
      return Files.writeString(file, content).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

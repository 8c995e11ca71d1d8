package io.jwtgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where tests without a folder of their own keep files; it goes with the process. */
public final class TestFolder {
  private static final Path ROOT = made();

  private TestFolder() {}

  private static Path made() {
    try {
      Path root = Files.createTempDirectory("jwtgate-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A new file whose name ends so. */
  public static Path file(String end) {
    try {
      return Files.createTempFile(ROOT, "", end);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A new file with this text. */
  public static Path file(String end, String text) {
    try {
      return Files.writeString(file(end), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A new folder. */
  public static Path folder() {
    try {
      return Files.createTempDirectory(ROOT, "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Deletes a folder with all that is in it, as far as that can be done. */
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException inUse) {
      // The system's own cleaning takes the rest.
    }
  }
}

package io.jwtgate.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's folder, found upwards from where the tests run. */
public final class Repository {

  /** Modules whose API users compile against, in the order of the build. */
  public static final List<String> LIBRARIES =
      List.of(
          "testkit",
          "core",
          "jwks",
          "servlet",
          "jaxrs",
          "session",
          "cdi",
          "microprofile",
          "redis",
          "micrometer",
          "junit",
          "oauth");

  /** Those and the ones that are only to be added. */
  static final List<String> PUBLISHED =
      Stream.concat(LIBRARIES.stream(), Stream.of("spring-boot")).toList();

  public static final Path ROOT = root();

  private Repository() {}

  static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }

  /** Every regular file below {@code folder}, in a stable order. */
  public static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve(".mvn"))) {
      here = here.getParent();
    }
    return here;
  }
}

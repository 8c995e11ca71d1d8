package io.jwtgate.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where Maven has put things. */
final class Build {
  private Build() {}

  static Path directory() {
    return Path.of(System.getProperty("build.directory"));
  }

  static String version(String product) {
    return System.getProperty(product + ".version");
  }

  /** A server that was unpacked. */
  static Path home(String folder) {
    return directory().resolve("homes").resolve(folder);
  }

  /** A new empty folder. */
  static Path emptyFolder(String name) {
    try {
      Path parent = Files.createDirectories(directory().resolve("run"));
      return Files.createTempDirectory(parent, name + '-');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jars that an application takes in with JwtGate. */
  static List<Path> library() {
    return jars(Build::isLibrary);
  }

  /** Jersey, with all that it takes in. */
  static List<Path> jersey() {
    return jars(name -> !isLibrary(name));
  }

  private static boolean isLibrary(String name) {
    return name.matches("(jwtgate|java-jwt|caffeine|jackson-core)-.*");
  }

  private static List<Path> jars(java.util.function.Predicate<String> chosen) {
    try (Stream<Path> files = Files.list(directory().resolve("jars"))) {
      return files.filter(jar -> chosen.test(jar.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

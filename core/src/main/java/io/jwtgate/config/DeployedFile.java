package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that a setting names: on the class path ({@code classpath:keys.pem}) or by its path. */
final class DeployedFile {
  private static final String CLASS_PATH = "classpath:";

  private DeployedFile() {}

  /**
   * @throws IllegalArgumentException if it can't be read
   */
  static byte[] read(String location, ClassLoader loader) {
    try {
      return location.startsWith(CLASS_PATH)
          ? resource(location.substring(CLASS_PATH.length()), loader)
          : Files.readAllBytes(Path.of(location));
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "can't be read; write a path, or classpath: and a resource");
    }
  }

  private static byte[] resource(String name, ClassLoader loader) throws IOException {
    String fromRoot = name.startsWith("/") ? name.substring(1) : name;
    try (InputStream resource = loader.getResourceAsStream(fromRoot)) {
      if (resource == null) {
        throw new IOException("no such resource");
      }
      return resource.readAllBytes();
    }
  }
}

package io.jwtgate.config;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a setting names: on the class path ({@code classpath:keys.pem}) or by its path. */
final class DeployedFile {
  private static final System.Logger LOG = System.getLogger(DeployedFile.class.getName());
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

  /**
   * The same of a file that holds a secret. That every user of the machine can read it is a warning
   * and no refusal, since some platforms mount secrets so.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  static byte[] readSecret(Value setting, String location, ClassLoader loader) {
    byte[] content = read(location, loader);
    warnIfOpenToAll(setting.name(), location);
    return content;
  }

  /** As {@link #readSecret} does, for a file that another reads. */
  static void warnIfOpenToAll(Value secret) {
    secret.text().ifPresent(location -> warnIfOpenToAll(secret.name(), location));
  }

  private static void warnIfOpenToAll(String setting, String location) {
    if (isOpenToAll(location)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}: every user of this machine can read the file; let its owner alone (chmod 600)",
          setting);
    }
  }

  /** The file, unless it is on the class path, is missing, or can be read only once. */
  static Optional<Path> regularFile(String location) {
    try {
      return Optional.of(location)
          .filter(path -> !path.startsWith(CLASS_PATH))
          .map(Path::of)
          .filter(Files::isRegularFile);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static boolean isOpenToAll(String location) {
    try {
      return !location.startsWith(CLASS_PATH)
          && Files.getPosixFilePermissions(Path.of(location)).contains(OTHERS_READ);
    } catch (IOException | UnsupportedOperationException | InvalidPathException notToBeTold) {
      return false;
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

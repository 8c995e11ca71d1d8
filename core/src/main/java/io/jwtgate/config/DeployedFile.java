package io.jwtgate.config;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a setting names: on the class path ({@code classpath:keys.pem}) or by its path. */
final class DeployedFile {
  private static final System.Logger LOG = System.getLogger(DeployedFile.class.getName());
  private static final String CLASS_PATH = "classpath:";
  private static final int MAX_OCTETS = 1024 * 1024;

  private DeployedFile() {}

  /**
   * @throws IllegalArgumentException if it can't be read, or is too large
   */
  static byte[] read(String location, ClassLoader loader) {
    try {
      return location.startsWith(CLASS_PATH)
          ? resource(location.substring(CLASS_PATH.length()), loader)
          : ofPath(Path.of(location));
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "can't be read, since "
              + why(unreadable)
              + "; write a path, or classpath: and a resource");
    }
  }

  private static String why(Exception unreadable) {
    if (unreadable instanceof NoSuchFileException missing) {
      boolean absolute = missing.getFile() != null && Path.of(missing.getFile()).isAbsolute();
      return "there is no such file"
          + (absolute ? "" : " in the server's folder " + Path.of("").toAbsolutePath());
    }
    if (unreadable instanceof AccessDeniedException) {
      return "the user of the server may not read it: " + System.getProperty("user.name");
    }
    if (unreadable instanceof MissingResourceException) {
      return "there is no such resource on the class path, such as WEB-INF/classes";
    }
    return unreadable instanceof InvalidPathException
        ? "it is no path"
        : "it is a folder or a device that fails";
  }

  private static final class MissingResourceException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Reports a file that every user of the machine can read, where it holds a secret. That is no
   * rejection, since some platforms mount secrets so.
   */
  static void reportReadableByAll(SettingValue setting, String location) {
    if (isOpenToAll(location)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}: every user of this machine can read the file; let its owner alone (chmod 600)",
          setting.name());
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
        throw new MissingResourceException();
      }
      return bounded(resource);
    }
  }

  private static byte[] ofPath(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return bounded(file);
    }
  }

  /** A wrong name may be that of a device without an end. */
  private static byte[] bounded(InputStream content) throws IOException {
    byte[] octets = content.readNBytes(MAX_OCTETS + 1);
    if (octets.length > MAX_OCTETS) {
      throw new IllegalArgumentException("write a file of no more than a mebibyte");
    }
    return octets;
  }
}

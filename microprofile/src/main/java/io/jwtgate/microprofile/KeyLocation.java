package io.jwtgate.microprofile;

import io.jwtgate.config.SettingValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a key is (MicroProfile JWT 2.1, section 9.2.4): over HTTP, in a file, on the class path; a
 * location without a scheme is one of the latter two.
 *
 * @param value as the setting of an address or of a file takes it
 */
record KeyLocation(String value, boolean isRemote) {
  private static final String CLASS_PATH = "classpath:";

  static KeyLocation of(String location, ClassLoader loader) {
    if (location.regionMatches(true, 0, "http://", 0, 7)
        || location.regionMatches(true, 0, "https://", 0, 8)) {
      return new KeyLocation(location, true);
    }
    return new KeyLocation(content(file(location, loader), loader), false);
  }

  /** That of a key which is not fetched. */
  static String ofFile(String name, String location, ClassLoader loader) {
    if (location.contains("://") && !location.startsWith("file:")) {
      throw new io.jwtgate.config.ConfigurationException(
          name, "write a file, or classpath: and a resource; a private key is not fetched");
    }
    return file(location, loader);
  }

  private static String file(String location, ClassLoader loader) {
    if (location.startsWith("file:")) {
      return path(location);
    }
    boolean isResource =
        !location.startsWith(CLASS_PATH) && !isFile(location) && isOnClassPath(location, loader);
    return isResource ? CLASS_PATH + location : location;
  }

  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      return uri.isOpaque() ? url.substring("file:".length()) : Path.of(uri).toString();
    } catch (IllegalArgumentException noUrl) {
      return url.substring("file:".length());
    }
  }

  private static boolean isFile(String location) {
    try {
      return Files.isRegularFile(Path.of(location));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static boolean isOnClassPath(String location, ClassLoader loader) {
    String fromRoot = location.startsWith("/") ? location.substring(1) : location;
    return loader.getResource(fromRoot) != null;
  }

  /** A file of a key in base64url is read once; another may change while the server runs. */
  private static String content(String file, ClassLoader loader) {
    try {
      String text = new String(SettingValue.content(file, loader), StandardCharsets.UTF_8).strip();
      return KeyText.isEncoded(text) ? KeyText.dataUrl(text) : file;
    } catch (IllegalArgumentException judgedLater) {
      return file;
    }
  }
}

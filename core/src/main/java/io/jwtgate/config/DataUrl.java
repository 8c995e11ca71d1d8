package io.jwtgate.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Content that stands in a setting itself: a {@code data:} URL (RFC 2397) in base64, for what is no
 * secret and has no file, such as a key in a variable of the environment.
 */
final class DataUrl {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64,";

  private DataUrl() {}

  static boolean is(String location) {
    return location.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * @throws IllegalArgumentException if it can't be read, or is too large
   */
  static byte[] orFile(String location, ClassLoader loader) {
    return is(location) ? content(location) : DeployedFile.read(location, loader);
  }

  private static byte[] content(String url) {
    int comma = url.indexOf(',');
    if (comma < 0 || !url.substring(0, comma + 1).endsWith(BASE64)) {
      throw new IllegalArgumentException("write data:;base64, and the content in base64");
    }
    try {
      return Base64.getDecoder()
          .decode(url.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("write data:;base64, and the content in base64");
    }
  }
}

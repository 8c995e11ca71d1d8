package io.jwtgate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.util.Locale;
import java.util.stream.Stream;

/** A file that a web application shows, of its own folder or of {@code META-INF/resources}. */
final class ApplicationFile {
  private ApplicationFile() {}

  static boolean isAt(String path, HttpServletRequest request) {
    try {
      return !isPrivate(path) && request.getServletContext().getResource(path) != null;
    } catch (MalformedURLException noPath) {
      return false;
    }
  }

  /** What no server shows by itself, but a servlet of the application could. */
  private static boolean isPrivate(String path) {
    String upper = path.toUpperCase(Locale.ROOT);
    return Stream.of("/WEB-INF/", "/META-INF/").anyMatch(upper::startsWith);
  }
}

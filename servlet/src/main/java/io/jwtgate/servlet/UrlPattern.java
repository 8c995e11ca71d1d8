package io.jwtgate.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A pattern of a filter's mapping (Servlet section 12.2). An exact one is meant with the slash at
 * its end as well, since resources answer to both.
 */
record UrlPattern(String text) {
  private static final String EVERYTHING = "/*";

  /** The path of a request within the application. */
  static String pathOf(HttpServletRequest request) {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }

  boolean isEverything() {
    return text.equals(EVERYTHING);
  }

  boolean isExact() {
    return text.startsWith("/") && !text.endsWith("/*");
  }

  /** Whether there is a path at all that every server takes to match. */
  boolean canMatch() {
    String star = text.startsWith("*.") ? text.substring(1) : text.replaceFirst("/\\*$", "/");
    return !text.isEmpty() && !text.equals("/") && star.indexOf('*') < 0;
  }

  boolean matches(String path) {
    if (text.endsWith("/*")) {
      String above = text.substring(0, text.length() - 2);
      return path.equals(above) || path.startsWith(above + '/');
    }
    if (text.startsWith("*.")) {
      return path.endsWith(text.substring(1));
    }
    return path.equals(text) || path.equals(text + '/');
  }

  /** Whether a path may be read in another way by what comes later. */
  static boolean isAmbiguous(String path) {
    return path.contains("//")
        || (path + '/').contains("/./")
        || (path + '/').contains("/../")
        || path.chars().anyMatch(at -> at == '%' || at == ';' || at == '\\' || at < ' ');
  }
}

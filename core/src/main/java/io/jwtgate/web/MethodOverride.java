package io.jwtgate.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request asks that another method be put in the place of its own. No standard has it;
 * these are the words that frameworks and gateways follow.
 */
final class MethodOverride {
  private static final List<String> HEADERS =
      List.of(
          "x-http-method-override",
          "x-http-method",
          "x-method-override",
          "x-http-verb",
          "x-method",
          "x-override-method",
          "method-override");
  private static final Set<String> PARAMETERS = Set.of("method", "httpmethod", "http_method");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private MethodOverride() {}

  static boolean isAskedFor(IncomingRequest request) {
    return HEADERS.stream().anyMatch(name -> !request.header(name).isEmpty())
        || isNamedInQueryOf(request);
  }

  /**
   * Some runtimes throw where a target can't be parsed; what is behind may read it all the same.
   */
  private static boolean isNamedInQueryOf(IncomingRequest request) {
    try {
      return isNamedIn(request.query());
    } catch (RuntimeException unreadable) {
      return true;
    }
  }

  private static boolean isNamedIn(String query) {
    return !query.isEmpty() && Arrays.stream(query.split("[&;]", -1)).anyMatch(MethodOverride::is);
  }

  /**
   * Read as a container does, so {@code %5Fmethod} is one too. Others than {@code _method} count if
   * a method is their value: {@code method=list} is none.
   */
  private static boolean is(String parameter) {
    String[] parts = parameter.split("=", 2);
    try {
      String name = decoded(parts[0]);
      return name.equals("_method")
          || (mayNameMethod(name) && parts.length == 2 && isMethod(parts[1]));
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  private static boolean mayNameMethod(String name) {
    return PARAMETERS.contains(name) || HEADERS.contains(name);
  }

  private static boolean isMethod(String value) {
    return METHODS.contains(decoded(value).trim().toUpperCase(Locale.ROOT));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
  }
}

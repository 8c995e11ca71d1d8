package io.jwtgate.bearer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which requests change something, or open a channel that can (RFC 9110 section 9.2.1, RFC 6455),
 * or may do so once something behind has put another method in its place.
 */
final class ChangingRequest {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> OVERRIDING_HEADERS =
      List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

  private ChangingRequest() {}

  static boolean is(IncomingRequest request) {
    return !SAFE_METHODS.contains(request.method())
        || !SAFE_METHODS.contains(request.sentMethod())
        || OVERRIDING_HEADERS.stream().anyMatch(name -> !request.header(name).isEmpty())
        || namesMethod(request.query())
        || request.header("Upgrade").stream().anyMatch(ChangingRequest::namesWebSocket);
  }

  private static boolean namesMethod(String query) {
    return Arrays.stream(query.split("&", -1)).anyMatch(ChangingRequest::isMethod);
  }

  /** As a container reads it, so {@code %5Fmethod} is one too. */
  private static boolean isMethod(String parameter) {
    String name = parameter.split("=", 2)[0];
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8).equals("_method");
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  private static boolean namesWebSocket(String upgrade) {
    return upgrade.toLowerCase(Locale.ROOT).contains("websocket");
  }
}

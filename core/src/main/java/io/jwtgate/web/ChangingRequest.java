package io.jwtgate.web;

import java.util.Locale;
import java.util.Set;

/**
 * Which requests change something, or open a channel that can (RFC 9110 section 9.2.1, RFC 6455),
 * or may do so once something behind has put another method in its place.
 */
final class ChangingRequest {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private ChangingRequest() {}

  static boolean is(IncomingRequest request) {
    return !SAFE_METHODS.contains(request.method())
        || !SAFE_METHODS.contains(request.sentMethod())
        || MethodOverride.isAskedFor(request)
        || request.header("Upgrade").stream().anyMatch(ChangingRequest::namesWebSocket);
  }

  private static boolean namesWebSocket(String upgrade) {
    return upgrade.toLowerCase(Locale.ROOT).contains("websocket");
  }
}

package io.jwtgate.web;

import java.util.List;

/** Which requests are CORS preflights and nothing else (Fetch standard, CORS protocol). */
public final class Preflight {
  private Preflight() {}

  /** Whether a request is a preflight. */
  public static boolean is(IncomingRequest request) {
    return request.method().equals("OPTIONS")
        && !request.header("Origin").isEmpty()
        && !request.header("Access-Control-Request-Method").isEmpty()
        && request.sentMethod().equals("OPTIONS")
        && !hasContent(request)
        && !MethodOverride.isAskedFor(request);
  }

  /** A form may ask for another method, too. */
  private static boolean hasContent(IncomingRequest request) {
    List<String> lengths = request.header("Content-Length");
    return !request.header("Transfer-Encoding").isEmpty()
        || lengths.stream().anyMatch(length -> !length.trim().equals("0"));
  }
}

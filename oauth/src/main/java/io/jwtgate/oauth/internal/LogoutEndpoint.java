package io.jwtgate.oauth.internal;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.OpenAnswer;
import io.jwtgate.web.OpenEndpoint;
import io.jwtgate.web.OpenRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the provider posts logout tokens (OIDC Back-Channel Logout 1.0 sections 2.5 to 2.8). The
 * token is all the credential that there is.
 *
 * @param path under the context
 */
record LogoutEndpoint(String path, LogoutReceiver receiver, AddressLimit limit)
    implements OpenEndpoint {

  /** As it was sent, to the letter. */
  @Override
  public boolean isFor(IncomingRequest request) {
    return request.rawPath().equals(path) && request.path().equals(path);
  }

  @Override
  public OpenAnswer answer(OpenRequest request) throws IOException {
    if (!request.method().equals("POST")) {
      return rejected(405, "POST it as a form", Map.of("Allow", "POST"));
    }
    String address = request.clientAddress();
    if (limit.isReached(address)) {
      return rejected(429, "Too many invalid requests", Map.of("Retry-After", "60"));
    }
    Optional<String> token = LogoutForm.token(request);
    return answer(token.map(receiver::accept).orElse(LogoutReceiver.Outcome.REJECTED), address);
  }

  private OpenAnswer answer(LogoutReceiver.Outcome outcome, String address) {
    if (outcome == LogoutReceiver.Outcome.REJECTED || outcome == LogoutReceiver.Outcome.KNOWN) {
      limit.count(address);
    }
    return switch (outcome) {
      case DONE, KNOWN -> new OpenAnswer(200, Map.of("Cache-Control", "no-store"), "");
      case REJECTED -> rejected(400, "It is no valid logout token", Map.of());
      case UNAVAILABLE -> unavailable();
    };
  }

  private static OpenAnswer rejected(int status, String text, Map<String, String> more) {
    return json(
        status, "{\"error\":\"invalid_request\",\"error_description\":\"" + text + "\"}", more);
  }

  private static OpenAnswer unavailable() {
    return json(503, "{\"error\":\"temporarily_unavailable\"}", Map.of("Retry-After", "5"));
  }

  private static OpenAnswer json(int status, String text, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Cache-Control", "no-store");
    headers.put(OpenAnswer.TYPE, "application/json");
    return new OpenAnswer(status, headers, text);
  }
}

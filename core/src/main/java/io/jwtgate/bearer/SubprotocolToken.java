package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.RequiredHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The token among the sub-protocols that the client of a WebSocket offers (RFC 6455 section 1.9):
 * it follows the name {@code jwtgate.bearer}. A script in a browser can set no other header of a
 * handshake. Only a page that knows the token can send it so, and no browser does unasked.
 */
final class SubprotocolToken {
  static final String HEADER = "Sec-WebSocket-Protocol";
  static final String NAME = "jwtgate.bearer";

  /** What the answer says: the name, unless the application has chosen among the others. */
  static final RequiredHeaders ANSWER = new Answer();

  private SubprotocolToken() {}

  /**
   * The token, if this is a handshake and one is offered.
   *
   * @throws MalformedCredentialsException if nothing follows the name, or it stands twice
   */
  static Optional<Credential> in(IncomingRequest request) {
    List<String> fields = request.header(HEADER);
    if (fields.isEmpty() || request.header("Sec-WebSocket-Version").isEmpty()) {
      return Optional.empty();
    }
    List<String> offered = offered(fields);
    int place = offered.indexOf(NAME);
    if (place < 0) {
      return Optional.empty();
    }
    if (place + 1 == offered.size() || offered.lastIndexOf(NAME) != place) {
      throw new MalformedCredentialsException(false);
    }
    return Optional.of(new Credential(offered.get(place + 1), Credential.Source.SUBPROTOCOL));
  }

  private static List<String> offered(List<String> fields) {
    return fields.stream()
        .flatMap(field -> Arrays.stream(field.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /** What the application sees: the others, and the name, so that it may be chosen. */
  static List<String> withoutTokens(List<String> fields) {
    List<String> shown = new ArrayList<>();
    boolean isToken = false;
    for (String each : offered(fields)) {
      if (!isToken) {
        shown.add(each);
      }
      isToken = each.equals(NAME);
    }
    return fields.isEmpty() ? fields : List.of(String.join(", ", shown));
  }

  private record Answer() implements RequiredHeaders {
    @Override
    public List<String> names() {
      return List.of(HEADER);
    }

    @Override
    public String value(String name, List<String> fields) {
      return fields.stream().filter(field -> !field.equals(NAME)).findFirst().orElse(NAME);
    }
  }
}

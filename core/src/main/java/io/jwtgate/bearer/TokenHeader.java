package io.jwtgate.bearer;

import io.jwtgate.web.HeaderName;
import io.jwtgate.web.IncomingRequest;
import java.util.List;
import java.util.Optional;

/**
 * The one header that may carry the token: {@code Authorization} with the scheme {@code Bearer}, or
 * another in its place, in which the token stands bare or after any scheme. A proxy may fill that
 * one because of a cookie of its own, so a browser's word on where a request comes from counts.
 *
 * @param name in any case
 */
record TokenHeader(String name) {
  static final TokenHeader AUTHORIZATION = new TokenHeader("Authorization");

  /**
   * @throws IllegalArgumentException if no header can have this name, or it has another meaning
   */
  TokenHeader {
    if (!HeaderName.isToken(name)) {
      throw new IllegalArgumentException("write the name of a header, such as X-Access-Token");
    }
    if (name.equalsIgnoreCase("Cookie")) {
      throw new IllegalArgumentException("write jwtgate.cookie and the cookie's name instead");
    }
    if (name.equalsIgnoreCase(SubprotocolToken.HEADER)) {
      throw new IllegalArgumentException("write jwtgate.websocket-subprotocol=true instead");
    }
  }

  boolean isAuthorization() {
    return name.equalsIgnoreCase(AUTHORIZATION.name);
  }

  /**
   * The token, if there is one.
   *
   * @throws MalformedCredentialsException if it can't be read as exactly one token
   */
  Optional<Credential> in(IncomingRequest request) {
    List<String> fields = request.header(name);
    return isAuthorization()
        ? BearerToken.in(fields)
            .map(token -> new Credential(token, Credential.Source.AUTHORIZATION))
        : bare(fields).map(token -> new Credential(token, Credential.Source.OTHER_HEADER));
  }

  private static Optional<String> bare(List<String> fields) {
    if (fields.size() > 1) {
      throw new MalformedCredentialsException(false);
    }
    if (fields.isEmpty() || fields.get(0).isBlank()) {
      return Optional.empty();
    }
    String field = fields.get(0);
    return BearerToken.hasScheme(field) ? BearerToken.in(fields) : Optional.of(afterScheme(field));
  }

  private static String afterScheme(String field) {
    int space = field.indexOf(' ');
    boolean hasScheme = space > 0 && HeaderName.isToken(field.substring(0, space));
    return hasScheme ? field.substring(space).stripLeading() : field;
  }

  /** What the application sees of a field line where the token is kept back. */
  boolean hides(String header, String field) {
    return header.equalsIgnoreCase(name) && (!isAuthorization() || BearerToken.hasScheme(field));
  }
}

package io.jwtgate.config;

import io.jwtgate.web.IncomingRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it would come over TLS with one token, and nothing else.
 *
 * @param headers by their names in lower case
 */
record CommandRequest(String method, String path, Map<String, String> headers)
    implements IncomingRequest {

  @Override
  public String query() {
    return "";
  }

  @Override
  public boolean isNamedByWholePath() {
    return true;
  }

  @Override
  public List<String> header(String name) {
    String field = headers.get(name.toLowerCase(Locale.ROOT));
    return field == null ? List.of() : List.of(field);
  }

  @Override
  public boolean isConfidential() {
    return true;
  }
}

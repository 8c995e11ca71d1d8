package io.jwtgate.config;

import io.jwtgate.web.IncomingRequest;
import java.util.List;

/** A request as it would come over TLS with one token, and nothing else. */
record CommandRequest(String method, String path, String token) implements IncomingRequest {

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
    return name.equalsIgnoreCase("Authorization") ? List.of("Bearer " + token) : List.of();
  }

  @Override
  public boolean isConfidential() {
    return true;
  }
}

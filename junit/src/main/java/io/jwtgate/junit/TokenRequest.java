package io.jwtgate.junit;

import io.jwtgate.web.IncomingRequest;
import java.util.List;

/** A request that brings a token and nothing else. */
record TokenRequest(String token) implements IncomingRequest {
  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String query() {
    return "";
  }

  @Override
  public String path() {
    return "/";
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

  @Override
  public String toString() {
    return "TokenRequest";
  }
}

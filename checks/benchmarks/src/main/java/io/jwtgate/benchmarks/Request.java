package io.jwtgate.benchmarks;

import io.jwtgate.web.IncomingRequest;
import java.util.List;

/** A request with at most one header that matters, as an adapter gives it to a gate. */
record Request(String header, List<String> fields) implements IncomingRequest {
  static final Request WITHOUT_TOKEN = new Request("", List.of());

  static Request bearer(String token) {
    return new Request("Authorization", List.of("Bearer " + token));
  }

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
    return "/orders";
  }

  @Override
  public boolean isNamedByWholePath() {
    return true;
  }

  @Override
  public List<String> header(String name) {
    return name.equalsIgnoreCase(header) ? fields : List.of();
  }

  @Override
  public boolean isConfidential() {
    return true;
  }
}

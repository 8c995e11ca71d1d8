package io.jwtgate.bearer;

import io.jwtgate.web.IncomingRequest;
import java.util.List;

/**
 * What the log says of a request that may have ended by then; nothing is decided by it. Immutable.
 */
record DetachedRequest(String method, String path) implements IncomingRequest {

  static DetachedRequest of(IncomingRequest request) {
    return new DetachedRequest(request.method(), request.path());
  }

  @Override
  public String query() {
    return "";
  }

  @Override
  public boolean isNamedByWholePath() {
    return false;
  }

  @Override
  public List<String> header(String name) {
    return List.of();
  }

  @Override
  public boolean isConfidential() {
    return false;
  }
}

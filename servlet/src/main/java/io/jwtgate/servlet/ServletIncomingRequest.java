package io.jwtgate.servlet;

import io.jwtgate.bearer.IncomingRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** A servlet request as a gate sees it. */
record ServletIncomingRequest(HttpServletRequest request) implements IncomingRequest {

  @Override
  public String method() {
    return request.getMethod();
  }

  /** The two parts that the container has decoded and normalised, other than the request URI. */
  @Override
  public String path() {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }

  @Override
  public List<String> header(String name) {
    return Collections.list(request.getHeaders(name));
  }
}

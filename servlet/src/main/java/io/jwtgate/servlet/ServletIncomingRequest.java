package io.jwtgate.servlet;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.LoopbackAddress;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.List;

/** A servlet request as a gate sees it. */
record ServletIncomingRequest(HttpServletRequest request) implements IncomingRequest {

  @Override
  public String method() {
    return request.getMethod();
  }

  /** What the container read, below the wrappers of filters that came before. */
  @Override
  public String sentMethod() {
    ServletRequest layer = request;
    while (layer instanceof ServletRequestWrapper wrapper) {
      layer = wrapper.getRequest();
    }
    return layer instanceof HttpServletRequest http ? http.getMethod() : method();
  }

  @Override
  public String query() {
    return request.getQueryString() == null ? "" : request.getQueryString();
  }

  /** The two parts that the container has decoded and normalised, other than the request URI. */
  @Override
  public String path() {
    String below = request.getPathInfo();
    String path = below == null ? request.getServletPath() : request.getServletPath() + below;
    return path.isEmpty() ? "/" : path;
  }

  /** The request URI below the context path, which containers leave as it was sent. */
  @Override
  public String rawPath() {
    String whole = request.getRequestURI();
    String context = request.getContextPath();
    if (!whole.startsWith(context)) {
      return "";
    }
    return whole.length() == context.length() ? "/" : whole.substring(context.length());
  }

  @Override
  public String wholePath() {
    return request.getRequestURI();
  }

  @Override
  public boolean isNamedByWholePath() {
    return request.getPathInfo() == null
        && (isMappedByName() || ApplicationFile.isAt(path(), request));
  }

  /**
   * Whether a servlet is mapped to this very path or to its extension. What is mapped to {@code /}
   * may be the server's own servlet for files or one of the application for everything.
   */
  private boolean isMappedByName() {
    MappingMatch match = request.getHttpServletMapping().getMappingMatch();
    return match == MappingMatch.EXACT || match == MappingMatch.EXTENSION;
  }

  @Override
  public List<String> header(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public boolean isConfidential() {
    return request.isSecure()
        || (LoopbackAddress.is(request.getRemoteAddr()) && !isForwardedFromPlainHttp());
  }
}

package io.jwtgate.session.servlet;

import io.jwtgate.servlet.WebApplication;
import io.jwtgate.session.endpoint.EndpointRequest;
import io.jwtgate.web.IncomingRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A servlet request as an endpoint sees it. */
record ServletEndpointRequest(HttpServletRequest request, IncomingRequest incoming)
    implements EndpointRequest {

  ServletEndpointRequest(HttpServletRequest request) {
    this(request, WebApplication.incoming(request));
  }

  @Override
  public String basePath() {
    return request.getContextPath() + request.getServletPath();
  }

  @Override
  public String action() {
    String below = request.getPathInfo();
    return below == null ? "" : below.substring(1);
  }

  @Override
  public String clientAddress() {
    return request.getRemoteAddr();
  }

  @Override
  public InputStream body() throws IOException {
    return request.getInputStream();
  }

  @Override
  public String method() {
    return incoming.method();
  }

  @Override
  public String sentMethod() {
    return incoming.sentMethod();
  }

  @Override
  public String query() {
    return incoming.query();
  }

  @Override
  public String path() {
    return incoming.path();
  }

  @Override
  public String rawPath() {
    return incoming.rawPath();
  }

  @Override
  public boolean isNamedByWholePath() {
    return incoming.isNamedByWholePath();
  }

  @Override
  public List<String> header(String name) {
    return incoming.header(name);
  }

  @Override
  public boolean isConfidential() {
    return incoming.isConfidential();
  }
}

package io.jwtgate.session.jaxrs;

import io.jwtgate.session.endpoint.EndpointRequest;
import io.jwtgate.web.IncomingRequest;
import java.io.InputStream;
import java.util.List;

/** A JAX-RS request as an endpoint sees it. */
record RestEndpointRequest(
    IncomingRequest incoming, Connection connection, String action, InputStream body)
    implements EndpointRequest {

  /** Runtimes take a slash at the end, and parameters, for no part of the last element. */
  @Override
  public String basePath() {
    String whole = connection.path().replaceAll(";[^/]*", "");
    int end = whole.length();
    while (end > 0 && whole.charAt(end - 1) == '/') {
      end--;
    }
    return whole.substring(0, Math.max(0, whole.lastIndexOf('/', end - 1)));
  }

  @Override
  public String clientAddress() {
    return connection.clientAddress();
  }

  @Override
  public String method() {
    return incoming.method();
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

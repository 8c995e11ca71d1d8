package io.jwtgate.session.jaxrs;

import io.jwtgate.session.endpoint.EndpointRequest;
import io.jwtgate.web.IncomingRequest;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;

/** A JAX-RS request as an endpoint sees it. */
record RestEndpointRequest(
    IncomingRequest incoming, UriInfo uri, String action, String clientAddress, InputStream body)
    implements EndpointRequest {

  @Override
  public String basePath() {
    String whole = uri.getAbsolutePath().getRawPath();
    return whole.substring(0, whole.lastIndexOf('/'));
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

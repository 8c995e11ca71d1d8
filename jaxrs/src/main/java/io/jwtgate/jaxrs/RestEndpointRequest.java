package io.jwtgate.jaxrs;

import io.jwtgate.endpoint.EndpointRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;

/** A JAX-RS request as an endpoint sees it. */
record RestEndpointRequest(
    Request request,
    UriInfo uri,
    HttpHeaders headers,
    SecurityContext security,
    String action,
    String clientAddress,
    InputStream body)
    implements EndpointRequest {

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String query() {
    return RestIncomingRequest.query(uri);
  }

  @Override
  public String path() {
    String path = uri.getPath();
    return path.startsWith("/") ? path : "/" + path;
  }

  @Override
  public boolean isNamedByWholePath() {
    return false;
  }

  @Override
  public String basePath() {
    String whole = uri.getAbsolutePath().getRawPath();
    return whole.substring(0, whole.lastIndexOf('/'));
  }

  @Override
  public List<String> header(String name) {
    List<String> values = headers.getRequestHeader(name);
    return values == null ? List.of() : values;
  }

  @Override
  public boolean isConfidential() {
    return security.isSecure()
        || (RestIncomingRequest.isLoopback(uri) && !isForwardedFromPlainHttp());
  }
}

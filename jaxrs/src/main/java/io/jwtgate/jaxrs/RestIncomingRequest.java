package io.jwtgate.jaxrs;

import io.jwtgate.web.IncomingRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * A JAX-RS request as a gate sees it.
 *
 * @param deployment knows the path under the context of the web application and the client's
 *     address, which JAX-RS alone can't; it is asked only where these matter, since runtimes look
 *     them up at every call
 */
record RestIncomingRequest(ContainerRequestContext request, Deployment deployment)
    implements IncomingRequest {
  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return deployment.path(request);
  }

  @Override
  public String rawPath() {
    return deployment.rawPath(request);
  }

  @Override
  public String wholePath() {
    String whole = request.getUriInfo().getRequestUri().getRawPath();
    return whole == null ? "" : whole;
  }

  @Override
  public boolean isNamedByWholePath() {
    return false;
  }

  @Override
  public String query() {
    return query(request.getUriInfo());
  }

  static String query(UriInfo uri) {
    String query = uri.getRequestUri().getRawQuery();
    return query == null ? "" : query;
  }

  @Override
  public List<String> header(String name) {
    List<String> values = request.getHeaders().get(name);
    return values == null ? List.of() : values;
  }

  /** A runtime without a server may have no security context. */
  @Override
  public boolean isConfidential() {
    SecurityContext security = request.getSecurityContext();
    return (security != null && security.isSecure())
        || (deployment.isFromThisMachine(request) && !isForwardedFromPlainHttp());
  }
}

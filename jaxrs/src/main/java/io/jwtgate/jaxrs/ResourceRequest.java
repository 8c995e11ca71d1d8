package io.jwtgate.jaxrs;

import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.LoopbackAddress;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * A request as a resource sees it.
 *
 * @param clientAddress empty where there is no server that tells it
 */
record ResourceRequest(
    Request request,
    UriInfo uri,
    HttpHeaders headers,
    SecurityContext security,
    String clientAddress)
    implements IncomingRequest {

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
  public List<String> header(String name) {
    List<String> values = headers.getRequestHeader(name);
    return values == null ? List.of() : values;
  }

  @Override
  public boolean isConfidential() {
    return security.isSecure() || (isFromThisMachine() && !isForwardedFromPlainHttp());
  }

  private boolean isFromThisMachine() {
    return clientAddress.isEmpty()
        ? AskedHost.isThisMachine(uri)
        : LoopbackAddress.is(clientAddress);
  }
}

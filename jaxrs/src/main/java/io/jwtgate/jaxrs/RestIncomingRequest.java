package io.jwtgate.jaxrs;

import io.jwtgate.bearer.IncomingRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;

/** A JAX-RS request as a gate sees it. */
record RestIncomingRequest(ContainerRequestContext request) implements IncomingRequest {

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    String path = request.getUriInfo().getPath();
    return path.startsWith("/") ? path : "/" + path;
  }

  @Override
  public List<String> header(String name) {
    List<String> values = request.getHeaders().get(name);
    return values == null ? List.of() : values;
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A refusal as a JAX-RS response. It has an entity, or else some runtimes send an error page of
 * HTML.
 */
final class RefusedResponse {
  /** The request property that holds the refusal's reason code. */
  private static final String REASON_PROPERTY = "io.jwtgate.reason";

  private RefusedResponse() {}

  static void send(Refusal refusal, ContainerRequestContext request) {
    request.setProperty(REASON_PROPERTY, refusal.code());
    Response.ResponseBuilder response = Response.status(refusal.status());
    refusal.headers().forEach(response::header);
    // Bytes, so that no provider for JSON makes a quoted text of it.
    byte[] body = refusal.body().getBytes(StandardCharsets.UTF_8);
    request.abortWith(response.type(Refusal.BODY_TYPE).entity(body).build());
  }
}

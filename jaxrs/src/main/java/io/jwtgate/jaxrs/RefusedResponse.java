package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;

/**
 * A refusal as a JAX-RS response. It has an entity, or else some runtimes send a page of HTML; of
 * octets, so that no provider for JSON makes a quoted text of it.
 */
final class RefusedResponse {
  private static final MediaType BODY_TYPE = MediaType.valueOf(Refusal.BODY_TYPE);

  private RefusedResponse() {}

  /** Ends the request. */
  static void abort(ContainerRequestContext request, Refusal refusal) {
    request.setProperty(Refusal.REASON_ATTRIBUTE, refusal.code());
    Response.ResponseBuilder response = Response.status(refusal.status());
    refusal.headers().forEach(response::header);
    request.abortWith(response.type(BODY_TYPE).entity(body(refusal)).build());
  }

  /** Takes the place of an answer that was made already. */
  static void replace(ContainerResponseContext response, Refusal refusal) {
    response.setStatus(refusal.status());
    response.getHeaders().remove("Allow");
    refusal.headers().forEach(response.getHeaders()::putSingle);
    response.setEntity(body(refusal), new Annotation[0], BODY_TYPE);
  }

  private static byte[] body(Refusal refusal) {
    return refusal.body().getBytes(StandardCharsets.US_ASCII);
  }
}

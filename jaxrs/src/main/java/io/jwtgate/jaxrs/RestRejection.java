package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Rejection;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;

/**
 * A rejection as a JAX-RS response. It has an entity, or else some runtimes send a page of HTML; of
 * octets, so that no provider for JSON makes a quoted text of it.
 */
final class RestRejection {
  private static final MediaType BODY_TYPE = MediaType.valueOf(Rejection.BODY_TYPE);

  private RestRejection() {}

  /** Ends the request. */
  static void abort(ContainerRequestContext request, Rejection rejection) {
    request.setProperty(Rejection.REASON_ATTRIBUTE, rejection.code());
    request.abortWith(response(rejection));
  }

  static Response response(Rejection rejection) {
    Response.ResponseBuilder response = Response.status(rejection.status());
    rejection.headers().forEach(response::header);
    return response.type(BODY_TYPE).entity(body(rejection)).build();
  }

  /** Takes the place of an answer that was made already. */
  static void replace(ContainerResponseContext response, Rejection rejection) {
    response.setStatus(rejection.status());
    response.getHeaders().keySet().removeIf(name -> !isForBrowsers(name));
    rejection.headers().forEach(response.getHeaders()::putSingle);
    response.setEntity(body(rejection), new Annotation[0], BODY_TYPE);
  }

  /** What filters of the application have told scripts of other origins stays. */
  private static boolean isForBrowsers(String name) {
    return name.equalsIgnoreCase("Vary")
        || name.regionMatches(true, 0, "Access-Control-", 0, "Access-Control-".length());
  }

  private static byte[] body(Rejection rejection) {
    return rejection.body().getBytes(StandardCharsets.US_ASCII);
  }
}

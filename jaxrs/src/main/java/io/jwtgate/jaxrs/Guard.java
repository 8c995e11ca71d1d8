package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A gate and where it stands.
 *
 * @param ownsGate whether the gate was made for it, and so is closed with it
 */
record Guard(Gate gate, Deployment deployment, boolean ownsGate) {

  RestIncomingRequest incoming(ContainerRequestContext request) {
    return new RestIncomingRequest(request, deployment.path(request));
  }

  /** Ends the request if it is refused. */
  boolean refuses(Decision decision, ContainerRequestContext request) {
    decision.why().ifPresent(refusal -> refuse(refusal, request));
    return decision instanceof Decision.Refused;
  }

  private static void refuse(Refusal refusal, ContainerRequestContext request) {
    request.setProperty(Refusal.REASON_ATTRIBUTE, refusal.code());
    Response.ResponseBuilder response = Response.status(refusal.status());
    refusal.headers().forEach(response::header);
    // An entity, or else some runtimes send a page of HTML; and octets, so that no provider for
    // JSON makes a quoted text of it.
    byte[] body = refusal.body().getBytes(StandardCharsets.US_ASCII);
    request.abortWith(response.type(Refusal.BODY_TYPE).entity(body).build());
  }

  void end() {
    if (ownsGate) {
      gate.close();
    }
  }
}

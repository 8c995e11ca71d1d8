package io.jwtgate.jaxrs;

import io.jwtgate.bearer.CorsAnswer;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers preflights, and tells browsers which scripts of other origins may read an answer. */
@PreMatching
final class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final byte[] NOTHING = {};

  private final GuardSlot slot;

  CrossOriginFilter(GuardSlot slot) {
    this.slot = slot;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (slot.isTaken()) {
      filter(request, slot.guard());
    }
  }

  private static void filter(ContainerRequestContext request, Guard guard) {
    CorsAnswer answer = guard.gate().crossOrigin(guard.incoming(request));
    guard.deployment().putOnAnswer(answer);
    answer.preflight().ifPresent(status -> request.abortWith(whole(status)));
  }

  /** It has an entity, or else some runtimes send a page of HTML. */
  private static Response whole(int status) {
    Response.ResponseBuilder answer = Response.status(status);
    return status == Response.Status.NO_CONTENT.getStatusCode()
        ? answer.build()
        : answer.type(MediaType.TEXT_PLAIN_TYPE).entity(NOTHING).build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (slot.isTaken()) {
      Guard guard = Identity.on(request, slot).guard();
      RequiredFields.put(guard.gate().crossOrigin(guard.incoming(request)), response);
    }
  }
}

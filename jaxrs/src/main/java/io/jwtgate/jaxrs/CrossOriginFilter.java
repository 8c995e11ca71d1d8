package io.jwtgate.jaxrs;

import io.jwtgate.web.CorsAnswer;
import io.jwtgate.web.OpenEndpoint;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers what is answered before anybody is asked for a token: open endpoints and preflights. Says
 * to browsers which scripts of other origins may read an answer.
 */
@PreMatching
final class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final byte[] NOTHING = {};

  private final GateHolder holder;

  CrossOriginFilter(GateHolder holder) {
    this.holder = holder;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (holder.isTaken()) {
      filter(request, holder.get());
    }
  }

  private static void filter(ContainerRequestContext request, ApplicationGate application)
      throws IOException {
    RestIncomingRequest incoming = application.incoming(request);
    Optional<OpenEndpoint> open = application.gate().endpoint(incoming);
    if (open.isPresent()) {
      OpenAnswers.abort(open.get(), incoming);
      return;
    }
    CorsAnswer answer = application.gate().crossOrigin(incoming);
    application.deployment().putOnAnswer(answer);
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
    if (holder.isTaken() && !OpenAnswers.have(request)) {
      ApplicationGate application = RequestDecision.on(request, holder).application();
      RequiredFields.put(application.gate().crossOrigin(application.incoming(request)), response);
    }
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.SecurityContext;

/** Finds out who makes a request. Bad credentials end it, whatever the resource asks for. */
final class AuthenticationFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** The request property that holds what the response of an authenticated caller needs. */
  private static final String DECISION = AuthenticationFilter.class.getName() + ".decision";

  private final Gate gate;

  AuthenticationFilter(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    SecurityContext before = request.getSecurityContext();
    Decision decision =
        before != null && before.getUserPrincipal() instanceof Caller caller
            ? new Decision.Authenticated(caller)
            : gate.authenticate(new RestIncomingRequest(request));
    if (decision instanceof Decision.Refused refused) {
      RefusedResponse.send(refused.refusal(), request);
    } else {
      request.setProperty(DECISION, decision);
      decision.who().ifPresent(caller -> establish(caller, request));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(DECISION) instanceof Decision.Authenticated authenticated) {
      authenticated.headers().forEach(response.getHeaders()::add);
    }
  }

  private static void establish(Caller caller, ContainerRequestContext request) {
    SecurityContext before = request.getSecurityContext();
    boolean secure = before != null && before.isSecure();
    request.setSecurityContext(new CallerSecurityContext(caller, secure));
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;

/** Asks whether the caller may use the resource method. */
final class AuthorizationFilter implements ContainerRequestFilter {
  private final Gate gate;
  private final MethodRules rules = new MethodRules();

  @Context private ResourceInfo resource;

  AuthorizationFilter(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RestIncomingRequest incoming = new RestIncomingRequest(request);
    if (Gate.isPreflight(incoming)) {
      return;
    }
    MethodRule rule = rules.of(resource.getResourceClass(), resource.getResourceMethod());
    rule.judge(gate, incoming, caller(request))
        .why()
        .ifPresent(refusal -> RefusedResponse.send(refusal, request));
  }

  private static Decision caller(ContainerRequestContext request) {
    return request.getSecurityContext().getUserPrincipal() instanceof Caller caller
        ? new Decision.Authenticated(caller)
        : new Decision.Anonymous();
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;

/** Asks whether the caller may use the resource method. */
final class AuthorizationFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** The request property that holds the decision to let in. */
  private static final String ADMITTED = AuthorizationFilter.class.getName();

  private final GuardSlot slot;
  private final MethodRules rules = new MethodRules();

  @Context private ResourceInfo resource;

  AuthorizationFilter(GuardSlot slot) {
    this.slot = slot;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Guard guard = slot.guard();
    RestIncomingRequest incoming = guard.incoming(request);
    if (Gate.isPreflight(incoming)) {
      return;
    }
    Access[] needed = needed(request, guard.gate().accessTo(incoming));
    Decision decision = guard.gate().authorize(Identity.of(request), needed);
    if (!guard.refuses(decision, request)) {
      request.setProperty(ADMITTED, decision);
    }
  }

  private Access[] needed(ContainerRequestContext request, Access ofGate) {
    Class<?> type = resource.getResourceClass();
    return rules.of(type, resource.getResourceMethod(), parents(request, type)).stream()
        .flatMap(rule -> rule.needed(ofGate))
        .toArray(Access[]::new);
  }

  /** The resources on the way; runtimes differ in whether the last one is among them already. */
  private static List<Class<?>> parents(ContainerRequestContext request, Class<?> type) {
    List<Class<?>> matched = new ArrayList<>();
    request.getUriInfo().getMatchedResources().forEach(each -> matched.add(each.getClass()));
    if (!matched.isEmpty() && matched.get(0) == type) {
      matched.remove(0);
    }
    return matched;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(ADMITTED) instanceof Decision.Authenticated authenticated) {
      authenticated.headers().forEach(response.getHeaders()::add);
    }
  }
}

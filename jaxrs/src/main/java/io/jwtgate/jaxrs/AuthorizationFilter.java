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
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Asks whether the caller may use the resource method. */
final class AuthorizationFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** The request property that holds what was decided here. */
  private static final String DECISION = AuthorizationFilter.class.getName();

  private final GuardSlot slot;
  private final MethodRules rules = new MethodRules();

  @Context private ResourceInfo resource;

  AuthorizationFilter(GuardSlot slot) {
    this.slot = slot;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (slot.isLeftToFilter()) {
      return;
    }
    Decision decision = decide(request, this::rulesOf);
    request.setProperty(DECISION, decision);
    decision.why().ifPresent(refusal -> RefusedResponse.abort(request, refusal));
    if (decision.who().isEmpty() && decision.why().isEmpty()) {
      request.setProperty(Access.OPENED_ATTRIBUTE, true);
    }
  }

  private Decision decide(
      ContainerRequestContext request, Function<ContainerRequestContext, List<MethodRule>> rules) {
    Identity identity = Identity.on(request, slot);
    Guard guard = identity.guard();
    RestIncomingRequest incoming = guard.incoming(request);
    if (Gate.isPreflight(incoming)) {
      return new Decision.Anonymous();
    }
    Set<Access> ofGates = ofGates(guard.gate().accessTo(incoming), request);
    Set<Access> needed = new LinkedHashSet<>();
    rules.apply(request).forEach(rule -> needed.addAll(rule.needed(ofGates)));
    return guard
        .gate()
        .authorize(incoming, identity.now(request, ofGates), needed.toArray(Access[]::new));
  }

  /** A servlet filter that has left the request to us has a gate as well. */
  private static Set<Access> ofGates(Access ours, ContainerRequestContext request) {
    return request.getProperty(Access.OWED_ATTRIBUTE) instanceof Access owed && !owed.equals(ours)
        ? Set.of(ours, owed)
        : Set.of(ours);
  }

  private List<MethodRule> rulesOf(ContainerRequestContext request) {
    ResourceInfo matched = matched(request);
    Class<?> type = matched.getResourceClass();
    return type == null
        ? List.of(MethodRule.UNANNOTATED)
        : rules.of(type, matched.getResourceMethod(), parents(request, type));
  }

  /**
   * Jersey's own {@code UriInfo} knows it too, and without the proxy, which costs a microsecond.
   */
  private ResourceInfo matched(ContainerRequestContext request) {
    return request.getUriInfo() instanceof ResourceInfo direct ? direct : resource;
  }

  /**
   * The resources on the way, the nearest first; runtimes differ in whether the last one is among
   * them already. A container's proxy of it is of a class of its own.
   */
  private static List<Class<?>> parents(ContainerRequestContext request, Class<?> type) {
    List<Class<?>> matched = new ArrayList<>();
    request.getUriInfo().getMatchedResources().forEach(each -> matched.add(each.getClass()));
    if (!matched.isEmpty() && type.isAssignableFrom(matched.get(0))) {
      matched.remove(0);
    }
    return matched;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (slot.isTaken() && isUndecided(request, response)) {
      decide(request, any -> List.of(MethodRule.UNANNOTATED))
          .why()
          .ifPresent(refusal -> RefusedResponse.replace(response, refusal));
    } else if (request.getProperty(DECISION) instanceof Decision.Authenticated authenticated) {
      RequiredFields.put(authenticated.headers(), response);
    }
  }

  /** What was answered before a resource was found, though it needs what the gate asks. */
  private static boolean isUndecided(
      ContainerRequestContext request, ContainerResponseContext response) {
    return request.getProperty(DECISION) == null
        && (request.getProperty(Access.OWED_ATTRIBUTE) != null || isRuntimesOwn(request, response));
  }

  /** Some runtimes answer OPTIONS while they look for a resource, and so before it is guarded. */
  private static boolean isRuntimesOwn(
      ContainerRequestContext request, ContainerResponseContext response) {
    return request.getMethod().equals("OPTIONS")
        && response.getHeaders().containsKey("Allow")
        && response.getStatus() == Response.Status.OK.getStatusCode();
  }
}

package io.jwtgate.jaxrs;

import static io.jwtgate.bearer.Rejection.IGNORED_ATTRIBUTE;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Requirement;
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
  /** The request property that holds what was decided here. */
  private static final String DECISION = AuthorizationFilter.class.getName();

  private final GateHolder holder;
  private final ResourceRules rules = new ResourceRules();

  @Context private ResourceInfo resource;

  AuthorizationFilter(GateHolder holder) {
    this.holder = holder;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (holder.isLeftToFilter()) {
      return;
    }
    Decision decision = RequestDecision.on(request, holder).decide(request, rulesOf(request));
    request.setProperty(DECISION, decision);
    decision.rejection().ifPresent(rejection -> RestRejection.abort(request, rejection));
    if (decision instanceof Decision.Anonymous nobody) {
      request.setProperty(Access.OPENED_ATTRIBUTE, true);
      nobody.ignored().ifPresent(why -> request.setProperty(IGNORED_ATTRIBUTE, why.code()));
    }
  }

  private List<Requirement> rulesOf(ContainerRequestContext request) {
    ResourceInfo matched = matched(request);
    Class<?> type = matched.getResourceClass();
    return type == null
        ? List.of(Requirement.OF_GATE)
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
    if (request.getProperty(DECISION) instanceof Decision decision) {
      addFields(decision, response);
    } else if (holder.isTaken() && !OpenAnswers.have(request)) {
      decideLate(request, response);
    }
  }

  private static void addFields(Decision decision, ContainerResponseContext response) {
    if (decision instanceof Decision.Authenticated authenticated) {
      RequiredFields.put(authenticated.headers(), response);
    }
  }

  /** Where nothing more is needed, what a caller by cookie was told is for nobody else either. */
  private void decideLate(ContainerRequestContext request, ContainerResponseContext response) {
    List<Requirement> needed = new UndecidedAnswer(request, response).requirements();
    Decision decision = RequestDecision.on(request, holder).decide(request, needed);
    request.setProperty(DECISION, decision);
    decision.rejection().ifPresent(rejection -> RestRejection.replace(response, rejection));
    addFields(decision, response);
  }
}

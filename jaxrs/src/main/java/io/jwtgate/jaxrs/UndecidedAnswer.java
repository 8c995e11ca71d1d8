package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Requirement;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer that was made before a resource was found, and so before anybody has decided on it: by
 * the runtime, or by a sub-resource locator that has thrown it.
 */
record UndecidedAnswer(ContainerRequestContext request, ContainerResponseContext response) {

  /** What it needs all the same; nothing where nobody is kept from it. */
  List<Requirement> requirements() {
    Stream<Requirement> own = isGuarded() ? Stream.of(Requirement.OF_GATE) : Stream.empty();
    return Stream.concat(own, ofLocators()).distinct().toList();
  }

  private boolean isGuarded() {
    return request.getProperty(Access.OWED_ATTRIBUTE) != null || isRuntimesOwn();
  }

  /** Some runtimes answer OPTIONS while they look for a resource, and so before it is guarded. */
  private boolean isRuntimesOwn() {
    return request.getMethod().equals("OPTIONS")
        && response.getHeaders().containsKey("Allow")
        && response.getStatus() == Response.Status.OK.getStatusCode();
  }

  /** An error tells nothing that a locator without a rule keeps back: what is not there. */
  private Stream<Requirement> ofLocators() {
    List<Class<?>> way = new ArrayList<>();
    request.getUriInfo().getMatchedResources().forEach(each -> way.add(each.getClass()));
    if (way.isEmpty()) {
      return Stream.empty();
    }
    return ResourceRules.ofAnswering(way, below()).stream()
        .filter(rule -> rule.isNarrower() || isContent());
  }

  private boolean isContent() {
    return response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode();
  }

  /** What was matched last, below what was matched before. */
  private String below() {
    UriInfo uri = request.getUriInfo();
    List<String> matched = uri.getMatchedURIs();
    if (matched.size() < 2 || !matched.get(0).startsWith(matched.get(1))) {
      return uri.getPath();
    }
    return matched.get(0).substring(matched.get(1).length());
  }
}

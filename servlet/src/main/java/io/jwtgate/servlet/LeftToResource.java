package io.jwtgate.servlet;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Requirement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * A request to a JAX-RS resource whose annotations are enforced: {@code @PermitAll} opens it, and
 * everything else needs what the filter asks. So the filter finds out who calls, says what it would
 * ask, and lets the feature ask for that. Where no feature is in force, nothing is left to it.
 */
final class LeftToResource {
  private LeftToResource() {}

  static boolean is(HttpServletRequest request) {
    Object servlets = request.getServletContext().getAttribute(Access.RESOURCE_SERVLETS_ATTRIBUTE);
    String name = request.getHttpServletMapping().getServletName();
    return servlets instanceof Set<?> names && name != null && names.contains(name);
  }

  /** Invalid credentials end it here, as everywhere. */
  static Decision decide(Arrival arrival, HttpServletRequest request) {
    request.setAttribute(Access.OWED_ATTRIBUTE, arrival.ofGate());
    arrival
        .rejectedCookie()
        .ifPresent(cookie -> request.setAttribute(Access.REJECTED_COOKIE_ATTRIBUTE, cookie));
    return arrival.decide(Requirement.PERMITTED);
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;

/**
 * Who was found to make a request, and by whom, kept until the resource is known.
 *
 * @param guard decides on the rest as well, though another be in force by then
 */
record Identity(Guard guard, Decision found) {
  private static final String PROPERTY = Identity.class.getName();

  void putOn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** What was found; nobody, where nothing has looked. */
  static Identity on(ContainerRequestContext request, GuardSlot slot) {
    return request.getProperty(PROPERTY) instanceof Identity known
        ? known
        : new Identity(slot.guard(), new Decision.Anonymous());
  }

  /**
   * Who it is now: a filter of the application may have put another security context in between,
   * and then only a caller of ours counts.
   */
  Decision now(ContainerRequestContext request) {
    if (!(found instanceof Decision.Authenticated authenticated)) {
      return found;
    }
    SecurityContext now = request.getSecurityContext();
    if (now == null || !(now.getUserPrincipal() instanceof Caller caller)) {
      return new Decision.Anonymous();
    }
    return new Decision.Authenticated(caller, authenticated.headers());
  }
}

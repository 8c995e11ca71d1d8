package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collection;

/**
 * Who was found to make a request, and by whom, kept until the resource is known.
 *
 * @param guard decides on the rest as well, though another be in force by then
 * @param before what the container knew when that was found; null for nothing
 */
record Identity(Guard guard, Decision found, SecurityContext before) {
  private static final String PROPERTY = Identity.class.getName();

  void putOn(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** What was found; nobody, where nothing has looked. */
  static Identity on(ContainerRequestContext request, GuardSlot slot) {
    return request.getProperty(PROPERTY) instanceof Identity known
        ? known
        : new Identity(slot.guard(), new Decision.Anonymous(), null);
  }

  /**
   * Who it is now: a filter of the application may have put another security context in between,
   * and then only a caller of ours counts. Where no token came, the container's own login does.
   */
  Decision now(ContainerRequestContext request, Collection<Access> ofGates) {
    SecurityContext now = request.getSecurityContext();
    if (found instanceof Decision.Anonymous) {
      return isContainersCaller(now) && ofGates.stream().noneMatch(Identity::needsToken)
          ? new Decision.KnownToContainer(before::isUserInRole)
          : found;
    }
    if (!(found instanceof Decision.Authenticated authenticated)) {
      return found;
    }
    if (now == null || !(now.getUserPrincipal() instanceof Caller caller)) {
      return new Decision.Anonymous();
    }
    return new Decision.Authenticated(caller, authenticated.headers());
  }

  /** Then the container's login is no login at all, whatever roles it gives. */
  private static boolean needsToken(Access ofGate) {
    return ofGate.entry() == Access.Entry.CALLERS || ofGate.entry() == Access.Entry.NOBODY;
  }

  private boolean isContainersCaller(SecurityContext now) {
    return before != null
        && before.getUserPrincipal() != null
        && now != null
        && before.getUserPrincipal().equals(now.getUserPrincipal());
  }
}

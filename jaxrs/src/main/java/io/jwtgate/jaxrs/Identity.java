package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;

/** Who was found to make a request, kept until the resource is known. */
final class Identity {
  private static final String PROPERTY = Identity.class.getName();

  private Identity() {}

  static void put(Decision who, ContainerRequestContext request) {
    request.setProperty(PROPERTY, who);
  }

  /**
   * Who it is now: a filter of the application may have put another security context in between,
   * and then only a caller of ours counts.
   */
  static Decision of(ContainerRequestContext request) {
    Object found = request.getProperty(PROPERTY);
    if (!(found instanceof Decision.Authenticated authenticated)) {
      return found instanceof Decision decision ? decision : new Decision.Anonymous();
    }
    SecurityContext now = request.getSecurityContext();
    if (now == null || !(now.getUserPrincipal() instanceof Caller caller)) {
      return new Decision.Anonymous();
    }
    return new Decision.Authenticated(caller, authenticated.headers());
  }
}

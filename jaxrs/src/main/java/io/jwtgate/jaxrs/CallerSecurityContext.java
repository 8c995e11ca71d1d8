package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** What a resource learns of a known caller. */
record CallerSecurityContext(Caller caller, boolean secure) implements SecurityContext {
  private static final String SCHEME = "BEARER";

  @Override
  public Principal getUserPrincipal() {
    return caller.principal();
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller.hasRole(role);
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String getAuthenticationScheme() {
    return SCHEME;
  }
}

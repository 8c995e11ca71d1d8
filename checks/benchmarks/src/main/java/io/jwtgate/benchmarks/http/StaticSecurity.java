package io.jwtgate.benchmarks.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Gives every request the same caller: the least that any guard can do. */
@Priority(Priorities.AUTHENTICATION)
final class StaticSecurity implements ContainerRequestFilter {
  private static final Principal ALICE = () -> "alice";

  @Override
  public void filter(ContainerRequestContext request) {
    request.setSecurityContext(new Alice());
  }

  private static final class Alice implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return ALICE;
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}

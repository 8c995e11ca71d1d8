package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Access;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Comes after the role checks of the server itself: the application may challenge whom it likes.
 */
final class AfterServerRoleChecks implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.removeProperty(Access.OPENED_ATTRIBUTE);
  }
}

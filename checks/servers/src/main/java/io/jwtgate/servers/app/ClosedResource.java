package io.jwtgate.servers.app;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Closed as a whole, but for what a method says. */
@Path("closed")
@DenyAll
public class ClosedResource {

  @GET
  public String byClass() {
    return "never";
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin(@Context SecurityContext security) {
    return Who.of(security);
  }
}

package io.jwtgate.servers.app;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A role for the whole class, and what its methods make of it. */
@Path("guarded")
@RolesAllowed("admin")
public class GuardedResource {

  @GET
  public String byClass(@Context SecurityContext security) {
    return Who.of(security);
  }

  @GET
  @Path("open")
  @PermitAll
  public String opened(@Context SecurityContext security) {
    return Who.of(security);
  }

  @GET
  @Path("request")
  public String injected(@Context HttpServletRequest request) {
    return Who.of(request);
  }
}

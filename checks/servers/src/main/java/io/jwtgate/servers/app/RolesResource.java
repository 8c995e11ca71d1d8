package io.jwtgate.servers.app;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Every annotation on methods. */
@Path("/")
public class RolesResource {
  @Context private SecurityContext security;

  @GET
  @Path("plain")
  public String plain() {
    return Who.of(security);
  }

  @GET
  @Path("permitted")
  @PermitAll
  public String permitted() {
    return Who.of(security);
  }

  @GET
  @Path("denied")
  @DenyAll
  public String denied() {
    return Who.of(security);
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin() {
    return Who.of(security);
  }

  @GET
  @Path("admin-or-clerk")
  @RolesAllowed({"admin", "clerk"})
  public String adminOrClerk() {
    return Who.of(security);
  }

  @GET
  @Path("anyone-known")
  @RolesAllowed("**")
  public String anyoneKnown() {
    return Who.of(security);
  }
}

package io.jwtgate.servers.app;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Open as a whole, but for what a method says; with a resource below it. */
@Path("open")
@PermitAll
public class OpenResource {

  @GET
  public String byClass(@Context SecurityContext security) {
    return Who.of(security);
  }

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  public String admin(@Context SecurityContext security) {
    return Who.of(security);
  }

  @GET
  @Path("denied")
  @DenyAll
  public String denied() {
    return "never";
  }

  @Path("below")
  @RolesAllowed("admin")
  public Below below() {
    return new Below();
  }

  /** A sub-resource: the way to it is for admins. */
  public static class Below {
    @GET
    @PermitAll
    public String permitted(@Context SecurityContext security) {
      return Who.of(security);
    }
  }
}

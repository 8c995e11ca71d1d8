package io.jwtgate.servers.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What a resource's methods say of themselves. */
public interface Ordered {

  @GET
  @Path("admin")
  @RolesAllowed("admin")
  String admin();
}

package io.jwtgate.examples.quickstart;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/** A resource for admins. */
@Path("admin")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public final class Admin {

  @GET
  public Map<String, Object> secrets(@Context SecurityContext security) {
    return Map.of(
        "admin", security.getUserPrincipal().getName(), "message", "Only admins read this.");
  }
}

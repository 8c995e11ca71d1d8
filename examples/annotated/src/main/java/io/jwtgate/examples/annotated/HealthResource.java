package io.jwtgate.examples.annotated;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For everybody. */
@Path("/health")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class HealthResource {

  @GET
  public String health() {
    return "up\n";
  }
}

package io.jwtgate.examples.annotated;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Orders, for those who may see them. It knows no type of JwtGate. */
@Path("/orders")
@Produces(MediaType.TEXT_PLAIN)
public class OrdersResource {

  /** No annotation: every caller with a token. */
  @GET
  public String mine(@Context SecurityContext security) {
    return "Orders of " + security.getUserPrincipal().getName() + "\n";
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("admin")
  public String delete(@PathParam("id") long id) {
    return "Order " + id + " is gone\n";
  }
}

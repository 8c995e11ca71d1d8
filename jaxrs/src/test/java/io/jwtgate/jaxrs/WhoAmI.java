package io.jwtgate.jaxrs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Tells who calls, and what was sent. */
@Path("/it")
public final class WhoAmI {
  @Context private SecurityContext security;

  @GET
  public String name() {
    return security.getUserPrincipal() == null
        ? "anonymous"
        : security.getUserPrincipal().getName();
  }

  @POST
  public byte[] same(byte[] content) {
    return content;
  }
}

package io.jwtgate.examples.quickstart;

import io.jwtgate.bearer.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeSet;

/** A resource without annotation: it needs a token, like everything that is not opened by name. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class Me {

  @GET
  public Map<String, Object> me(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    return Map.of(
        "name", caller.getName(),
        "roles", new TreeSet<>(caller.roles()),
        "issuer", caller.token().issuer(),
        "expires", caller.token().expiresAt().toString());
  }
}

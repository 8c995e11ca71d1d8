package io.jwtgate.examples.quickstart;

import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A resource without annotation: it needs a token, like everything that is not opened by name. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class Me {

  /** What is answered. */
  public record Answer(String name, Set<String> roles, String issuer, Instant expires) {}

  @GET
  public Answer me(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    VerifiedToken token = caller.token();
    return new Answer(
        caller.getName(), new TreeSet<>(caller.roles()), token.issuer(), token.expiresAt());
  }
}

package io.jwtgate.examples.quickstart;

import io.jwtgate.bearer.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Ends the caller's session: its tokens are rejected from now on, however long they would live. */
@Path("logout")
public final class Logout {
  private final LocalLogin local;

  @Inject
  Logout(LocalLogin local) {
    this.local = local;
  }

  @POST
  public void logout(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    local.sessions().end(caller.token());
  }
}

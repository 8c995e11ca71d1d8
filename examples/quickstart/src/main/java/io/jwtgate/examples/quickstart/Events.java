package io.jwtgate.examples.quickstart;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * What the gate has noted. A real application shows it to operators alone; here the page shows it
 * to everybody, so that one sees what a logout does.
 */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public final class Events {
  private final LocalLogin local;

  @Inject
  Events(LocalLogin local) {
    this.local = local;
  }

  @GET
  @PermitAll
  public List<RecentEvents.Noted> all() {
    return local.events().all();
  }
}

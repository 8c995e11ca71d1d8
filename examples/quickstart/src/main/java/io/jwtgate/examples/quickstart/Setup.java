package io.jwtgate.examples.quickstart;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;

/** Tells the pages whether they can log people in, and where the neighbour is. */
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
public final class Setup {
  private final Map<String, Object> setup;

  @Inject
  Setup(Optional<Neighbour> neighbour) {
    this.setup =
        neighbour
            .<Map<String, Object>>map(page -> Map.of("localLogin", true, "neighbour", page.port()))
            .orElse(Map.of("localLogin", false));
  }

  @GET
  @PermitAll
  public Map<String, Object> setup() {
    return setup;
  }
}

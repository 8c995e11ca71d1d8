package io.jwtgate.examples.quickstart;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Tells the page whether it can log people in. */
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
public final class Setup {
  private final boolean localLogin;

  @Inject
  Setup(Trust trust) {
    this.localLogin = trust.localLogin().isPresent();
  }

  @GET
  @PermitAll
  public Map<String, Object> setup() {
    return Map.of("localLogin", localLogin);
  }
}

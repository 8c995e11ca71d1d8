package io.jwtgate.examples.quickstart;

import io.jwtgate.TokenExplanation;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the verifier judged, step by step. It is for an operator: a real application tells callers
 * no more than the challenge does.
 */
@Path("explain")
public final class Explain {
  private final LocalLogin local;

  @Inject
  Explain(LocalLogin local) {
    this.local = local;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.APPLICATION_JSON)
  public List<TokenExplanation.Step> explain(byte[] token) {
    // Octets, since a charset of the sender's choice may be none.
    return local.verifier().explain(new String(token, StandardCharsets.UTF_8)).steps();
  }
}

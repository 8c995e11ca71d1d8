package io.jwtgate.examples.quickstart;

import io.jwtgate.TokenExplanation;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeysUnavailableException;
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
  private static final TokenExplanation.Step UNKNOWN =
      new TokenExplanation.Step(
          "key",
          TokenExplanation.Verdict.NOT_JUDGED,
          "the keys can't be had now; the log says why");

  private final Gate gate;

  @Inject
  Explain(Gate gate) {
    this.gate = gate;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.APPLICATION_JSON)
  public List<TokenExplanation.Step> explain(byte[] token) {
    // Octets, since a charset of the sender's choice may be none.
    try {
      return gate.verifier().explain(new String(token, StandardCharsets.UTF_8)).steps();
    } catch (KeysUnavailableException unknown) {
      return List.of(UNKNOWN);
    }
  }
}

package io.jwtgate.examples.microprofile;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Orders of whoever calls; nothing here knows JwtGate. */
@Path("orders")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class OrdersEndpoint {
  @Inject private JsonWebToken token;

  @Inject
  @Claim(standard = Claims.email)
  private ClaimValue<Optional<String>> email;

  @GET
  @RolesAllowed("clerk")
  public String list() {
    return token.getName() + " " + email.getValue().orElse("no address");
  }

  @GET
  @Path("open")
  @PermitAll
  public String open() {
    return "open to " + (token.getName() == null ? "everybody" : token.getName());
  }
}

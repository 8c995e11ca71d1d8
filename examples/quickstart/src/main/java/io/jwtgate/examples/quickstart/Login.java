package io.jwtgate.examples.quickstart;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** A name and a password for a token. */
@Path("login")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class Login {
  private final Users users = new Users();
  private final LocalIssuer issuer;

  @Inject
  Login(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  /** What is sent. */
  public record Credentials(String username, String password) {}

  @POST
  @PermitAll
  public Response login(Credentials credentials) {
    return find(credentials)
        .map(user -> answer(200, token(user)))
        .orElseGet(() -> answer(401, Map.of("title", "Wrong name or password", "status", 401)));
  }

  private Optional<User> find(Credentials sent) {
    return sent == null || sent.username() == null || sent.password() == null
        ? Optional.empty()
        : users.find(sent.username(), sent.password());
  }

  private Map<String, Object> token(User user) {
    return Map.of(
        "access_token", issuer.issue(user),
        "token_type", "Bearer",
        "expires_in", LocalIssuer.LIFETIME.toSeconds());
  }

  private static Response answer(int status, Map<String, Object> body) {
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(status).cacheControl(noStore).entity(body).build();
  }
}

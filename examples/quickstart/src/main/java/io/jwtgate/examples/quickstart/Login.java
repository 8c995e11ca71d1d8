package io.jwtgate.examples.quickstart;

import io.jwtgate.session.Credentials;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.TooManyLoginsException;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;

/**
 * A name and a password for a token. The content is read as it is and not bound to a class, since
 * Parsson 1.1.7 never returns from members that it skips and that never end.
 */
@Path("login")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class Login {
  private final LoginService service;

  @Inject
  Login(LocalLogin local) {
    this.service = local.login();
  }

  @POST
  @PermitAll
  public Response login(JsonValue content, @Context HttpServletRequest request) {
    String username = text(content, "username");
    String password = text(content, "password");
    if (username.isEmpty() || password.isEmpty()) {
      return rejected(400, "Send a username and a password");
    }
    try {
      Credentials claimed = new Credentials(username, password);
      return token(service.login(claimed, request.getRemoteAddr()).accessToken());
    } catch (LoginRejectedException wrong) {
      return rejected(401, "Wrong name or password");
    } catch (TooManyLoginsException tooMany) {
      return rejected(
          429, "Too many logins; wait " + tooMany.retryAfter().toSeconds() + " seconds");
    }
  }

  private static String text(JsonValue content, String member) {
    return content instanceof JsonObject object ? object.getString(member, "") : "";
  }

  private static Response token(IssuedToken token) {
    Duration life = Duration.between(token.issuedAt(), token.expiresAt());
    return answer(
        200,
        Map.of(
            "access_token", token.compact(),
            "token_type", "Bearer",
            "expires_in", life.toSeconds()));
  }

  private static Response rejected(int status, String title) {
    return answer(status, Map.of("title", title, "status", status));
  }

  private static Response answer(int status, Map<String, Object> body) {
    return Response.status(status).header("Cache-Control", "no-store").entity(body).build();
  }
}

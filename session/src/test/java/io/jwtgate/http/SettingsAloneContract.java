package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.config.DeployedNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An application without a line of code for its sessions: endpoints below {@code /session}, keys at
 * {@code /.well-known/jwks.json}, and {@code /me}, which tells who asks.
 */
public abstract class SettingsAloneContract {

  /** Starts the application with these settings. */
  protected abstract Running start(Map<String, String> settings);

  private Running started() {
    return start(
        DeployedNode.with(
            Map.of(
                "jwtgate.cookie", "__Host-token",
                "jwtgate.public-paths", "/session/*,/.well-known/*")));
  }

  @Test
  @DisplayName("RT-02, RT-12: login, refresh and logout by settings alone")
  void fromLoginToLogout() {
    try (Running server = started()) {
      Visitor visitor = Visitor.loggedIn(server.at("/"));
      assertEquals("alice", visitor.get("/me").body());
      Visitor thief = visitor.copy();
      assertEquals(200, visitor.post("/session/refresh").status());
      assertEquals("alice", visitor.get("/me").body());
      assertEquals(204, visitor.post("/session/logout").status());
      assertEquals(401, thief.get("/me").status());
    }
  }

  @Test
  @DisplayName("ISS-08: users come from the application, and a wrong password is refused")
  void wrongPasswordIsRefused() {
    try (Running server = started()) {
      assertEquals(401, new Visitor(server.at("/")).login("alice", "bad").status());
    }
  }

  @Test
  void keysArePublished() {
    try (Running server = started()) {
      Answer answer = Call.get(server.at("/"), "/.well-known/jwks.json").send();
      assertEquals(200, answer.status());
      assertEquals(true, answer.body().contains("\"crv\":\"P-256\""), answer.body());
    }
  }
}

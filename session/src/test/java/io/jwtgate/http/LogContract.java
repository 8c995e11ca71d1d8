package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jwtgate.RecordedLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is logged between a login and its end, at any level. */
public abstract class LogContract extends SessionContract {
  private static final List<String> COOKIES =
      List.of("__Host-token", "__Secure-refresh", "__Host-csrf");

  private final List<String> secrets = new ArrayList<>(List.of(SessionSetup.PASSWORD));

  @Test
  @DisplayName("OBS-01, HTTP-11: no token, cookie, password or refresh token is logged")
  void nothingSecretIsLogged() {
    try (RecordedLog log = RecordedLog.start()) {
      Visitor visitor = Visitor.loggedIn(server);
      keepSecrets(visitor);
      assertEquals(200, visitor.get("/me").status());
      visitor.post("/session/refresh");
      keepSecrets(visitor);
      String token = visitor.cookie("__Host-token").orElseThrow();
      get("/me?access_token=" + token).send();
      get("/me").bearer(token + "x").send();
      get("/me").bearer(token).cookie("__Host-token", token + "x").send();
      visitor.login("alice", "wrong-" + SessionSetup.PASSWORD);
      visitor.post("/session/logout");
      get("/me").bearer(token).send();

      assertFalse(log.lines().isEmpty());
      for (String secret : secrets) {
        assertEquals(
            List.of(), log.lines().stream().filter(line -> line.contains(secret)).toList());
      }
    }
  }

  /** The cookies, and of a token its signature alone, too. */
  private void keepSecrets(Visitor visitor) {
    for (String name : COOKIES) {
      String value = visitor.cookie(name).orElseThrow();
      secrets.add(value);
      secrets.add(value.substring(value.lastIndexOf('.') + 1));
    }
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.http.Visitor;
import io.jwtgate.session.Account;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.servlet.SessionServlet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The servlet that takes its settings from where the filter takes them. */
class SettingsOfSessionsTest {
  private final SessionSetup setup = new SessionSetup();
  private final LoginService login =
      LoginService.of(any -> Optional.of(Account.of("alice")), setup.sessions());

  @Test
  void settingsAreReadFromTheContext() {
    try (WebServer server = new WebServer()) {
      server.context().setInitParameter("jwtgate.cookie", "__Host-other");
      server.context().setInitParameter("jwtgate.same-site", "lax");
      server.serving("/session/*", new SessionServlet(login, setup.sessions())).start();

      Answer answer = new Visitor(server.at("/")).login("alice", "any");

      String access = answer.header("Set-Cookie").get(0);
      assertTrue(access.startsWith("__Host-other="), access);
      assertTrue(access.endsWith("SameSite=Lax"), access);
      assertEquals(2, answer.header("Set-Cookie").size());
    }
  }

  @Test
  void wrongSettingStopsTheStart() {
    SessionServlet servlet = new SessionServlet(login, setup.sessions());
    Exception refused =
        assertThrows(
            Exception.class, () -> servlet.init(new Declared(Map.of("jwtgate.cookie", "x"))));
    assertTrue(refused.getMessage().startsWith("jwtgate.cookie: write"), refused.getMessage());
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.DeployedNode;
import io.jwtgate.http.Running;
import io.jwtgate.http.SettingsAloneContract;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.servlet.JwksServlet;
import io.jwtgate.session.servlet.SessionServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filter and servlets as web.xml declares them. */
class SettingsAloneTest extends SettingsAloneContract {

  private static WebServer server(Map<String, String> settings) {
    WebServer server = new WebServer();
    settings.forEach(server.context()::setInitParameter);
    return server
        .guarded("/*", Map.of())
        .serving("/session/*", new SessionServlet())
        .serving("/.well-known/jwks.json", new JwksServlet())
        .serving("/me", Page::whoAmI);
  }

  @Override
  protected Running start(Map<String, String> settings) {
    return server(settings).start();
  }

  @Test
  void theApplicationFindsItsSessions() {
    Map<String, String> settings = DeployedNode.with(Map.of("jwtgate.cookie", "__Host-token"));
    try (WebServer server = server(settings).start()) {
      Object sessions = server.context().getServletContext().getAttribute(Sessions.class.getName());
      assertInstanceOf(Sessions.class, sessions);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {SessionServlet.class, JwksServlet.class})
  void withoutASigningKeyNothingStarts(Class<? extends HttpServlet> type) throws Exception {
    HttpServlet servlet = type.getDeclaredConstructor().newInstance();
    Map<String, String> settings =
        Map.of("jwtgate.issuer", "https://app.example", "jwtgate.audience", "app");
    Exception refused = assertThrows(Exception.class, () -> servlet.init(new Declared(settings)));
    assertEquals(
        "jwtgate.signing-key-file: write the file of the key that signs", refused.getMessage());
  }

  @Test
  void wrongSettingStopsTheStart() {
    Map<String, String> settings = DeployedNode.with(Map.of("jwtgate.session-store", "disk"));
    SessionServlet servlet = new SessionServlet();
    Exception refused = assertThrows(Exception.class, () -> servlet.init(new Declared(settings)));
    assertTrue(refused.getMessage().startsWith("jwtgate.session-store: write memory"));
  }
}

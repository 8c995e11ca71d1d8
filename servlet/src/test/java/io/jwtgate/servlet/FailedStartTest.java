package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that writes to its log that an initializer has failed, and goes on. */
class FailedStartTest {
  private final WebServer server =
      new WebServer()
          .serving("/*", (request, response) -> response.getWriter().print("application"));
  private ServletException logged;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void wrongSetting_closesTheApplicationToEverybody() {
    Call call = startedWith("jwtgate.rolez");
    assertNotNull(logged);
    Answer answer = call.bearer(TestIssuer.token()).send();
    assertEquals(503, answer.status());
    assertEquals("This application is closed. Its log says why.\n", answer.body());
  }

  @Test
  void rightSetting_guardsIt() {
    assertGuarded(startedWith("jwtgate.realm"));
  }

  /** Before the filter starts, since some servers start it late and some do without it then. */
  @Test
  void wrongInitParamOfADeclaredFilter_isRefusedByTheInitializer() {
    server.guarded("/*", TestIssuer.settings(Map.of("jwtgate.rolez", "shop")));
    assertThrows(RuntimeException.class, this::started);
    assertTrue(logged.getMessage().startsWith("jwtgate.rolez"), logged.getMessage());
  }

  @Test
  void rightInitParamOfADeclaredFilter_guardsIt() {
    server.guarded("/*", TestIssuer.settings(Map.of("jwtgate.realm", "shop")));
    assertGuarded(started());
  }

  @Test
  void filterThatHasItsGateInCode_needsNoSettings() {
    server.filtered("/*", new JwtFilter(TestIssuer.gate().build()));
    assertGuarded(started());
  }

  private void assertGuarded(Call call) {
    assertNull(logged);
    assertEquals("application", call.bearer(TestIssuer.token()).send().body());
    assertEquals(401, Call.get(server.at("/it")).send().status());
  }

  private Call startedWith(String setting) {
    TestIssuer.settings(Map.of(setting, "shop")).forEach(server.context()::setInitParameter);
    return started();
  }

  private Call started() {
    server.context().addServletContainerInitializer(this::initialize);
    server.start();
    return Call.get(server.at("/it"));
  }

  private void initialize(Set<Class<?>> classes, ServletContext context) {
    try {
      new JwtFilterInitializer().onStartup(classes, context);
    } catch (ServletException wrong) {
      logged = wrong;
    }
  }
}

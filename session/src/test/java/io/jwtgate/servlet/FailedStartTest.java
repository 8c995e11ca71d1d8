package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "EDGE-20: an init-param {0} beside others stops the deployment")
  @CsvSource({
    "issuer, issuer",
    "clockSkew, clock-skew",
    "jwtgate_roles, roles",
    "staff.audience, audience"
  })
  void initParamWithoutPrefix_isRefusedByTheInitializer(String name, String meant) {
    server.guarded("/*", TestIssuer.settings(Map.of(name, "PT1S")));
    assertThrows(RuntimeException.class, this::started);
    String start = "jwtgate." + meant + ": write it so in full";
    assertTrue(logged.getMessage().startsWith(start), logged.getMessage());
  }

  @Test
  @DisplayName("EDGE-20: an init-param that is no setting's is left alone")
  void initParamOfOthers_isLeftAlone() {
    server.guarded("/*", TestIssuer.settings(Map.of("vendor.option", "on")));
    assertGuarded(started());
  }

  @Test
  @DisplayName(
      "EDGE-13: a value that nothing reads here stops the deployment, and no caller sees it")
  void wrongValueThatNothingReads_closesTheApplication() {
    TestIssuer.settings(Map.of("jwtgate.session-store", "disk"))
        .forEach(server.context()::setInitParameter);
    Answer answer = started().bearer(TestIssuer.token()).send();
    assertTrue(logged.getMessage().startsWith("jwtgate.session-store: "), logged.getMessage());
    assertEquals(503, answer.status());
    assertFalse(answer.body().contains("session-store"), answer.body());
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

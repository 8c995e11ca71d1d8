package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Another gate is put in force while requests are served. */
class ExchangedGateTest {
  private final TestIssuer.CountingKeys keys = new TestIssuer.CountingKeys();
  private final Gate before = TestIssuer.gate(keys).realm("before").publicPaths("/public").build();
  private final JwtFilter filter = new JwtFilter(before);
  private final WebServer server =
      new WebServer()
          .filtered("/*", filter)
          .serving("/*", Page::whoAmI)
          .serving("/public", Page::whoAmI)
          .serving(
              "/async", (request, response) -> exchangeThen(request).startAsync().dispatch("/"))
          .serving("/authenticate", this::authenticate);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpServletRequest exchangeThen(HttpServletRequest request) {
    filter.exchangeGate(admins());
    return request;
  }

  private void authenticate(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    exchangeThen(request).logout();
    request.authenticate(response);
  }

  /** Lets admins in, and nobody else, on any path. */
  private static Gate admins() {
    return TestIssuer.gate().realm("next").access(Access.anyRole("admin")).build();
  }

  private static Gate ofSettings(Map<String, String> more) {
    return new GateSettings(
            List.of(SettingSource.of("test", TestIssuer.settings(more))),
            ExchangedGateTest.class.getClassLoader())
        .gate();
  }

  private Answer get(String path) {
    return Call.get(server.at(path)).bearer(TestIssuer.token()).send();
  }

  @Test
  @DisplayName("CFG-10: the next request is judged by the new gate alone")
  void nextRequestIsJudgedByTheNewGate() {
    assertEquals("200 alice", told(get("/")));
    assertEquals(200, Call.get(server.at("/public")).send().status());

    filter.exchangeGate(admins());

    assertEquals(403, get("/").status());
    Answer noLongerPublic = Call.get(server.at("/public")).send();
    assertEquals(List.of("Bearer realm=\"next\""), noLongerPublic.header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("CFG-10: a request goes on under the gate before, in later dispatches too")
  void requestGoesOnUnderTheGateBefore() {
    assertEquals("200 alice", told(get("/async")));
    assertEquals(1, keys.asked());
    assertEquals(403, get("/async").status());
  }

  @Test
  @DisplayName("CFG-10: what a request under way is still told comes from the gate before")
  void challengeOfARequestUnderWayIsOfTheGateBefore() {
    assertEquals(
        List.of("Bearer realm=\"before\""), get("/authenticate").header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("CFG-10, CACHE-17: no token that the gate before knows is known to the new one")
  void knownTokensAreNotTakenOver() {
    filter.exchangeGate(ofSettings(Map.of()));
    assertEquals("200 alice", told(get("/")));
    assertEquals("200 alice", told(get("/")));

    filter.exchangeGate(ofSettings(Map.of("jwtgate.audience", "another")));
    assertEquals(401, get("/").status());
  }

  @Test
  @DisplayName("CFG-10: a wrong setting names itself, and the gate before stays in force")
  void wrongSettingLeavesTheGateBefore() {
    Map<String, String> wrong = Map.of("jwtgate.clock-skew", "PT1H");
    ConfigurationException told =
        assertThrows(ConfigurationException.class, () -> filter.exchangeGate(ofSettings(wrong)));

    assertTrue(told.getMessage().startsWith("jwtgate.clock-skew"), told.getMessage());
    assertEquals("200 alice", told(get("/")));
  }

  @Test
  void filterOfSettingsKeepsItsGate() {
    assertThrows(IllegalStateException.class, () -> new JwtFilter().exchangeGate(admins()));
    assertThrows(NullPointerException.class, () -> filter.exchangeGate(null));
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.body();
  }
}

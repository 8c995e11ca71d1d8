package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.PathTricks;
import io.jwtgate.http.TestIssuer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksTest {
  private static final WebServer SERVER =
      new WebServer()
          .guarded(
              "/*",
              TestIssuer.settings(Map.of("jwtgate.public-paths", "/public/*, /health, *.css")))
          .serving("/admin/*", (request, response) -> response.getWriter().print("ADMIN"))
          .serving("/style.css", (request, response) -> response.getWriter().print("other"))
          .serving("/", (request, response) -> response.getWriter().print("other"));

  @BeforeAll
  static void start() {
    SERVER.context().setContextPath("/shop");
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<String> targets() {
    return PathTricks.targets("/shop");
  }

  @ParameterizedTest
  @DisplayName("HTTP-22, HTTP-23: no way of writing a path opens what is not public")
  @MethodSource("targets")
  void trickDoesNotReachWhatIsGuarded(String target) {
    Answer answer = Call.get(SERVER.at("/"), target).send();

    assertFalse(answer.body().contains("ADMIN"), answer.status() + answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/admin",
        "/shop/admin/users",
        "/shop/admin/x.css",
        "/shop/orders/4711.css",
        "/shop/HEALTH"
      })
  @DisplayName("HTTP-22: what no rule names needs a token")
  void unnamedPathNeedsAToken(String target) {
    assertEquals(401, Call.get(SERVER.at("/"), target).send().status());
    int withToken = Call.get(SERVER.at("/"), target).bearer(TestIssuer.token()).send().status();
    assertTrue(withToken == 200 || withToken == 400, "status " + withToken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shop/public",
        "/shop/public/",
        "/shop/public/a/b",
        "/shop/health",
        "/shop/style.css"
      })
  void publicPathIsOpen(String target) {
    assertEquals("200 other", told(Call.get(SERVER.at("/"), target).send()));
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.body();
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.HostileTargets;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a Jetty that takes every URI, and whose request then throws where one asks for the path. */
class HostileTargetsTest {
  private static final WebServer SERVER =
      new WebServer()
          .lenient()
          .filtered(
              "/*",
              new JwtFilter(
                  TestIssuer.gate()
                      .publicPaths("/public/*", "/health", "*.css")
                      .cookie(CredentialRows.COOKIE)
                      .build()))
          .serving("/", (request, response) -> response.getWriter().print("served"));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<String> targets() {
    return HostileTargets.all();
  }

  @ParameterizedTest
  @DisplayName("EDGE-16: no target makes the filter answer that it is broken")
  @MethodSource("targets")
  void noTargetBreaksTheFilter(String target) {
    for (String method : List.of("GET", "OPTIONS", "POST")) {
      Call call = Call.get(SERVER.at("/"), target).method(method);
      for (Call each : HostileTargets.variants(call)) {
        Answer answer = each.send();
        assertTrue(answer.status() < 500, method + " " + answer.status() + answer.body());
      }
    }
  }

  @Test
  @DisplayName("EDGE-09, EDGE-16: what the server can't read needs a token, and passes with one")
  void unreadablePathNeedsAToken() {
    for (String target : List.of("/public/.%2e/echo", "/public/a%2fb", "/assets/a%2fb")) {
      Call call = Call.get(SERVER.at("/"), target);
      assertEquals(401, call.send().status(), target);
      assertEquals("served", call.bearer(TestIssuer.token()).send().body(), target);
    }
    assertEquals("served", Call.get(SERVER.at("/public/x")).send().body());
  }
}

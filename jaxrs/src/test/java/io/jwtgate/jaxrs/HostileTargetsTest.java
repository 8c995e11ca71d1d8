package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.HostileTargets;
import io.jwtgate.http.TestIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a Jetty that takes every URI, and whose request then throws where one asks for the path. */
class HostileTargetsTest {
  private static final RestServer SERVER =
      new RestServer(
              new TestApplication(Everything.class)
                  .with(
                      new JwtFeature(
                          TestIssuer.gate()
                              .publicPaths("/public/*", "/health", "*.css")
                              .cookie(CredentialRows.COOKIE)
                              .build())))
          .lenient();
  private static final RestServer BARE =
      new RestServer(new TestApplication(Everything.class))
          .withContextParams(Map.of("jwtgate.unsafe-unguarded", "true"))
          .lenient();

  @BeforeAll
  static void start() {
    SERVER.start();
    BARE.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    BARE.close();
  }

  static Stream<String> targets() {
    return HostileTargets.all();
  }

  @ParameterizedTest
  @DisplayName("EDGE-16: no target makes the feature answer that it is broken")
  @MethodSource("targets")
  void noTargetBreaksTheFeature(String target) {
    for (String method : List.of("GET", "OPTIONS", "POST")) {
      int bare = Call.get(BARE.at("/"), target).method(method).send().status();
      Call call = Call.get(SERVER.at("/"), target).method(method);
      for (Call each : HostileTargets.variants(call)) {
        Answer answer = each.send();
        assertTrue(
            answer.status() < 500 || answer.status() == bare,
            method + " " + answer.status() + " where it is " + bare + answer.body());
      }
    }
  }

  @Test
  @DisplayName("EDGE-09, EDGE-16: what the server can't read needs a token, and passes with one")
  void unreadablePathNeedsAToken() {
    for (String target : List.of("/public/a%2fb", "/assets/a%2fb", "/public/.%2e/echo")) {
      Call call = Call.get(SERVER.at("/"), target);
      Answer bare = Call.get(BARE.at("/"), target).send();
      // Jersey itself asks for the path, and so answers 400.
      assertEquals(bare.status() == 400 ? 400 : 401, call.send().status(), target);
      assertEquals(bare.status(), call.bearer(TestIssuer.token()).send().status(), target);
    }
    assertEquals("served", Call.get(SERVER.at("/public/x")).send().body());
  }

  /** Takes whatever path it is. */
  @Path("/")
  public static final class Everything {
    @GET
    @Path("{rest: .*}")
    public String get() {
      return "served";
    }
  }
}

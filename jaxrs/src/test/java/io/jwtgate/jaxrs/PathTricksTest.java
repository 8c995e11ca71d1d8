package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.PathTricks;
import io.jwtgate.http.TestIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a web application at {@code /shop}, whose JAX-RS application is at {@code /api} within. */
class PathTricksTest {
  private static final RestServer SERVER =
      new RestServer(
          new TestApplication(Shop.class)
              .set(
                  TestIssuer.settings(
                      Map.of("jwtgate.public-paths", "/api/public/*, /api/health, *.css"))),
          "/shop",
          "/api");

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  static Stream<String> targets() {
    return Stream.concat(
        PathTricks.targets().map(target -> "/shop/api" + target),
        PathTricks.targets("/shop").map(target -> target.replace("admin", "api/admin")));
  }

  @ParameterizedTest
  @DisplayName("HTTP-22, HTTP-23: no way of writing a path opens what is not public")
  @MethodSource("targets")
  void trickDoesNotReachWhatIsGuarded(String target) {
    Answer answer = Call.get(SERVER.at("/"), target).send();

    assertFalse(answer.body().contains("ADMIN"), answer.status() + answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/api/public", "/shop/api/public/a", "/shop/api/health"})
  void publicPathIsUnderTheContext(String target) {
    assertEquals("200 other", told(Call.get(SERVER.at("/"), target)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/api/admin", "/shop/api/admin/x.css"})
  void guardedPathNeedsAToken(String target) {
    Call call = Call.get(SERVER.at("/"), target);

    assertEquals(401, call.send().status());
    assertEquals("200 ADMIN", told(call.bearer(TestIssuer.token())));
  }

  private static String told(Call call) {
    Answer answer = call.send();
    return answer.status() + " " + answer.body();
  }

  /** Resources that take whatever path is left. */
  @Path("/")
  public static final class Shop {
    @GET
    @Path("admin{rest: .*}")
    public String admin() {
      return "ADMIN";
    }

    @GET
    @Path("{rest: (public|health).*}")
    public String other() {
      return "other";
    }
  }
}

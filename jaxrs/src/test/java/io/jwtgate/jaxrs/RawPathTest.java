package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.PathTricks;
import io.jwtgate.http.TestIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public paths where what is routed is not what a container has decoded. */
class RawPathTest {
  private static final RestServer DECODING = new RestServer(application()).lenientAndDecoding();

  private final RuntimeAlone alone = new RuntimeAlone(application());

  private static TestApplication application() {
    return new TestApplication(Pages.class)
        .with(new JwtFeature(TestIssuer.gate().publicPaths("/public/*", "/health").build()));
  }

  @BeforeAll
  static void start() {
    DECODING.start();
  }

  @AfterAll
  static void stop() {
    DECODING.close();
  }

  private static Map<String, String> token() {
    return Map.of("Authorization", "Bearer " + TestIssuer.token());
  }

  @ParameterizedTest
  @DisplayName("EDGE-09: a path that is routed in another form than it is read in is never public")
  @ValueSource(
      strings = {
        "/public%2Fen/admin",
        "/public%2fen/admin",
        "/public%2F/admin",
        "/public%2F%2E%2E/admin",
        "/%70ublic/x",
        "/public/%78",
        "/health%2Fx/admin",
        "/public/x;y"
      })
  void otherFormsAreNeverPublic(String target) {
    assertTrue(alone.get(target, Map.of()).matches("(401|404) .*"), target);
    int status = Call.get(DECODING.at("/"), target).send().status();
    assertTrue(status == 401 || status == 404, "status " + status);
  }

  @Test
  @DisplayName("EDGE-09: the plain form is public, and another is served with a token")
  void plainFormIsPublic() {
    assertEquals("200 other", alone.get("/public/x", Map.of()));
    assertEquals("200 ADMIN", alone.get("/public%2Fen/admin", token()));
    assertEquals("200 other", alone.get("/public/x;y", token()));
    assertEquals("other", Call.get(DECODING.at("/public/x")).send().body());
    Call encoded = Call.get(DECODING.at("/"), "/public%2Fen/admin");
    assertEquals("ADMIN", encoded.bearer(TestIssuer.token()).send().body());
  }

  static Stream<String> tricks() {
    return PathTricks.targets();
  }

  @ParameterizedTest
  @DisplayName("HTTP-22, EDGE-09: no way of writing a path opens what is not public")
  @MethodSource("tricks")
  void trickDoesNotReachWhatIsGuarded(String target) {
    Answer answer = Call.get(DECODING.at("/"), target).send();
    assertFalse(answer.body().contains("ADMIN"), answer.status() + answer.body());
  }

  @Test
  @DisplayName("EDGE-09: where a filter of the application routes to another path, that one counts")
  void routedPathCounts() {
    RuntimeAlone rewriting = new RuntimeAlone(application().with(new Rewriting()));
    assertTrue(rewriting.get("/public/en/admin", Map.of()).startsWith("401 "));
    assertEquals("200 ADMIN", rewriting.get("/public/en/admin", token()));
    try (RestServer jetty = new RestServer(application().with(new Rewriting())).start()) {
      Call call = Call.get(jetty.at("/public/en/admin"));
      assertEquals(401, call.send().status());
      assertEquals("ADMIN", call.bearer(TestIssuer.token()).send().body());
      assertEquals("other", Call.get(jetty.at("/public/x")).send().body());
    }
  }

  /** Takes the first step away from some paths. */
  @PreMatching
  private static final class Rewriting implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      UriInfo uri = request.getUriInfo();
      if (uri.getPath().endsWith("en/admin")) {
        request.setRequestUri(uri.getBaseUri().resolve("en/admin"));
      }
    }
  }

  /** One for admins in any language, beside open ones. */
  @Path("/")
  public static final class Pages {
    @GET
    @Path("{language}/admin")
    public String admin() {
      return "ADMIN";
    }

    @GET
    @Path("admin{rest: .*}")
    public String plainAdmin() {
      return "ADMIN";
    }

    @GET
    @Path("{rest: (public|health).*}")
    public String other() {
      return "other";
    }
  }
}

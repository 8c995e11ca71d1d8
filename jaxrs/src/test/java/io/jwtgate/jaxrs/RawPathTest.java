package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.HostileTargets;
import io.jwtgate.http.PathTricks;
import io.jwtgate.http.TestIssuer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
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
  private static final JdkRestServer JDK = new JdkRestServer(application());
  private static final RestServer DECODING = new RestServer(application()).lenientAndDecoding();

  private static TestApplication application() {
    return new TestApplication(Pages.class).with(feature());
  }

  private static JwtFeature feature() {
    return new JwtFeature(TestIssuer.gate().publicPaths("/public/*", "/health", "*.css").build());
  }

  @BeforeAll
  static void start() {
    DECODING.start();
  }

  @AfterAll
  static void stop() {
    JDK.close();
    DECODING.close();
  }

  private static List<URI> servers() {
    return List.of(JDK.at("/"), DECODING.at("/"));
  }

  @ParameterizedTest
  @DisplayName("EDGE-09: a path that is routed in another form than it is read in is never public")
  @ValueSource(
      strings = {
        "/public%2Fen/admin",
        "/public%2fen/admin",
        "/public%2F/admin",
        "/public%2F../admin",
        "/public%2F%2E%2E/admin",
        "/%70ublic/x",
        "/public/%78",
        "/health%2F/admin",
        "/public;x=/../en/admin"
      })
  void otherFormsAreNeverPublic(String target) {
    for (URI server : servers()) {
      int status = Call.get(server, target).send().status();
      assertTrue(status == 401 || status == 400 || status == 404, server + " " + status);
    }
  }

  @Test
  @DisplayName("EDGE-09: the plain form is public, and any other is served with a token")
  void plainFormIsPublic() {
    for (URI server : servers()) {
      assertEquals("other", Call.get(server, "/public/x").send().body());
      assertEquals("other", Call.get(server, "/health").send().body());
      Call encoded = Call.get(server, "/public%2Fen/admin");
      assertEquals("ADMIN", encoded.bearer(TestIssuer.token()).send().body(), server::toString);
    }
  }

  static Stream<String> tricks() {
    return PathTricks.targets();
  }

  @ParameterizedTest
  @DisplayName("HTTP-22, EDGE-09: no way of writing a path opens what is not public")
  @MethodSource("tricks")
  void trickDoesNotReachWhatIsGuarded(String target) {
    for (URI server : servers()) {
      Answer answer = Call.get(server, target).send();
      assertFalse(answer.body().contains("ADMIN"), answer.status() + answer.body());
    }
  }

  static Stream<String> hostile() {
    return HostileTargets.all().filter(RawPathTest::isTakenByTheServer);
  }

  /** Others it drops without an answer. */
  private static boolean isTakenByTheServer(String target) {
    try {
      return target.startsWith("/") && URI.create(target).getPath() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @ParameterizedTest
  @DisplayName(
      "EDGE-16: no target makes the feature answer that it is broken, without servlets too")
  @MethodSource("hostile")
  void noTargetBreaksTheFeature(String target) {
    try (JdkRestServer bare = new JdkRestServer(new TestApplication(Pages.class))) {
      int without = Call.get(bare.at("/"), target).send().status();
      for (String token : List.of(TestIssuer.token(), "bad")) {
        int status = Call.get(JDK.at("/"), target).bearer(token).send().status();
        assertTrue(status < 500 || status == without, status + " where it is " + without);
      }
    }
  }

  @Test
  @DisplayName("EDGE-09: where a filter of the application routes to another path, that one counts")
  void routedPathCounts() {
    TestApplication application =
        new TestApplication(Pages.class).with(feature()).with(new Rewriting());
    try (JdkRestServer jdk = new JdkRestServer(application);
        RestServer jetty =
            new RestServer(new TestApplication(Pages.class).with(feature()).with(new Rewriting()))
                .start()) {
      for (URI server : List.of(jdk.at("/"), jetty.at("/"))) {
        Call call = Call.get(server, "/public/en/admin");
        assertEquals(401, call.send().status(), server::toString);
        assertEquals("ADMIN", call.bearer(TestIssuer.token()).send().body());
        assertEquals("other", Call.get(server, "/public/x").send().body());
      }
    }
  }

  /** Takes the first step away from some paths. */
  @PreMatching
  private static final class Rewriting implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      UriInfo uri = request.getUriInfo();
      if (uri.getPath().endsWith("en/admin")) {
        request.setRequestUri(uri.getBaseUri(), uri.getBaseUri().resolve("en/admin"));
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

package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runtime answers by itself, and what filters of the application make of a request. */
class RuntimesOwnAnswersTest {
  private static final List<String> REACHED = new CopyOnWriteArrayList<>();

  private RestServer server;

  @BeforeEach
  void start() {
    REACHED.clear();
    TestApplication application =
        new TestApplication(Orders.class)
            .with(new Changing())
            .with(new Forgiving())
            .with(new JwtFeature(TestIssuer.gate().publicPaths("/public/*").build()));
    server = new RestServer(application).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Call call(String path) {
    return Call.get(server.at(path));
  }

  private static String token(String role) {
    return TestIssuer.MINT.token().roles(role).compact();
  }

  @Test
  @DisplayName("HTTP-19: OPTIONS that the runtime answers is refused without a token, all of it")
  void optionsWithoutToken_isRefused() {
    Answer refused = call("/orders").method("OPTIONS").send();

    assertEquals(401, refused.status());
    assertEquals(List.of(), refused.header("Allow"));
    assertEquals(List.of("Bearer realm=\"jwtgate\""), refused.header("WWW-Authenticate"));
    assertEquals(List.of("no-store"), refused.header("Cache-Control"));
    assertEquals(List.of("application/problem+json"), refused.header("Content-Type"));
    assertEquals(
        "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}", refused.body());
  }

  @Test
  @DisplayName("HTTP-19: with one it says what is allowed")
  void optionsWithToken_isAnswered() {
    Answer answered = call("/orders").method("OPTIONS").bearer(token("user")).send();

    assertEquals(200, answered.status());
    assertTrue(
        answered.header("Allow").toString().contains("GET"), answered.header("Allow").toString());
    assertEquals(401, call("/orders").method("OPTIONS").bearer("bad").send().status());
  }

  @ParameterizedTest
  @DisplayName("no other method gets further than GET does")
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FROB", "get"})
  void otherMethods_reachNothing(String method) {
    for (String path : List.of("/orders", "/orders/denied", "/orders/admin")) {
      int status = call(path).method(method).send().status();
      assertTrue(status >= 400, path + " is " + status);
      assertEquals(List.of(), REACHED);
    }
  }

  @Test
  @DisplayName("JEE-12: a method that a filter changes is judged as it is then")
  void changedMethod_isJudged() {
    assertEquals(401, call("/orders").with("Make", "DELETE").send().status());
    assertEquals(403, call("/orders").with("Make", "DELETE").bearer(token("user")).send().status());
    Call preflight =
        call("/orders")
            .method("OPTIONS")
            .with("Origin", "https://app.example")
            .with("Access-Control-Request-Method", "GET");
    assertEquals(401, preflight.with("Make", "DELETE").send().status());
    assertEquals(List.of(), REACHED);
    assertEquals(
        200, call("/orders").with("Make", "DELETE").bearer(token("admin")).send().status());
    assertEquals(List.of("delete"), REACHED);
  }

  @ParameterizedTest
  @DisplayName("EDGE-09: a path that a filter changes is public before and after, or not at all")
  @CsvSource({"/public/x, /orders", "/public/x, /orders/admin", "/orders, /public/plain"})
  void changedPath_isJudged(String sent, String then) {
    assertEquals(401, call(sent).with("Lead", then).send().status());
    assertEquals(List.of(), REACHED);
    assertEquals(200, call("/public/plain").send().status());
  }

  @Test
  @DisplayName("an exception mapper of the application turns no refusal into an answer")
  void exceptionMapper_opensNothing() {
    for (String path : List.of("/orders", "/orders/admin", "/orders/denied")) {
      assertNotEquals(200, call(path).send().status());
      assertNotEquals(200, call(path).bearer("bad").send().status());
    }
    assertEquals(List.of(), REACHED);
    assertEquals("forgiven", call("/orders/fails").send().body());
  }

  /** After authentication, as those of frameworks that override methods are. */
  @PreMatching
  @Priority(Priorities.AUTHENTICATION + 1)
  private static final class Changing implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String method = request.getHeaderString("Make");
      if (method != null) {
        request.setMethod(method);
      }
      String path = request.getHeaderString("Lead");
      if (path != null) {
        request.setRequestUri(
            URI.create(request.getUriInfo().getBaseUri().resolve(path).toString()));
      }
    }
  }

  private static final class Forgiving implements ExceptionMapper<RuntimeException> {
    @Override
    public jakarta.ws.rs.core.Response toResponse(RuntimeException any) {
      if (any instanceof jakarta.ws.rs.WebApplicationException known) {
        return known.getResponse();
      }
      return jakarta.ws.rs.core.Response.ok("forgiven").build();
    }
  }

  /** Tells whether it was reached. */
  @Path("/")
  public static final class Orders {
    @GET
    @Path("orders")
    public String get() {
      return reached("get");
    }

    @DELETE
    @Path("orders")
    @RolesAllowed("admin")
    public String delete() {
      return reached("delete");
    }

    @GET
    @Path("orders/admin")
    @RolesAllowed("admin")
    public String admin() {
      return reached("admin");
    }

    @GET
    @Path("orders/denied")
    @DenyAll
    public String denied() {
      return reached("denied");
    }

    @GET
    @Path("orders/fails")
    @PermitAll
    public String fails() {
      throw new IllegalStateException("of the application");
    }

    @GET
    @Path("public/plain")
    public String plain() {
      return "plain";
    }

    private static String reached(String name) {
      REACHED.add(name);
      return name;
    }
  }
}

package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.web.CorsRule;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts of other origins get from an application, over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class CorsContract {
  private static final String LISTED = "https://app.example";
  private static final String OTHER = "https://evil.example";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";

  private Running server;

  /**
   * Starts an application behind a gate. {@code /it} answers 200, {@code /fails} throws what nobody
   * handles, {@code /conflict} is a 409 of the application's, and {@code /own} sets {@code
   * Access-Control-Allow-Origin: *} and {@code Vary: Accept} itself.
   */
  protected abstract Running start(Gate gate);

  @BeforeAll
  void startWithRule() {
    server = start(TestIssuer.gate().cors(CorsRule.of(LISTED).build()).build());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Call get(String path, String origin) {
    return Call.get(server.at(path)).with("Origin", origin);
  }

  private Call preflight(String origin) {
    return preflight(server, origin);
  }

  private static Call preflight(Running server, String origin) {
    return Call.get(server.at("/it"))
        .with("Origin", origin)
        .method("OPTIONS")
        .with("Access-Control-Request-Method", "PUT")
        .with("Access-Control-Request-Headers", "authorization");
  }

  @Test
  @DisplayName("CORS-01: a preflight of a listed origin is answered without a token")
  void preflightIsAnswered() {
    Answer answer = preflight(LISTED).send();

    assertEquals(204, answer.status());
    assertEquals(List.of(LISTED), answer.header(ALLOW_ORIGIN));
    assertEquals(
        List.of("GET, HEAD, POST, PUT, PATCH, DELETE"),
        answer.header("Access-Control-Allow-Methods"));
    assertEquals(
        List.of("Authorization, Content-Type, X-CSRF-Token"),
        answer.header("Access-Control-Allow-Headers"));
    assertEquals(List.of("600"), answer.header("Access-Control-Max-Age"));
  }

  @ParameterizedTest(
      name = "CORS-01, CHL-14: a preflight of {0} is rejected, and nothing is allowed or stored")
  @ValueSource(
      strings = {
        OTHER,
        "null",
        "*",
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.example",
        "https://app.example/",
        "https://app.example, https://evil.example"
      })
  void preflightOfOthersIsRejected(String origin) {
    Answer answer = preflight(origin).send();

    assertEquals(403, answer.status());
    assertTrue(answer.fields().stream().noneMatch(field -> field.startsWith("Access-Control")));
    assertEquals("", answer.body());
    assertEquals(List.of("no-store"), answer.header("Cache-Control"));
  }

  @Test
  @DisplayName("CORS-01: a preflight with two origins is rejected")
  void twoOriginsAreRejected() {
    assertEquals(403, preflight(LISTED).with("Origin", LISTED).send().status());
  }

  @ParameterizedTest(name = "CORS-02: the answer {1} of {0} can be read by a listed origin")
  @CsvSource({"/it, 200", "/conflict, 409", "/fails, 500", "/none, 404", "/own, 200"})
  void answersCanBeRead(String path, int status) {
    Answer answer = get(path, LISTED).bearer(TestIssuer.token()).send();

    assertEquals(status, answer.status());
    assertReadable(answer);
  }

  @Test
  @DisplayName("CORS-02: a rejected request can be read by a listed origin, its challenge as well")
  void rejectionsCanBeRead() {
    Answer answer = get("/it", LISTED).bearer("x.y.z").send();

    assertEquals(401, answer.status());
    assertReadable(answer);
  }

  private static void assertReadable(Answer answer) {
    assertEquals(List.of(LISTED), answer.header(ALLOW_ORIGIN));
    assertEquals(
        List.of("WWW-Authenticate, Retry-After"), answer.header("Access-Control-Expose-Headers"));
  }

  @ParameterizedTest(name = "CORS-02: {0} can be read by no origin that is not listed")
  @ValueSource(strings = {"/it", "/conflict", "/fails", "/none"})
  void othersReadNothing(String path) {
    Answer answer = get(path, OTHER).bearer(TestIssuer.token()).send();

    assertEquals(List.of(), answer.header(ALLOW_ORIGIN));
    assertEquals(List.of(), answer.header(ALLOW_CREDENTIALS));
  }

  @Test
  @DisplayName("CORS-02: a page of another origin still needs a token")
  void tokenIsStillNeeded() {
    assertEquals(401, get("/it", LISTED).send().status());
    assertEquals(200, get("/it", LISTED).bearer(TestIssuer.token()).send().status());
  }

  @Test
  @DisplayName("CORS-03: a listed origin may send credentials")
  void listedOriginMaySendCredentials() {
    Answer answer = get("/it", LISTED).bearer(TestIssuer.token()).send();

    assertEquals(List.of("true"), answer.header(ALLOW_CREDENTIALS));
  }

  @Test
  @DisplayName("CORS-03: where every origin is allowed, none may send credentials")
  void nobodySendsCredentialsToAnyOrigin() {
    Gate gate = TestIssuer.gate().cors(CorsRule.of("*").build()).build();
    try (Running open = start(gate)) {
      Answer refused = Call.get(open.at("/it")).with("Origin", OTHER).send();
      Answer withoutOrigin = Call.get(open.at("/it")).bearer(TestIssuer.token()).send();
      for (Answer answer : List.of(preflight(open, OTHER).send(), refused, withoutOrigin)) {
        assertEquals(List.of("*"), answer.header(ALLOW_ORIGIN));
        assertEquals(List.of(), answer.header(ALLOW_CREDENTIALS));
      }
    }
  }

  @ParameterizedTest(name = "CORS-03: a cache is told that the answer depends on the origin: {0}")
  @ValueSource(strings = {LISTED, OTHER})
  void cachesAreTold(String origin) {
    assertTrue(vary(get("/it", origin).bearer(TestIssuer.token()).send()).contains("Origin"));
    assertTrue(vary(preflight(origin).send()).contains("Origin"));
  }

  @Test
  @DisplayName("CORS-03: also where the request has no origin")
  void cachesAreToldWithoutOrigin() {
    Answer answer = Call.get(server.at("/it")).bearer(TestIssuer.token()).send();

    assertTrue(vary(answer).contains("Origin"));
    assertEquals(List.of(), answer.header(ALLOW_ORIGIN));
  }

  @Test
  @DisplayName("CORS-03: what the application varies by stays")
  void ownVaryStays() {
    String vary = vary(get("/own", LISTED).bearer(TestIssuer.token()).send());

    assertTrue(vary.contains("Origin") && vary.contains("Accept"), vary);
  }

  private static String vary(Answer answer) {
    return String.join(", ", answer.header("Vary"));
  }

  @Test
  @DisplayName("CORS-01: without a rule a preflight goes on to the application")
  void withoutRulePreflightGoesOn() {
    try (Running without = start(TestIssuer.gate().build())) {
      Answer answer = preflight(without, LISTED).send();

      assertEquals(200, answer.status());
      assertEquals(List.of(), answer.header(ALLOW_ORIGIN));
    }
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.Preflight;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that filters before ours have changed, or that say one thing twice. */
class RequestShapesTest {
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/it");
  private static final String APP = "https://app.example";

  /** A request as an adapter sees it behind filters of others. */
  record Shape(
      Call call,
      String sentMethod,
      Supplier<String> read,
      Supplier<String> raw,
      Supplier<String> asked)
      implements IncomingRequest {
    Shape(Call call, String sentMethod) {
      this(call, sentMethod, () -> "");
    }

    Shape(Call call, String sentMethod, Supplier<String> asked) {
      this(call, sentMethod, call::target, call::target, asked);
    }

    Shape(Supplier<String> path, Supplier<String> raw) {
      this(CALL, "GET", path, raw, () -> "");
    }

    @Override
    public String method() {
      return call.method();
    }

    @Override
    public String query() {
      return asked.get();
    }

    @Override
    public String path() {
      return read.get();
    }

    @Override
    public String rawPath() {
      return raw.get();
    }

    @Override
    public boolean isNamedByWholePath() {
      return true;
    }

    @Override
    public List<String> header(String name) {
      return new InMemory(call, true).header(name);
    }

    @Override
    public boolean isConfidential() {
      return true;
    }
  }

  @ParameterizedTest
  @DisplayName("CSRF-01: what came as a changing method or is behind one may change something")
  @CsvSource({
    "GET, GET, false",
    "GET, POST, true",
    "POST, GET, true",
    "HEAD, HEAD, false",
    "get, get, true",
    "PROPFIND, PROPFIND, true",
    "TRACE, TRACE, false"
  })
  void methodThatWasSent_counts(String method, String sent, boolean changing) {
    assertEquals(changing, CsrfRule.concerns(new Shape(CALL.method(method), sent)));
  }

  @Test
  @DisplayName("EDGE-16, CSRF-16: a query that can't be read may ask for another method")
  void unreadableQuery_mayAskForAnotherMethod() {
    Supplier<String> unreadable =
        () -> {
          throw new IllegalArgumentException("a server that can't read it");
        };
    Call preflight =
        CALL.method("OPTIONS").with("Origin", APP).with("Access-Control-Request-Method", "GET");

    assertFalse(Preflight.is(new Shape(preflight, "OPTIONS", unreadable)));
    assertTrue(Preflight.is(new Shape(preflight, "OPTIONS", () -> "a=b")));
    assertTrue(CsrfRule.concerns(new Shape(CALL, "GET", unreadable)));
    assertFalse(CsrfRule.concerns(new Shape(CALL, "GET", () -> "a=b")));
  }

  @Test
  @DisplayName("EDGE-12: OPTIONS that came as another method is no preflight")
  void optionsOfAnother_isNoPreflight() {
    Call preflight =
        CALL.method("OPTIONS").with("Origin", APP).with("Access-Control-Request-Method", "GET");

    assertTrue(Preflight.is(new Shape(preflight, "OPTIONS")));
    assertFalse(Preflight.is(new Shape(preflight, "POST")));
  }

  @Test
  @DisplayName("EDGE-09: a path is public as it was sent and as it was read, or not at all")
  void path_isPublicInBothForms() {
    Gate gate = TestIssuer.gate().publicPaths("/public/*").build();

    assertEquals(
        Access.PUBLIC, gate.receive(new Shape(() -> "/public/x", () -> "/public/x")).ofGate());
    assertEquals(
        Access.AUTHENTICATED,
        gate.receive(new Shape(() -> "/public/x", () -> "/other/x")).ofGate());
    assertEquals(
        Access.AUTHENTICATED,
        gate.receive(new Shape(() -> "/other/x", () -> "/public/x")).ofGate());
    assertEquals(
        Access.AUTHENTICATED, gate.receive(new Shape(() -> "/public/x", () -> "")).ofGate());
  }

  @Test
  @DisplayName("EDGE-09: a path that can't be read is not public")
  void unreadablePath_isNotPublic() {
    Gate gate = TestIssuer.gate().publicPaths("/public/*").build();
    Supplier<String> unreadable =
        () -> {
          throw new IllegalArgumentException("ambiguous");
        };

    assertEquals(
        Access.AUTHENTICATED, gate.receive(new Shape(unreadable, () -> "/public/x")).ofGate());
    assertEquals(
        Access.AUTHENTICATED, gate.receive(new Shape(() -> "/public/x", unreadable)).ofGate());
  }

  @ParameterizedTest
  @DisplayName("CSRF-06: two lines of the browser's word are none")
  @ValueSource(strings = {"same-origin", "none", "cross-site"})
  void twoLinesOfSite_areNone(String second) {
    CsrfRule rule = CsrfRule.builder().publicOrigins(List.of(APP)).build();
    Call one = CALL.method("POST").with("Sec-Fetch-Site", "same-origin");

    assertTrue(admits(rule, one));
    assertFalse(admits(rule, one.with("Sec-Fetch-Site", second)));
  }

  @Test
  @DisplayName("CSRF-08: where there is an Origin, a Referer is not looked at")
  void refererBesideOrigin_isNotLookedAt() {
    CsrfRule rule = CsrfRule.builder().publicOrigins(List.of(APP)).build();
    Call referer = CALL.method("POST").with("Referer", APP + "/page");

    assertTrue(admits(rule, referer));
    assertFalse(admits(rule, referer.with("Origin", "https://evil.example")));
    assertFalse(admits(rule, referer.with("Origin", "null")));
    Call bare = CALL.method("POST").with("Referer", APP);
    assertTrue(admits(rule, bare));
    assertFalse(admits(rule, bare.with("Origin", "https://evil.example")));
  }

  private static boolean admits(CsrfRule rule, Call call) {
    return rule.admits(new InMemory(call, true), Optional.empty());
  }

  @ParameterizedTest
  @DisplayName("COOKIE-10: of several words of proxies the first counts")
  @CsvSource({
    "'http', true",
    "'https', false",
    "'http, https', true",
    "'https, http', false",
    "'HTTP', true",
    "'httpx', false"
  })
  void firstWordOfProxies_counts(String field, boolean plain) {
    InMemory request = new InMemory(CALL.with("X-Forwarded-Proto", field), true);

    assertEquals(plain, request.isForwardedFromPlainHttp());
  }

  @ParameterizedTest
  @DisplayName("COOKIE-01: a cookie has the prefix that keeps other hosts out, in that very case")
  @ValueSource(strings = {"__host-token", "__HOST-token", "__Secure-token", "token", "__Host-"})
  void cookieWithoutPrefix_isRejected(String name) {
    GateBuilder gate = TestIssuer.gate();

    assertThrows(IllegalArgumentException.class, () -> gate.cookie(name));
    gate.cookie("__Host-token");
  }
}

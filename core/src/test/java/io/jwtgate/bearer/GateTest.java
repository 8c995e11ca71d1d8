package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationCheck;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.Guard;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.Refused;
import io.jwtgate.http.RequestMatrix;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.web.Preflight;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions and the words that they are told in, without a server. */
class GateTest {
  private static final URI SERVER = URI.create("http://127.0.0.1");
  private static final Call CALL = Call.get(SERVER, "/it");
  private static final Call GOOD = CALL.bearer(TestIssuer.token());

  private final List<SecurityEvent> told = new ArrayList<>();

  static Stream<RequestMatrix.Cell> cells() {
    return RequestMatrix.ofSettings();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void requestGetsWhatTheTableSays(RequestMatrix.Cell cell) {
    Call call = Call.get(SERVER, cell.guard().path() + "/it");

    Answer answer = answer(cell.guard(), cell.sent().in(call, TestIssuer.MINT));

    String expected = cell.passes() ? "200\n\n" + cell.caller() : cell.refusal();
    assertEquals(expected, answer.refusal());
  }

  static Stream<CredentialRows.Row> rows() {
    return CredentialRows.all().filter(row -> !row.guard().isAnnotation());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void credentialsAreReadWhereTheyMayBe(CredentialRows.Row row) {
    Call call = row.change().apply(Call.get(SERVER, row.guard().path() + "/it"));

    Answer answer = answer(row.guard(), call);

    // An answer to HEAD has no body, which a server sees to.
    int compared = call.method().equals("HEAD") ? 3 : Integer.MAX_VALUE;
    assertEquals(cut(row.expected(), compared), cut(row.told(answer), compared));
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static Answer answer(Guard guard, Call call) {
    List<SettingSource> settings = List.of(SettingSource.of("test", guard.settings()));
    try (Gate gate = new GateSettings(settings, GateTest.class.getClassLoader()).gate()) {
      return InMemory.answer(gate, call);
    }
  }

  private GateBuilder gate() {
    return TestIssuer.gate().listener(told::add);
  }

  private List<String> reasonsTold() {
    return told.stream().map(SecurityEvent::detail).toList();
  }

  @Test
  @DisplayName("HTTP-21: where https is required, a token in the open is 403 with no challenge")
  void tokenInTheOpenIsRefusedWhereHttpsIsRequired() {
    Gate gate = gate().requireHttps().build();

    Answer open = InMemory.answer(gate.receive(new InMemory(GOOD, false)).decide());

    assertEquals(Refused.plain(403, "Forbidden", ""), open.refusal());
    assertEquals(List.of("not_confidential"), reasonsTold());
    assertEquals("alice", InMemory.answer(gate, GOOD).body());
  }

  @Test
  @DisplayName("a proxy that ends TLS makes every request a secure one, by setting")
  void proxyEndsTls() {
    Gate behindProxy = gate().requireHttps().tlsAtProxy().build();
    Gate byDefault = gate().build();

    for (Gate gate : List.of(behindProxy, byDefault)) {
      assertEquals(
          "alice", InMemory.answer(gate.receive(new InMemory(GOOD, false)).decide()).body());
    }
  }

  @ParameterizedTest
  @DisplayName("CHL-10: quotes and backslashes of the realm are escaped")
  @ValueSource(strings = {"a\"b", "a\\b", "\"", "\\\""})
  void realmIsEscaped(String realm) {
    String written = realm.replace("\\", "\\\\").replace("\"", "\\\"");

    Answer answer = InMemory.answer(gate().realm(realm).build(), CALL);

    assertEquals(List.of("Bearer realm=\"" + written + "\""), answer.header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("CHL-14, CHL-17: 503 says when to try again, is not stored, and has no challenge")
  void unavailableKeysAreToldWithATime() {
    Gate gate = TestIssuer.gate(unavailable(Duration.ofSeconds(7))).build();
    Gate soon = TestIssuer.gate(unavailable(Duration.ofMillis(1))).build();

    assertEquals(
        Refused.plain(503, "Service Unavailable", "Retry-After: 7\n"),
        InMemory.answer(gate, GOOD).refusal());
    assertEquals(List.of("1"), InMemory.answer(soon, GOOD).header("Retry-After"));
  }

  private static KeySource unavailable(Duration retryAfter) {
    return (algorithm, keyId) -> {
      throw new KeysUnavailableException(retryAfter);
    };
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException("broken"),
        new NullPointerException(),
        new ClassCastException(),
        new NoClassDefFoundError("x"),
        new ExceptionInInitializerError(),
        new StackOverflowError());
  }

  @ParameterizedTest(name = "CHL-16: whatever a plug-in throws is a refusal, and counted: {0}")
  @MethodSource("faults")
  void faultOfAPlugInIsARefusal(Throwable fault) {
    KeySource failing =
        (algorithm, keyId) -> {
          throw raise(fault);
        };
    RevocationCheck unsure =
        token -> {
          throw raise(fault);
        };
    Gate keys = TestIssuer.gate(failing).listener(told::add).build();
    Gate revocation = revocable(unsure).listener(told::add).build();

    for (Gate gate : List.of(keys, revocation)) {
      assertEquals(Refused.token("The token is malformed"), InMemory.answer(gate, GOOD).refusal());
    }
    assertEquals(List.of("internal_error", "internal_error"), reasonsTold());
  }

  private static GateBuilder revocable(RevocationCheck check) {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(OneIssuer.keys(TestIssuer.MINT.key()))
            .build();
    return Gate.builder().verifier(TokenVerifier.builder().trust(issuer).revocation(check).build());
  }

  private static RuntimeException raise(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    return (RuntimeException) fault;
  }

  @Test
  @DisplayName("CHL-16: a fault in reading the request is a refusal too")
  void faultOfTheRequestIsARefusal() {
    Call broken = new Call("GET", SERVER, "/it", null, "");

    Answer answer = InMemory.answer(gate().build().receive(new InMemory(broken, true)).decide());

    assertEquals(Refused.token("The token is malformed"), answer.refusal());
  }

  @Test
  @DisplayName("a listener that fails changes no decision")
  void failingListenerChangesNothing() {
    SecurityListener failing =
        event -> {
          throw new IllegalStateException();
        };
    Gate gate = TestIssuer.gate().listener(failing).build();

    assertEquals(
        Refused.challenged(401, "Unauthorized", ""), InMemory.answer(gate, CALL).refusal());
    assertEquals("alice", InMemory.answer(gate, GOOD).body());
  }

  @Test
  @DisplayName("CACHE-08: what a cached token may do is judged at every request")
  void authorisationIsNeverCached() {
    TokenVerifier verifier = revocable(RevocationCheck.NONE).build().verifier();
    Gate gate = Gate.of(verifier);
    Gate scopes = Gate.builder().verifier(verifier).access(Access.allScopes("orders:read")).build();
    Gate roles = Gate.builder().verifier(verifier).access(Access.anyRole("admin")).build();

    for (int i = 0; i < 2; i++) {
      assertEquals(200, InMemory.answer(gate, GOOD).status());
      assertEquals(403, InMemory.answer(scopes, GOOD).status());
      assertEquals(403, InMemory.answer(roles, GOOD).status());
    }
  }

  @Test
  @DisplayName("AT-06: every failure of the profile is 401 invalid_token")
  void failuresOfTheProfileAreInvalidTokens() {
    OneIssuer issuer = OneIssuer.byDefault();
    TrustedIssuer profile = OneIssuer.trust(TestKey.shared("RS256")).accessTokenProfile().build();
    TokenVerifier verifier = TokenVerifier.builder().trust(profile).clock(issuer.clock).build();
    Gate gate = Gate.builder().verifier(verifier).listener(told::add).build();
    List<String> bad = new ArrayList<>();
    bad.add(issuer.token().header("typ", "JWT").compact());
    bad.add(issuer.token().header("alg", "none").compact());
    for (String claim : List.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti")) {
      bad.add(issuer.token().without(claim).compact());
      bad.add(issuer.token().claim(claim, List.of()).compact());
    }

    for (String token : bad) {
      Answer answer = InMemory.answer(gate, CALL.bearer(token));
      assertEquals(401, answer.status());
      assertTrue(answer.header("WWW-Authenticate").get(0).contains(", error=\"invalid_token\""));
    }
    assertEquals(bad.size(), reasonsTold().size());
    assertEquals(200, InMemory.answer(gate, CALL.bearer(issuer.token().compact())).status());
  }

  @Test
  @DisplayName("OBS-07: where it only reports, what would be refused is told and passes")
  void reportOnlyTellsAndLetsPass() {
    Gate gate = gate().access(Access.anyRole("admin")).unsafeReportOnly().build();
    String expired =
        TestIssuer.MINT.token().expiresIn(Duration.ofMinutes(-5)).roles("admin").compact();

    assertEquals("200\n\nanonymous", InMemory.answer(gate, CALL).refusal());
    assertEquals("200\n\nanonymous", InMemory.answer(gate, CALL.bearer(expired)).refusal());
    assertEquals("200\n\nalice", InMemory.answer(gate, GOOD).refusal());
    assertEquals(
        List.of("no_credentials", RejectionReason.EXPIRED.code(), "role_lacking"), reasonsTold());
  }

  @Test
  @DisplayName("OBS-07: by default what is told is refused")
  void byDefaultWhatIsToldIsRefused() {
    Gate gate = gate().access(Access.anyRole("admin")).build();

    assertEquals(401, InMemory.answer(gate, CALL).status());
    assertEquals(403, InMemory.answer(gate, GOOD).status());
    assertEquals(List.of("no_credentials", "role_lacking"), reasonsTold());
  }

  @Test
  @DisplayName("HTTP-13: a header and a cookie at once can be refused, and one alone is taken")
  void headerWithCookieCanBeRefused() {
    Gate gate = gate().cookie(CredentialRows.COOKIE).rejectHeaderWithCookie().build();
    Call cookie = CALL.cookie(CredentialRows.COOKIE, TestIssuer.token());

    assertEquals(400, InMemory.answer(gate, cookie.bearer(TestIssuer.token())).status());
    assertEquals("alice", InMemory.answer(gate, cookie).body());
    assertEquals("alice", InMemory.answer(gate, GOOD).body());
    assertEquals(401, InMemory.answer(gate, CALL).status());
  }

  @Test
  @DisplayName("a cookie in the open is none where https is required")
  void cookieInTheOpenIsNone() {
    Gate gate = gate().cookie(CredentialRows.COOKIE).requireHttps().build();
    Call cookie = CALL.cookie(CredentialRows.COOKIE, TestIssuer.token());

    assertEquals(401, InMemory.answer(gate.receive(new InMemory(cookie, false)).decide()).status());
    assertEquals("alice", InMemory.answer(gate, cookie).body());
  }

  @Test
  @DisplayName("HTTP-19: a preflight has a method, an Origin and the method that it asks for")
  void preflightHasThreeMarks() {
    Call preflight =
        CALL.method("OPTIONS")
            .with("Origin", "https://app.example")
            .with("Access-Control-Request-Method", "GET");
    assertTrue(Preflight.is(new InMemory(preflight, true)));
    assertFalse(Preflight.is(new InMemory(preflight.method("GET"), true)));
    assertFalse(Preflight.is(new InMemory(CALL.method("OPTIONS"), true)));
    for (String field : preflight.fields()) {
      Call one = new Call("OPTIONS", SERVER, "/it", List.of(field), "");
      assertFalse(Preflight.is(new InMemory(one, true)));
    }
  }

  static Stream<UnaryOperator<Call>> overrides() {
    return Stream.of(
        call -> call.with("X-HTTP-Method-Override", "DELETE"),
        call -> call.with("x-http-method-override", "GET"),
        call -> call.with("X-HTTP-Method", "MERGE"),
        call -> call.with("X-Method-Override", "PUT"),
        call -> call.with("X-HTTP-Verb", "PUT"),
        call -> call.with("X-Method", "PUT"),
        call -> call.with("X-HTTP-Method-Override", ""),
        call -> call.to("/it?_method=DELETE"),
        call -> call.to("/it?a=b&%5Fmethod=DELETE"),
        call -> call.to("/it?a=b;_method=DELETE"),
        call -> call.to("/it?_METHOD=DELETE"),
        call -> call.to("/it?_method"),
        call -> call.to("/it?%zz=1"),
        call -> call.to("/it?method=DELETE"),
        call -> call.to("/it?httpMethod=%70ut"),
        call -> call.to("/it?X-HTTP-Method-Override=PATCH"),
        call -> call.sending("application/x-www-form-urlencoded", "_method=DELETE"),
        call -> call.with("Transfer-Encoding", "chunked"));
  }

  @ParameterizedTest
  @DisplayName("EDGE-12: an OPTIONS request that asks for a method override is no preflight")
  @MethodSource("overrides")
  void overrideIsNoPreflight(UnaryOperator<Call> change) {
    Call override = change.apply(preflight());

    assertFalse(Preflight.is(new InMemory(override, true)));
    Gate gate = gate().build();
    assertEquals(401, InMemory.answer(gate, override).status());
    assertEquals(200, InMemory.answer(gate, override.bearer(TestIssuer.token())).status());
  }

  @ParameterizedTest
  @DisplayName("EDGE-12: a preflight may have a query, and says that it has no content")
  @ValueSource(strings = {"/it", "/it?paymentMethod=card&a", "/it?method=list", "/it?a=_method"})
  void preflightMayHaveAQuery(String target) {
    assertTrue(
        Preflight.is(new InMemory(preflight().to(target).with("Content-Length", "0"), true)));
  }

  private static Call preflight() {
    return CALL.method("OPTIONS")
        .with("Origin", "https://app.example")
        .with("Access-Control-Request-Method", "GET");
  }

  private static Arrival arrival(Gate gate, Call call) {
    return gate.receive(new InMemory(call, true));
  }

  @Test
  @DisplayName("an invalid header ends a request at once, an invalid cookie may yet count as none")
  void invalidHeaderEndsARequestAtOnce() {
    Gate gate = gate().cookie(CredentialRows.COOKIE).build();
    Call cookie = CALL.cookie(CredentialRows.COOKIE, "bad");

    assertTrue(arrival(gate, CALL.bearer("bad")).rejection().isPresent());
    assertTrue(arrival(gate, cookie).rejection().isEmpty());
    assertTrue(arrival(gate, GOOD).rejection().isEmpty());
    Gate reporting = gate().unsafeReportOnly().build();
    assertTrue(arrival(reporting, CALL.bearer("bad")).rejection().isEmpty());
  }

  @Test
  @DisplayName("every requirement of a resource counts")
  void everyRequirementCounts() {
    Gate gate = gate().build();

    assertEquals(
        Optional.empty(), arrival(gate, GOOD).decide(Requirement.AUTHENTICATED).rejection());
    List<Requirement> both = List.of(Requirement.AUTHENTICATED, Requirement.anyRole("admin"));
    Decision lacking = arrival(gate, GOOD).decide(both);
    assertEquals("role_lacking", lacking.rejection().orElseThrow().code());
    assertEquals(Access.NOBODY, Access.anyRole(new String[0]));
    Decision denied = arrival(gate, GOOD).decide(Requirement.DENIED);
    assertEquals("denied_to_all", denied.rejection().orElseThrow().code());
  }

  @Test
  @DisplayName("a request is decided once and reported once")
  void requestIsDecidedOnce() {
    List<SecurityEvent> reported = new ArrayList<>();
    Gate gate = gate().listener(reported::add).build();
    Arrival arrival = arrival(gate, CALL.bearer("bad"));

    assertTrue(arrival.rejection().isPresent());

    assertThrows(IllegalStateException.class, arrival::decide);
    assertEquals(1, reported.size());
  }

  @Test
  @DisplayName("a caller whom a gate in front has found is judged without a look at credentials")
  void knownCallerIsNotLookedFor() {
    Gate gate = gate().build();
    Caller alice = arrival(gate, GOOD).caller().orElseThrow();
    InMemory bad = new InMemory(CALL.bearer("bad"), true);

    assertEquals(Optional.of(alice), gate.receive(bad, alice).decide().caller());
    assertEquals(
        "no_credentials", gate.receive(bad, null).decide().rejection().orElseThrow().code());
  }

  @Test
  @DisplayName("what a gate in front is owed is needed as well, but for what is open to everybody")
  void owedAccessIsNeeded() {
    Gate open = gate().access(Access.PUBLIC).build();

    assertTrue(arrival(open, CALL).decide().rejection().isEmpty());
    assertTrue(
        arrival(open, CALL).alsoRequire(Access.AUTHENTICATED).decide().rejection().isPresent());
    assertTrue(
        arrival(open, CALL)
            .alsoRequire(Access.AUTHENTICATED)
            .decide(Requirement.PERMITTED)
            .rejection()
            .isEmpty());
  }

  @ParameterizedTest
  @DisplayName("HTTP-05: a character beyond ASCII is malformed, wherever it stands in the token")
  @ValueSource(strings = {"\u0080", "\u00ff", "\u0661", "\uff0e"})
  void characterBeyondAsciiIsMalformed(String character) {
    for (String token : List.of(character + "a", "a" + character, character)) {
      assertEquals(400, InMemory.answer(gate().build(), CALL.bearer(token)).status());
    }
    assertEquals(401, InMemory.answer(gate().build(), CALL.bearer("a")).status());
  }

  @Test
  @DisplayName("a gate for resources alone knows the callers and asks for nothing itself")
  void gateForResourcesAloneAsksForNothing() {
    Gate gate = gate().access(Access.anyRole("admin")).build();

    assertEquals(401, InMemory.answer(gate, CALL).status());
    assertEquals("anonymous", InMemory.answer(gate.forResourcesAlone(), CALL).body());
    assertEquals("alice", InMemory.answer(gate.forResourcesAlone(), GOOD).body());
    assertEquals(
        "anonymous", InMemory.answer(arrival(gate, CALL).decide(Requirement.PERMITTED)).body());
  }

  @Test
  @DisplayName("a gate closes its verifier's key sources")
  void gateClosesItsKeySources() {
    List<String> closed = new ArrayList<>();
    KeySource keys =
        new KeySource() {
          @Override
          public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
            return Optional.empty();
          }

          @Override
          public void close() {
            closed.add("closed");
          }
        };
    Gate gate =
        TestIssuer.gate(keys)
            .errorPages()
            .errorDescription(true)
            .onClose(() -> closed.add("after"))
            .build();

    assertTrue(gate.showsErrorPages());
    assertFalse(gate().build().showsErrorPages());
    gate.close();
    gate.close();
    assertEquals(List.of("closed", "after"), closed);
  }

  @Test
  @DisplayName("callers are equal who have one name at one issuer")
  void callersAreEqualByNameAndIssuer() {
    OneIssuer issuer = OneIssuer.byDefault();
    Caller alice = new Caller(issuer.accepts(issuer.token().roles("a").claim("sid", "s")));

    assertEquals(alice, new Caller(issuer.accepts(issuer.token())));
    assertNotEquals(alice, new Caller(issuer.accepts(issuer.token().subject("bob"))));
    assertNotEquals(alice, (Object) "alice");
    assertEquals(Set.of("a"), alice.roles());
    assertEquals(Optional.of("s"), alice.sessionId());
    assertEquals("alice", alice.token().name());
  }

  @Test
  @DisplayName("HTTP-22: what is not among the public paths needs a token")
  void otherPathsNeedAToken() {
    Gate gate = gate().publicPaths("/public/*").access(Access.AUTHENTICATED).build();

    assertEquals(401, InMemory.answer(gate, CALL).status());
    assertEquals(200, InMemory.answer(gate, Call.get(SERVER, "/public/it")).status());
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads of rejected requests at DEBUG: one line each that tells why. */
class RejectionLogTest {
  private static final URI SERVER = URI.create("http://127.0.0.1");
  private static final Call CALL = Call.get(SERVER, "/orders/7");

  /** A good token until something in it is changed. */
  private static TokenDraft good() {
    return TestIssuer.MINT.token();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("no token", CALL, Map.of(), "401 no_credentials: no token came"),
        mistake(
            "an ID token of Keycloak",
            good().claim("typ", "ID"),
            "401 wrong_type: the claim typ says ID; send the access token"),
        mistake(
            "an expired token",
            good().expiresIn(Duration.ofMinutes(-10)),
            "401 expired: exp passed 60"),
        mistake("a token without exp", good().without("exp"), "401 missing_claim: exp is missing"),
        mistake(
            "a token without a name",
            good().without("sub"),
            "401 missing_claim: sub is missing; see jwtgate.principal-claim"),
        mistake(
            "exp in milliseconds",
            good().claim("exp", "soon"),
            "401 malformed_claim: exp is no number"),
        mistake(
            "a clock that is behind",
            good().claim("nbf", 4_102_444_800L),
            "401 not_yet_valid: nbf or iat lies "),
        mistake(
            "a token for another service",
            good().claim("aud", "account"),
            "401 wrong_audience: The token is for another audience; let the issuer put this service"
                + " into aud; see jwtgate.audience"),
        mistake(
            "a token of another issuer",
            good().claim("iss", "https://issuer.example/"),
            "401 unknown_issuer: The token's issuer is not trusted; compare iss with"
                + " jwtgate.issuer, to the slash"),
        mistake(
            "a shared secret where keys are public",
            good().header("alg", "HS256"),
            "401 algorithm_not_allowed: "),
        mistake(
            "a token of another environment",
            good().signedBy(TestKey.generate("RS256", TestIssuer.MINT.key().keyId())),
            "401 bad_signature: "),
        mistake(
            "text that is no token",
            CALL.with("Authorization", "Bearer abc"),
            Map.of(),
            "401 malformed: "),
        mistake(
            "two tokens",
            CALL.bearer(TestIssuer.token()).bearer(TestIssuer.token()),
            Map.of(),
            "400 invalid_request: two credentials or a malformed one"),
        mistake(
            "a role that the caller lacks",
            CALL.bearer(good().claim("roles", List.of("user")).compact()),
            Map.of("jwtgate.roles", "admin,owner"),
            "403 role_lacking: needs one of the roles [admin, owner], the caller has [user] (from"
                + " jwtgate.roles-claim)"),
        mistake(
            "roles that stand elsewhere",
            CALL.bearer(good().compact()),
            Map.of("jwtgate.roles", "admin"),
            "the caller has [] (from jwtgate.roles-claim)"),
        mistake(
            "a scope that the caller lacks",
            CALL.bearer(good().claim("scope", "a b").compact()),
            Map.of("jwtgate.scopes", "c"),
            "403 scope_lacking: needs all of the scopes [c], the caller has [a, b] (from"
                + " jwtgate.scope-claim)"));
  }

  private static Arguments mistake(String name, TokenDraft token, String line) {
    return mistake(name, CALL.bearer(token.compact()), Map.of(), line);
  }

  private static Arguments mistake(
      String name, Call call, Map<String, String> settings, String line) {
    return Arguments.of(name, call, settings, line);
  }

  @ParameterizedTest(name = "{0}: one line tells it")
  @MethodSource("mistakes")
  void oneLineTellsIt(String name, Call call, Map<String, String> settings, String told) {
    List<String> lines = lines(call, settings);

    assertEquals(1, lines.size(), lines::toString);
    String start = "rejected GET /orders/7 (application /shop): ";
    assertTrue(lines.get(0).contains(start), lines::toString);
    assertTrue(lines.get(0).contains(told), lines::toString);
  }

  @Test
  @DisplayName("nothing is told of a request that passes")
  void nothingIsToldOfGoodRequests() {
    assertEquals(List.of(), lines(CALL.bearer(good().compact()), Map.of()));
  }

  @Test
  @DisplayName("log-roles=false: neither needed roles nor the caller's are named")
  void rolesCanBeLeftOut() {
    Call user = CALL.bearer(good().claim("roles", List.of("user")).compact());
    String line =
        lines(user, Map.of("jwtgate.roles", "admin", "jwtgate.log-roles", "false")).get(0);

    assertTrue(line.contains("403 role_lacking: needs one of the roles (names are left out"), line);
    assertFalse(line.contains("admin") || line.contains("user"), line);
  }

  @Test
  @DisplayName(
      "OBS-02: a path can't begin a line, look like another one or show a token or a query")
  void pathForgesNothing() {
    Call call =
        Call.get(SERVER, "/a\r\nrejected GET /b\u2028\u202e (x)/" + good().compact() + "?q=secret");
    List<String> lines = lines(call, Map.of());

    assertEquals(1, lines.size());
    String target =
        "GET /a\\u000d\\u000arejected\\u0020GET\\u0020/b\\u2028\\u202e\\u0020(x)/(token) (";
    assertTrue(lines.get(0).contains(target), lines.get(0));
    assertFalse(lines.get(0).contains("secret"));
  }

  @Test
  @DisplayName("OBS-02: a long path is cut")
  void longPathIsCut() {
    String line = lines(Call.get(SERVER, "/" + "a".repeat(5_000)), Map.of()).get(0);

    assertTrue(line.contains("aaa... (application"), line);
    assertTrue(line.length() < 600, line);
  }

  @Test
  @DisplayName("a path that can't be read changes no decision")
  void unreadablePathChangesNothing() {
    try (RecordedLog log = RecordedLog.ofThisThread();
        Gate gate = gate(Map.of())) {
      InMemory broken = new InMemory(new Call("GET", SERVER, null, List.of(), ""), true);
      Decision decision = gate.receive(broken, null).decide(Requirement.AUTHENTICATED);
      assertEquals("no_credentials", decision.rejection().orElseThrow().code());
      assertTrue(log.lines().stream().noneMatch(it -> it.contains("rejected")));
    }
  }

  @Test
  @DisplayName("unsafe-report-only: the line says that it would be rejected")
  void reportOnlyIsTold() {
    String line = lines(CALL, Map.of("jwtgate.unsafe-report-only", "true")).get(0);

    assertTrue(line.contains("would be rejected: GET /orders/7"), line);
  }

  private static List<String> lines(Call call, Map<String, String> more) {
    try (Gate gate = gate(more);
        RecordedLog log = RecordedLog.ofThisThread()) {
      Answer answer = InMemory.answer(gate, call);
      assertFalse(answer.body().isEmpty());
      return log.lines().stream().filter(it -> it.contains("rejected")).toList();
    }
  }

  private static Gate gate(Map<String, String> more) {
    List<SettingSource> sources = List.of(SettingSource.of("test", TestIssuer.settings(more)));
    return new GateSettings(sources, RejectionLogTest.class.getClassLoader()).gate("/shop");
  }
}

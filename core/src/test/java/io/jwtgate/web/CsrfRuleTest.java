package io.jwtgate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.bearer.ResponseHeaders;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.CredentialRows;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request with a cookie may come from; the contract of the adapters has it over HTTP. */
class CsrfRuleTest {
  private static final String OWN = "https://app.example";
  private static final String TRUSTED = "https://partner.example:8443";
  private static final CsrfTokens TOKENS = new CsrfTokens(new byte[32]);
  private static final Optional<String> SESSION = Optional.of("s1");
  private static final Call GET = Call.get(URI.create("http://127.0.0.1"), "/it");
  private static final Call POST = GET.method("POST");

  private final CsrfRule rule = rule(same -> same);

  private static CsrfRule rule(UnaryOperator<CsrfRule.Builder> change) {
    return change
        .apply(
            CsrfRule.builder()
                .publicOrigins(List.of(OWN, OWN))
                .trustedOrigins(List.of(TRUSTED))
                .tokens(TOKENS))
        .build();
  }

  private static boolean admits(CsrfRule rule, Call call) {
    return rule.admits(new InMemory(call, true), SESSION);
  }

  private boolean admits(Call call) {
    return admits(rule, call);
  }

  @ParameterizedTest(name = "CSRF-02: {0} is checked: {1}")
  @CsvSource({"GET, false", "HEAD, false", "OPTIONS, false", "TRACE, false", "POST, true"})
  void methodsThatChangeAreChecked(String method, boolean checked) {
    Call crossSite = GET.method(method).with("Sec-Fetch-Site", "cross-site");

    assertEquals(checked, CsrfRule.concerns(new InMemory(crossSite, true)));
    assertEquals(!checked, admits(crossSite));
  }

  @ParameterizedTest(name = "CSRF-16, CSRF-19: a safe method is checked with {0}: {1}")
  @CsvSource({
    "X-HTTP-Method-Override, DELETE",
    "X-HTTP-Method, DELETE",
    "X-Method-Override, DELETE",
    "Upgrade, WebSocket"
  })
  void safeMethodThatOpensMoreIsChecked(String header, String value) {
    assertTrue(CsrfRule.concerns(new InMemory(GET.with(header, value), true)));
    assertFalse(CsrfRule.concerns(new InMemory(GET.with("Upgrade", "h2c"), true)));
  }

  @ParameterizedTest(name = "CSRF-16: the query {0} is checked: {1}")
  @CsvSource({
    "_method=PUT, true",
    "a=b&_method, true",
    "_method&a, true",
    "a=b&%zz, true",
    "a=%zz, false",
    "a_method=PUT, false",
    "_methods=PUT, false"
  })
  void overridingQueryIsChecked(String query, boolean checked) {
    Call call = Call.get(GET.server(), "/it?" + query);

    assertEquals(checked, CsrfRule.concerns(new InMemory(call, true)));
  }

  @ParameterizedTest(name = "CSRF-03, CSRF-04, CSRF-05: {0} with the origin {1} is admitted: {2}")
  @CsvSource({
    "same-origin, https://evil.test, true",
    "none, https://evil.test, true",
    "cross-site, https://app.example, false",
    "cross-site, https://partner.example:8443, true",
    "cross-site, https://partner.example, false",
    "same-site, https://app.example, false",
    "same-site, https://partner.example:8443, true",
    "unknown, https://app.example, true",
    "unknown, https://evil.test, false"
  })
  void browsersWordDecides(String site, String origin, boolean admitted) {
    assertEquals(admitted, admits(POST.with("Sec-Fetch-Site", site).with("Origin", origin)));
  }

  @Test
  @DisplayName("CSRF-05: sibling hosts may only by an unsafe word")
  void siblingsMayByAnUnsafeWord() {
    Call sibling = POST.with("Sec-Fetch-Site", "same-site").with("Origin", "https://x.example");

    assertFalse(admits(sibling));
    assertTrue(admits(rule(CsrfRule.Builder::unsafeSiblingHosts), sibling));
  }

  @ParameterizedTest(name = "CSRF-07: the origin {0} is admitted: {1}")
  @CsvSource({
    "https://app.example, true",
    "HTTPS://APP.EXAMPLE, false",
    "https://APP.example, true",
    "https://app.example:443, true",
    "https://app.example:0, false",
    "https://app.example:80, false",
    "http://app.example, false",
    "wss://app.example, false",
    "https://app.example/, false",
    "https://user@app.example, false",
    "https://, false",
    "https:app.example, false",
    "app.example, false",
    "'https://a b', false",
    "null, false"
  })
  void originIsComparedInThreeParts(String origin, boolean admitted) {
    assertEquals(admitted, admits(POST.with("Origin", origin)));
  }

  @ParameterizedTest(name = "CSRF-08: the referer {0} is admitted: {1}")
  @CsvSource({
    "https://app.example/page?q#f, true",
    "https://APP.EXAMPLE:443/, true",
    "https://user@app.example/, false",
    "https://evil.test/, false",
    "/page, false",
    "about:blank, false"
  })
  void refererIsComparedByItsOrigin(String referer, boolean admitted) {
    assertEquals(admitted, admits(POST.with("Referer", referer)));
    assertFalse(admits(POST.with("Referer", referer).with("Referer", referer)));
    assertFalse(admits(POST.with("Origin", "https://evil.test").with("Referer", referer)));
  }

  @Test
  @DisplayName("CSRF-09, CSRF-13: without a word of the browser, a token of the session is needed")
  void tokenStandsInForTheBrowsersWord() {
    String token = TOKENS.next("s1");
    Call sent = POST.with(CsrfRule.TOKEN_HEADER, token);

    assertTrue(admits(sent));
    assertFalse(admits(POST));
    assertFalse(admits(sent.with(CsrfRule.TOKEN_HEADER, token)));
    assertFalse(admits(sent.with("Origin", "https://evil.test")));
    assertFalse(rule.admits(new InMemory(sent, true), Optional.empty()));
    assertFalse(rule.admits(new InMemory(sent, true), Optional.of("s2")));
    assertFalse(admits(CsrfRule.builder().build(), sent));
  }

  @Test
  @DisplayName("CSRF-10: with no own origin to compare with, a token decides")
  void withoutAnOwnOriginTheTokenDecides() {
    CsrfRule unnamed = CsrfRule.builder().tokens(TOKENS).build();
    Call call = POST.with("Origin", OWN);

    assertFalse(admits(unnamed, call));
    assertTrue(admits(unnamed, call.with(CsrfRule.TOKEN_HEADER, TOKENS.next("s1"))));
  }

  @Test
  @DisplayName("CSRF-13, CSRF-15: a token is of one session and one key, and each is another")
  void tokenIsOfOneSessionAndOneKey() {
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;
    String token = TOKENS.next("s1");
    String nonce = token.substring(0, token.indexOf('.'));

    assertTrue(TOKENS.isFor("s1", token));
    assertFalse(TOKENS.isFor("s2", token));
    assertFalse(TOKENS.isFor("", token));
    assertFalse(new CsrfTokens(otherKey).isFor("s1", token));
    assertNotEquals(token, TOKENS.next("s1"));
    for (String bad :
        List.of("", ".", nonce, nonce + ".", nonce + ".AA", token + "A", "." + nonce)) {
      assertFalse(TOKENS.isFor("s1", bad), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> new CsrfTokens(new byte[31]));
  }

  @ParameterizedTest
  @DisplayName("CSRF-07: what is no origin can't be configured")
  @ValueSource(strings = {"app.example", "https://app.example/", "ftp://app.example", "*", ""})
  void noOriginIsRefused(String text) {
    CsrfRule.Builder builder = CsrfRule.builder();

    assertThrows(IllegalArgumentException.class, () -> builder.publicOrigins(List.of(text)));
    assertThrows(IllegalArgumentException.class, () -> builder.trustedOrigins(List.of(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site", "Origin", "Referer"})
  @DisplayName("a browser tells of the site by any of three headers")
  void browserTellsOfTheSite(String header) {
    assertTrue(CsrfRule.tellsOfSite(new InMemory(POST.with(header, "x"), true)));
    assertFalse(CsrfRule.tellsOfSite(new InMemory(POST.with("X-" + header, "x"), true)));
  }

  @Test
  @DisplayName("CSRF-21: a refusal is told; where it only reports, it is told and passes")
  void refusalIsToldAndReportPasses() {
    Call crossSite =
        POST.with("Sec-Fetch-Site", "cross-site").cookie(CredentialRows.COOKIE, TestIssuer.token());
    List<SecurityEvent> told = new ArrayList<>();
    GateBuilder gate =
        TestIssuer.gate().cookie(CredentialRows.COOKIE).csrf(rule).listener(told::add);

    Decision refused = gate.build().receive(new InMemory(crossSite, true)).decide();
    assertEquals(Refused.plain(403, "Forbidden", ""), InMemory.answer(refused).refusal());
    assertEquals("cross_site", refused.rejection().orElseThrow().code());
    assertEquals("Origin, Sec-Fetch-Site", refused.rejection().orElseThrow().headers().get("Vary"));
    assertEquals(new SecurityEvent(Kind.CSRF_REJECTED, TestIssuer.MINT.issuer(), ""), told.get(0));

    told.clear();
    CsrfRule reporting = rule(CsrfRule.Builder::unsafeReportOnly);
    assertTrue(reporting.isReportOnly() && !rule.isReportOnly());
    Answer passed = InMemory.answer(gate.csrf(reporting).build(), crossSite);
    assertEquals("alice", passed.body());
    assertEquals("report_only", told.get(0).detail());
  }

  @Test
  @DisplayName("CSRF-22: the answer says what it hung on")
  void answerSaysWhatItHungOn() {
    Gate gate = TestIssuer.gate().cookie(CredentialRows.COOKIE).csrf(rule).build();

    assertEquals(new ResponseHeaders(true, true), headers(gate, withCookie(POST)));
    assertEquals(new ResponseHeaders(true, false), headers(gate, withCookie(GET)));
    assertEquals(ResponseHeaders.ANY, headers(gate, POST.bearer(TestIssuer.token())));
  }

  private static Call withCookie(Call call) {
    return call.with("Sec-Fetch-Site", "same-origin")
        .cookie(CredentialRows.COOKIE, TestIssuer.token());
  }

  private static RequiredHeaders headers(Gate gate, Call call) {
    return ((Decision.Authenticated) gate.receive(new InMemory(call, true)).decide()).headers();
  }
}

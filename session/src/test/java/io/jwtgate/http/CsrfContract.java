package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.Sessions;
import io.jwtgate.web.CsrfTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may act for the user whose browser sends its cookie along. */
public abstract class CsrfContract extends SessionContract {
  private static final String CROSS_SITE = Refused.plain(403, "Forbidden", "");
  private static final String CSRF = "__Host-csrf";

  private Visitor visitor;

  @BeforeAll
  void login() {
    visitor = Visitor.loggedIn(server);
  }

  private Call change() {
    return visitor.call("POST", "/me").with("Content-Length", "0");
  }

  private static void assertPasses(Call call) {
    Answer answer = call.send();
    assertEquals("200 alice", answer.status() + " " + answer.body());
  }

  private static void assertRefused(Call call) {
    assertEquals(CROSS_SITE, call.send().refusal());
  }

  private String sessionOfCookies() {
    Visitor again = visitor.copy();
    assertEquals(200, again.post("/session/refresh").status());
    return Sessions.sessionIdOf(again.cookie("__Secure-refresh").orElseThrow()).orElseThrow();
  }

  @Test
  @DisplayName("CSRF-01: a token in the header needs no check")
  void headerNeedsNoCheck() {
    String token = visitor.cookie("__Host-token").orElseThrow();
    assertPasses(
        post("/me").bearer(token).with("Sec-Fetch-Site", "cross-site").with("Content-Length", "0"));
  }

  @Test
  @DisplayName("CSRF-01: a safe method needs no check")
  void safeMethodNeedsNoCheck() {
    assertPasses(visitor.call("GET", "/me").with("Sec-Fetch-Site", "cross-site"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "MERGE"})
  @DisplayName("CSRF-02: every other method does")
  void otherMethodsAreChecked(String method) {
    Call call = change().method(method);
    assertRefused(call.with("Sec-Fetch-Site", "cross-site"));
    assertPasses(call.with("Sec-Fetch-Site", "same-origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  @DisplayName("CSRF-03: this site's own pages and the user himself may")
  void ownPagesMay(String site) {
    assertPasses(change().with("Sec-Fetch-Site", site).with("Origin", "https://evil.test"));
  }

  @Test
  @DisplayName("CSRF-04: another site may only if its origin is trusted")
  void otherSiteMayIfTrusted() {
    Call call = change().with("Sec-Fetch-Site", "cross-site");
    assertRefused(call);
    assertRefused(call.with("Origin", "https://evil.test"));
    assertRefused(call.with("Origin", SessionSetup.ORIGIN));
    assertRefused(call.with(CSRF_HEADER, visitor.cookie(CSRF).orElseThrow()));
    assertPasses(call.with("Origin", SessionSetup.TRUSTED));
  }

  @Test
  @DisplayName("CSRF-05: a sibling host may not")
  void siblingMayNot() {
    assertRefused(change().with("Sec-Fetch-Site", "same-site").with("Origin", "https://x.example"));
  }

  @Test
  @DisplayName("CSRF-06: an unknown word of the browser is no word")
  void unknownWordIsNone() {
    assertRefused(change().with("Sec-Fetch-Site", "same-origin, none"));
    assertRefused(change().with("Sec-Fetch-Site", "Same-Origin"));
    assertRefused(change().with("Sec-Fetch-Site", ""));
    Call twice = change().with("Sec-Fetch-Site", "same-origin");
    assertRefused(twice.with("Sec-Fetch-Site", "same-origin"));
    assertPasses(change().with("Sec-Fetch-Site", "new").with("Origin", SessionSetup.ORIGIN));
  }

  @Test
  @DisplayName("CSRF-04: names of headers are taken in any case, as newer HTTP versions send them")
  void namesAreTakenInAnyCase() {
    assertRefused(
        change().with("sec-fetch-site", "cross-site").with("ORIGIN", SessionSetup.ORIGIN));
    assertRefused(change().with("origin", "https://evil.test"));
    assertPasses(change().with("origin", SessionSetup.ORIGIN));
    assertPasses(change().with("x-csrf-token", visitor.cookie(CSRF).orElseThrow()));
  }

  @ParameterizedTest
  @DisplayName("CSRF-07: an Origin must be ours in scheme, host and port")
  @ValueSource(
      strings = {
        "null",
        "http://app.example",
        "https://app.example:8443",
        "https://app.example.evil.test",
        "https://evil.test/app.example",
        "https://app.example/",
        "https://user@app.example",
        "https://sub.app.example",
        "https://app.example.",
        "https://app.exampl\u00e9",
        "https://xn--app-xxx.example",
        "https://app.example:443:443",
        "https://app.example:0",
        "https://app.example https://evil.test",
        "https://app.example\\@evil.test",
        "https:app.example",
        "//app.example",
        "file://app.example",
        "app.example",
        "",
      })
  void otherOriginIsRefused(String origin) {
    assertRefused(change().with("Origin", origin));
    assertPasses(change().with("Origin", "https://app.example"));
    assertPasses(change().with("Origin", "https://app.example:443"));
  }

  @Test
  @DisplayName("CSRF-07: two Origins are none, and the Referer does not help")
  void twoOriginsAreNone() {
    Call once = change().with("Origin", SessionSetup.ORIGIN);
    assertRefused(once.with("Origin", SessionSetup.ORIGIN));
    Call other = change().with("Origin", "https://evil.test");
    assertRefused(other.with("Referer", SessionSetup.ORIGIN + "/page"));
  }

  @ParameterizedTest
  @DisplayName("CSRF-08: without an Origin the Referer's counts")
  @CsvSource({
    "https://app.example/page?q=1, true",
    "https://app.example, true",
    "https://app.example.evil.test/, false",
    "https://evil.test/https://app.example/, false",
    "http://app.example/, false"
  })
  void refererCounts(String referer, boolean passes) {
    Call call = change().with("Referer", referer);
    if (passes) {
      assertPasses(call);
    } else {
      assertRefused(call);
    }
  }

  @Test
  @DisplayName("CSRF-09, CSRF-11: with no word of the browser a CSRF token is needed")
  void tokenIsNeeded() {
    assertRefused(change());
    assertPasses(change().with(CSRF_HEADER, visitor.cookie(CSRF).orElseThrow()));
  }

  @Test
  @DisplayName("CSRF-10: the Host that a client names is not compared with")
  void hostIsNotComparedWith() {
    assertRefused(
        change()
            .with("Origin", "https://evil.test")
            .with("X-Forwarded-Host", "evil.test")
            .with("X-Forwarded-Proto", "https"));
  }

  private static final String CSRF_HEADER = "X-CSRF-Token";

  @Test
  @DisplayName("CSRF-11: a token in the query or a cookie alone is none")
  void tokenElsewhereIsNone() {
    String token = visitor.cookie(CSRF).orElseThrow();
    assertRefused(
        visitor
            .call("POST", "/me?X-CSRF-Token=" + token + "&csrf_token=" + token)
            .with("Content-Length", "0"));
    assertRefused(change().with(CSRF_HEADER, "é"));
    Call both = change().with(CSRF_HEADER, token);
    assertRefused(both.with(CSRF_HEADER, token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA.AAAA", "a.b", ".", ".."})
  @DisplayName("CSRF-12: a cookie and an equal header prove nothing")
  void naiveDoubleSubmitFails(String planted) {
    Visitor attacked = visitor.copy();
    attacked.plant(CSRF, planted);
    Call call = attacked.call("POST", "/me").with("Content-Length", "0");
    assertRefused(call.with(CSRF_HEADER, planted));
  }

  @Test
  @DisplayName("CSRF-13: a token of another session, or from before the login, fails")
  void tokenOfAnotherSessionFails() {
    Visitor other = Visitor.loggedIn(server);
    assertRefused(change().with(CSRF_HEADER, other.cookie(CSRF).orElseThrow()));
    Visitor again = other.copy();
    again.login("alice", SessionSetup.PASSWORD);
    Call call = again.call("POST", "/me").with("Content-Length", "0");
    assertRefused(call.with(CSRF_HEADER, other.cookie(CSRF).orElseThrow()));
    assertPasses(call.with(CSRF_HEADER, again.cookie(CSRF).orElseThrow()));
  }

  @Test
  @DisplayName("CSRF-15: a token that another node made with the same key is good, no other")
  void nodesShareTheKey() {
    String sessionId = sessionOfCookies();
    String made = new CsrfTokens(SessionSetup.CSRF_KEY).next(sessionId);
    assertPasses(change().with(CSRF_HEADER, made));
    byte[] otherKey = "another key of CSRF tokens in tests".getBytes(StandardCharsets.UTF_8);
    assertRefused(change().with(CSRF_HEADER, new CsrfTokens(otherKey).next(sessionId)));
  }

  @ParameterizedTest
  @DisplayName("CSRF-16: a word that makes another method of it has it checked")
  @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
  void overrideIsChecked(String header) {
    Call call = visitor.call("GET", "/me").with(header, "DELETE");
    assertRefused(call.with("Sec-Fetch-Site", "cross-site"));
    assertPasses(call.with("Sec-Fetch-Site", "same-origin"));
  }

  @ParameterizedTest
  @DisplayName("CSRF-16: in the query, too")
  @ValueSource(strings = {"_method=DELETE", "a=b&_method=delete", "_method", "%5Fmetho%64=PUT"})
  void overrideInTheQueryIsChecked(String query) {
    Call call = visitor.call("GET", "/me?" + query);
    assertRefused(call.with("Sec-Fetch-Site", "cross-site"));
    assertPasses(
        visitor.call("GET", "/me?my_method=x&a=_method").with("Sec-Fetch-Site", "cross-site"));
  }

  @ParameterizedTest
  @DisplayName("CSRF-17: what browsers send without asking first is checked like JSON")
  @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", FORM, JSON})
  void simpleContentIsChecked(String type) {
    Call call = visitor.call("POST", "/me").with("Sec-Fetch-Site", "cross-site");
    assertRefused(call.sending(type, "a=b"));
  }

  @Test
  @DisplayName("CSRF-19: a WebSocket handshake must come from ours")
  void webSocketHandshakeIsChecked() {
    Call call =
        visitor.call("GET", "/me").with("Connection", "Upgrade").with("Upgrade", "websocket");
    assertRefused(call.with("Origin", "https://evil.test"));
    assertRefused(call);
    assertPasses(call.with("Origin", SessionSetup.ORIGIN));
  }

  @ParameterizedTest
  @DisplayName("CSRF-20: a header that is no token does not skip the check")
  @ValueSource(strings = {"Basic YTpi", "Bearerx y", "Bearer bad"})
  void bogusHeaderDoesNotHelp(String header) {
    Call call = change().with("Authorization", header).with("Sec-Fetch-Site", "cross-site");
    int status = call.send().status();
    assertEquals(header.equals("Bearer bad") ? 401 : 403, status);
  }

  @Test
  @DisplayName("CSRF-22: the answer says what it hung on")
  void answerVaries() {
    assertEquals(
        List.of("Origin, Sec-Fetch-Site"),
        change().with("Sec-Fetch-Site", "cross-site").send().header("Vary"));
    assertEquals(
        List.of("Cookie, Origin, Sec-Fetch-Site"),
        change().with("Sec-Fetch-Site", "same-origin").send().header("Vary"));
  }

  @Test
  @DisplayName("OBS-05: what comes from another site is told")
  void refusalsAreToldToListeners() {
    change().with("Sec-Fetch-Site", "cross-site").send();
    assertTrue(setup.events().stream().anyMatch(event -> event.kind() == Kind.CSRF_REJECTED));
  }
}

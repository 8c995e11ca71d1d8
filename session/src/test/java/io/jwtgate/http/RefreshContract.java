package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refresh over HTTP, by cookie and in bodies. */
public abstract class RefreshContract extends SessionContract {
  private static final String REFRESH = "__Secure-refresh";
  private static final String REFUSED =
      """
      400
      Cache-Control: no-store
      Content-Type: application/json

      {"error":"invalid_grant","error_description":"The refresh was refused"}""";

  private Answer refresh(String token) {
    return post("/token/refresh").sending(FORM, "refresh_token=" + token).send();
  }

  private String login() {
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    return member(post("/token/login").sending(FORM, form).send(), "refresh_token");
  }

  @Test
  void aRefreshByCookieGivesTokensThatWork() {
    Visitor visitor = Visitor.loggedIn(server);
    String before = visitor.cookie(REFRESH).orElseThrow();
    setup.clock().advance(Duration.ofHours(1));
    assertEquals(401, visitor.get("/me").status());
    assertEquals("{\"expires_in\":600}", visitor.post("/session/refresh").body());
    assertEquals("alice", visitor.get("/me").body());
    assertNotEquals(before, visitor.cookie(REFRESH).orElseThrow());
  }

  @Test
  @DisplayName("RT-06: the tab that comes second gets the current cookie, and is no thief later")
  void secondTabGetsTheCurrentCookie() {
    Visitor first = Visitor.loggedIn(server);
    Visitor second = first.copy();
    assertEquals(200, first.post("/session/refresh").status());
    assertEquals(200, second.post("/session/refresh").status());
    assertEquals(first.cookie(REFRESH), second.cookie(REFRESH));
    setup.clock().advance(Duration.ofMinutes(5));
    assertEquals(200, second.post("/session/refresh").status());
    assertEquals("alice", second.get("/me").body());
  }

  @Test
  @DisplayName("RT-07: a refused refresh clears no cookie")
  void refusedRefreshClearsNothing() {
    Visitor visitor = Visitor.loggedIn(server);
    Visitor late = visitor.copy();
    visitor.post("/session/refresh");
    setup.clock().advance(Duration.ofMinutes(5));
    Answer answer = late.post("/session/refresh");
    assertEquals(REFUSED, answer.refusal());
    assertEquals(List.of(), answer.header("Set-Cookie"));
  }

  @Test
  @DisplayName("RT-07: a cookie that is no refresh token, or none at all, is answered alike")
  void unknownAndMissingAreAnsweredAlike() {
    Visitor visitor = new Visitor(server);
    assertEquals(REFUSED, visitor.post("/session/refresh").refusal());
    visitor.plant(REFRESH, "A".repeat(64));
    assertEquals(REFUSED, visitor.post("/session/refresh").refusal());
  }

  @Test
  @DisplayName("RT-17: new tokens are never stored")
  void newTokensAreNotStored() {
    assertEquals(
        List.of("no-store"),
        Visitor.loggedIn(server).post("/session/refresh").header("Cache-Control"));
    assertEquals(List.of("no-store"), refresh(login()).header("Cache-Control"));
  }

  @Test
  @DisplayName("RT-18, CSRF-18: a page of another site refreshes nothing")
  void otherSiteRefreshesNothing() {
    Visitor visitor = Visitor.loggedIn(server);
    Call attack = visitor.call("POST", "/session/refresh").with("Sec-Fetch-Site", "cross-site");
    Answer answer = attack.with("Content-Length", "0").send();
    assertEquals(403, answer.status());
    assertEquals(List.of(), answer.header("Set-Cookie"));
    assertEquals(200, visitor.post("/session/refresh").status());
  }

  @Test
  @DisplayName("RT-18: a CSRF token of the session stands in for a browser that tells nothing")
  void csrfTokenOfTheSessionAllowsARefresh() {
    Visitor visitor = Visitor.loggedIn(server);
    Call silent = visitor.call("POST", "/session/refresh").with("Content-Length", "0");
    assertEquals(403, silent.send().status());
    String token = visitor.cookie("__Host-csrf").orElseThrow();
    assertEquals(200, silent.with("X-CSRF-Token", token).send().status());
  }

  @Test
  void aRefreshInBodiesRotates() {
    String first = login();
    Answer answer = refresh(first);
    assertEquals(200, answer.status());
    String second = member(answer, "refresh_token");
    assertNotEquals(first, second);
    setup.clock().advance(Duration.ofMinutes(5));
    assertEquals(200, refresh(second).status());
    assertEquals(REFUSED, refresh(second + "x").refusal());
  }

  @Test
  void scopesCanBeNarrowedAndNotWidened() {
    String token = login();
    String asking = "refresh_token=" + token + "&scope=orders:read";
    Answer narrowed = post("/token/refresh").sending(FORM, asking).send();
    assertEquals("orders:read", member(narrowed, "scope"));
    Answer widened =
        post("/token/refresh")
            .sending(FORM, "refresh_token=" + token + "&scope=orders:read+admin")
            .send();
    assertEquals("invalid_scope", member(widened, "error"));
  }

  @Test
  void withoutATokenItIsAnInvalidRequest() {
    assertEquals(
        "invalid_request", member(post("/token/refresh").sending(FORM, "a=b").send(), "error"));
  }

  @Test
  @DisplayName("RT-13: an access token refreshes nothing, and a refresh token opens nothing")
  void oneTokenIsNotTheOther() {
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    Answer tokens = post("/token/login").sending(FORM, form).send();
    assertEquals(REFUSED, refresh(member(tokens, "access_token")).refusal());
    assertEquals(401, get("/me").bearer(member(tokens, "refresh_token")).send().status());
  }

  @Test
  @DisplayName("RT-16: while the store is down nothing is lost")
  void storeThatIsDownLosesNothing() {
    Visitor visitor = Visitor.loggedIn(server);
    setup
        .store()
        .whileDown(() -> LoginContract.assertUnavailable(visitor.post("/session/refresh")));
    assertEquals(200, visitor.post("/session/refresh").status());
  }
}

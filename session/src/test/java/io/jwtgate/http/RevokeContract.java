package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.Account;
import io.jwtgate.session.SessionTokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revocation (RFC 7009) and logout in bodies. */
public abstract class RevokeContract extends SessionContract {

  private record Tokens(String access, String refresh) {}

  private Tokens login() {
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    Answer answer = post("/token/login").sending(FORM, form).send();
    return new Tokens(member(answer, "access_token"), member(answer, "refresh_token"));
  }

  private Answer revoke(String form) {
    return post("/token/revoke").bearer(login().access()).sending(FORM, form).send();
  }

  private int me(Tokens tokens) {
    return get("/me").bearer(tokens.access()).send().status();
  }

  private int refresh(Tokens tokens) {
    return post("/token/refresh")
        .sending(FORM, "refresh_token=" + tokens.refresh())
        .send()
        .status();
  }

  @Test
  @DisplayName("RVK-01: a caller with a session revokes an access token")
  void accessTokenIsRevoked() {
    Tokens tokens = login();
    assertEquals(200, me(tokens));
    Answer answer = revoke("token=" + tokens.access());
    assertEquals("200 ", answer.status() + " " + answer.body());
    assertEquals(401, me(tokens));
  }

  @Test
  @DisplayName("RVK-01: nobody revokes without a session")
  void nobodyRevokes() {
    Tokens tokens = login();
    Answer answer = post("/token/revoke").sending(FORM, "token=" + tokens.access()).send();
    assertEquals(Refused.challenged(401, "Unauthorized", ""), answer.refusal());
    assertEquals(200, me(tokens));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "a.b.c",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  @DisplayName("RVK-02: a token that is none is answered as if it were revoked")
  void unknownTokenIsAnsweredAlike(String token) {
    assertEquals(200, revoke("token=" + token).status());
  }

  @Test
  @DisplayName("RVK-02: so is one that has expired or was revoked before")
  void revokedTokenIsAnsweredAlike() {
    Tokens tokens = login();
    assertEquals(200, revoke("token=" + tokens.refresh()).status());
    assertEquals(200, revoke("token=" + tokens.refresh()).status());
    assertEquals(200, revoke("token=" + tokens.access()).status());
    setup.clock().advance(Duration.ofHours(1));
    assertEquals(200, revoke("token=" + tokens.access()).status());
  }

  @Test
  @DisplayName("RVK-03: a wrong hint does no harm")
  void wrongHintStillFindsTheToken() {
    Tokens tokens = login();
    assertEquals(
        200, revoke("token=" + tokens.refresh() + "&token_type_hint=access_token").status());
    assertEquals(400, refresh(tokens));
  }

  @Test
  @DisplayName("RVK-04: a token of another client stays good")
  void tokenOfAnotherClientStaysGood() {
    SessionTokens others = setup.sessions().start(Account.of("alice"), "another-client", Set.of());
    Tokens tokens = new Tokens(others.accessToken().compact(), others.refreshToken());
    assertEquals("invalid_grant", member(revoke("token=" + tokens.access()), "error"));
    assertEquals("invalid_grant", member(revoke("token=" + tokens.refresh()), "error"));
    assertEquals(200, me(tokens));
  }

  @Test
  @DisplayName("RVK-05: with a refresh token its whole session ends")
  void refreshTokenEndsItsSession() {
    Tokens tokens = login();
    assertEquals(200, revoke("token=" + tokens.refresh()).status());
    assertEquals(401, me(tokens));
    assertEquals(400, refresh(tokens));
  }

  @Test
  @DisplayName("RVK-06: a request without a token is invalid")
  void withoutATokenItIsInvalid() {
    Answer answer = revoke("token_type_hint=access_token");
    assertEquals("400 invalid_request", answer.status() + " " + member(answer, "error"));
  }

  @Test
  @DisplayName("RVK-07: while the store is down it says so, and later it is done")
  void storeThatIsDownIsSaidSo() {
    Tokens tokens = login();
    Call call =
        post("/token/revoke").bearer(login().access()).sending(FORM, "token=" + tokens.refresh());
    setup.store().whileDown(() -> LoginContract.assertUnavailable(call.send()));
    assertEquals(200, call.send().status());
    assertEquals(401, me(tokens));
  }

  @Test
  @DisplayName("RVK-08: by cookie it must come from this site")
  void byCookieItMustComeFromThisSite() {
    Visitor visitor = Visitor.loggedIn(server);
    Tokens tokens = login();
    Call call = visitor.call("POST", "/session/revoke");
    Answer attack =
        call.with("Sec-Fetch-Site", "cross-site").sending(FORM, "token=" + tokens.access()).send();
    assertEquals(403, attack.status());
    assertEquals(200, me(tokens));
    assertEquals(200, visitor.post("/session/revoke", FORM, "token=" + tokens.access()).status());
    assertEquals(401, me(tokens));
  }

  @Test
  void logoutByEitherTokenEndsTheSession() {
    Tokens first = login();
    Answer byAccess =
        post("/token/logout").bearer(first.access()).with("Content-Length", "0").send();
    assertEquals(204, byAccess.status());
    assertEquals(401, me(first));
    assertEquals(400, refresh(first));
    Tokens second = login();
    String form = "refresh_token=" + second.refresh();
    assertEquals(204, post("/token/logout").sending(FORM, form).send().status());
    assertEquals(401, me(second));
  }

  @Test
  void logoutWithoutAGoodTokenSaysSo() {
    Answer answer = post("/token/logout").bearer("bad").with("Content-Length", "0").send();
    assertEquals(401, answer.status());
    assertEquals(List.of(), answer.header("Set-Cookie"));
  }

  @Test
  @DisplayName("CSRF-18: a page of another site logs nobody out")
  void otherSiteLogsNobodyOut() {
    Visitor visitor = Visitor.loggedIn(server);
    Call attack = visitor.call("POST", "/session/logout").with("Sec-Fetch-Site", "cross-site");
    assertEquals(403, attack.with("Content-Length", "0").send().status());
    assertEquals(200, visitor.get("/me").status());
  }

  @Test
  void aLogoutThatCannotBeDoneLeavesTheCookiesForAnotherTry() {
    Visitor visitor = Visitor.loggedIn(server);
    setup.store().whileDown(() -> LoginContract.assertUnavailable(visitor.post("/session/logout")));
    assertEquals(204, visitor.post("/session/logout").status());
    assertEquals(204, visitor.post("/session/logout").status());
  }
}

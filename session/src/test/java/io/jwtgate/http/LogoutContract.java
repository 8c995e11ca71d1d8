package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.Sessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A logout that was answered 204 has ended what it was asked to end. */
public abstract class LogoutContract extends SessionContract {
  private static final String ACCESS = "__Host-token";
  private static final String REFRESH = "__Secure-refresh";

  private static String sessionOf(Visitor visitor) {
    return Sessions.sessionIdOf(visitor.cookie(REFRESH).orElseThrow()).orElseThrow();
  }

  private Answer bodies() {
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    return post("/token/login").sending(FORM, form).send();
  }

  private int statusOf(Answer tokens) {
    return get("/me").bearer(member(tokens, "access_token")).send().status();
  }

  @Test
  @DisplayName("SESS-03: a logout whose session the store has lost ends the access token")
  void lostSessionEndsAllTheSame() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor thief = alice.copy();
    Visitor other = Visitor.loggedIn(server);
    setup.store().lose(sessionOf(alice));
    assertEquals(204, alice.post("/session/logout").status());
    assertEquals(401, thief.get("/me").status());
    assertEquals(200, other.get("/me").status());
  }

  @Test
  @DisplayName("SESS-03: also by the refresh token alone, since the session's id is made of it")
  void lostSessionEndsByTheRefreshTokenAlone() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor thief = alice.copy();
    setup.store().lose(sessionOf(alice));
    alice.forget(ACCESS);
    assertEquals(204, alice.post("/session/logout").status());
    assertEquals(401, thief.get("/me").status());

    Answer tokens = bodies();
    String refresh = member(tokens, "refresh_token");
    setup.store().lose(Sessions.sessionIdOf(refresh).orElseThrow());
    assertEquals(
        204, post("/token/logout").sending(FORM, "refresh_token=" + refresh).send().status());
    assertEquals(401, statusOf(tokens));
  }

  @Test
  @DisplayName("SESS-03: with the store away it is 503, and the access token ends in this process")
  void storeAwayEndsHere() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor other = Visitor.loggedIn(server);
    Visitor thief = alice.copy();
    setup.store().whileDown(() -> LoginContract.assertUnavailable(alice.post("/session/logout")));
    assertEquals(401, thief.get("/me").status());
    assertEquals(200, other.get("/me").status());
    assertEquals(400, thief.post("/session/refresh").status());
  }

  @Test
  @DisplayName("SESS-03: with the store away the refresh token alone ends the access token, too")
  void storeAwayEndsHereByTheRefreshTokenAlone() {
    Answer tokens = bodies();
    Call logout =
        post("/token/logout").sending(FORM, "refresh_token=" + member(tokens, "refresh_token"));
    setup.store().whileDown(() -> LoginContract.assertUnavailable(logout.send()));
    assertEquals(401, statusOf(tokens));
    assertEquals(204, logout.send().status());
  }

  @Test
  @DisplayName("SESS-03: a logout with the access cookie twice ends its session")
  void accessCookieTwiceEnds() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor bob = new Visitor(server);
    bob.login("bob", SessionSetup.PASSWORD);
    Visitor thief = alice.copy();
    String twice =
        ACCESS
            + "="
            + bob.cookie(ACCESS).orElseThrow()
            + "; "
            + ACCESS
            + "="
            + alice.cookie(ACCESS).orElseThrow();
    Call logout = post("/session/logout").with("Sec-Fetch-Site", "same-origin");
    assertEquals(204, logout.with("Cookie", twice).with("Content-Length", "0").send().status());
    assertEquals(401, thief.get("/me").status());
    assertEquals(400, thief.post("/session/refresh").status());
    assertEquals(401, bob.get("/me").status());
  }

  @Test
  @DisplayName("SESS-03: access and refresh token of two sessions end both")
  void tokensOfTwoSessionsEndBoth() {
    Answer one = bodies();
    Answer two = bodies();
    Answer third = bodies();
    assertEquals(
        204,
        post("/token/logout")
            .bearer(member(one, "access_token"))
            .sending(FORM, "refresh_token=" + member(two, "refresh_token"))
            .send()
            .status());
    assertEquals("401 401 200", statusOf(one) + " " + statusOf(two) + " " + statusOf(third));
  }

  @Test
  @DisplayName("SESS-03: who logs out twice is told the same")
  void logoutTwice() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor again = alice.copy();
    assertEquals(204, alice.post("/session/logout").status());
    assertEquals(204, again.post("/session/logout").status());
  }
}

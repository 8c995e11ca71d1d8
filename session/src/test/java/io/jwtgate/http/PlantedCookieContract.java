package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sibling host has set a refresh cookie beside the real one. Browsers send both. */
public abstract class PlantedCookieContract extends SessionContract {
  private static final String REFRESH = "__Secure-refresh";
  private static final String NOBODYS = "A".repeat(64);

  /** A visitor's request with a second refresh cookie, before or after all others. */
  private Call with(String planted, boolean first, Visitor visitor, String path) {
    Call call = Call.get(server, path).method("POST").with("Sec-Fetch-Site", "same-origin");
    String own = visitor.cookies(path);
    String second = REFRESH + "=" + planted;
    return call.with("Cookie", first ? second + "; " + own : own + "; " + second)
        .with("Content-Length", "0");
  }

  private Visitor bob() {
    Visitor bob = new Visitor(server);
    bob.login("bob", SessionSetup.PASSWORD);
    return bob;
  }

  /** As a browser is after the access token's end: its cookie is gone. */
  private Visitor aliceAfterAnHour() {
    Visitor alice = Visitor.loggedIn(server);
    setup.clock().advance(Duration.ofHours(1));
    alice.forget("__Host-token");
    return alice;
  }

  @ParameterizedTest
  @DisplayName("SESS-03: a planted refresh cookie keeps nobody from refreshing")
  @CsvSource({"planted,true", "planted,false", "nobodys,true", "nobodys,false"})
  void plantedCookieBlocksNoRefresh(String kind, boolean first) {
    Visitor alice = aliceAfterAnHour();
    String planted = kind.equals("planted") ? kind : NOBODYS;
    assertEquals(200, alice.send(with(planted, first, alice, "/session/refresh")).status());
    assertEquals("alice", alice.get("/me").body());
  }

  @ParameterizedTest
  @DisplayName("SESS-03: a planted cookie of a live session makes nobody another user")
  @ValueSource(booleans = {true, false})
  void plantedSessionIsNotTaken(boolean first) {
    Visitor alice = aliceAfterAnHour();
    String bobs = bob().cookie(REFRESH).orElseThrow();
    assertEquals(200, alice.send(with(bobs, first, alice, "/session/refresh")).status());
    assertEquals("alice", alice.get("/me").body());
  }

  @Test
  @DisplayName("SESS-03: where nothing tells which of two is the own one, neither is taken")
  void unclearOwnerIsRejected() {
    Visitor alice = aliceAfterAnHour();
    alice.forget("__Host-csrf");
    Visitor bob = bob();
    Call both = with(bob.cookie(REFRESH).orElseThrow(), true, alice, "/session/refresh");
    assertEquals(400, both.send().status());
    assertEquals(200, alice.post("/session/refresh").status());
    assertEquals(200, bob.post("/session/refresh").status());
  }

  @Test
  @DisplayName("SESS-03: the access cookie tells, too, since no other host can plant it")
  void accessCookieTells() {
    Visitor alice = Visitor.loggedIn(server);
    alice.forget("__Host-csrf");
    String bobs = bob().cookie(REFRESH).orElseThrow();
    assertEquals(200, alice.send(with(bobs, true, alice, "/session/refresh")).status());
    assertEquals("alice", alice.get("/me").body());
  }

  @Test
  @DisplayName("SESS-03: an older cookie of the own session beside the current one is no theft")
  void olderCookieOfTheOwnSessionIsNoTheft() {
    Visitor alice = Visitor.loggedIn(server);
    String older = alice.cookie(REFRESH).orElseThrow();
    alice.post("/session/refresh");
    setup.clock().advance(Duration.ofMinutes(5));
    assertEquals(200, alice.send(with(older, true, alice, "/session/refresh")).status());
    assertEquals(200, alice.post("/session/refresh").status());
  }

  @Test
  @DisplayName("SESS-03: a stolen old token is found out also with another cookie beside it")
  void stolenTokenIsFoundOut() {
    Visitor alice = Visitor.loggedIn(server);
    Visitor thief = alice.copy();
    alice.post("/session/refresh");
    setup.clock().advance(Duration.ofMinutes(5));
    assertEquals(400, with(NOBODYS, true, thief, "/session/refresh").send().status());
    assertEquals(400, alice.post("/session/refresh").status());
  }

  @ParameterizedTest
  @DisplayName("SESS-03: a logout with two refresh cookies ends the real one")
  @CsvSource({"planted,true", "planted,false", "nobodys,true", "nobodys,false"})
  void logoutEndsTheRealOne(String kind, boolean first) {
    Visitor alice = aliceAfterAnHour();
    Visitor thief = alice.copy();
    String planted = kind.equals("planted") ? kind : NOBODYS;
    assertEquals(204, with(planted, first, alice, "/session/logout").send().status());
    assertEquals(400, thief.post("/session/refresh").status());
  }

  @Test
  @DisplayName("SESS-03: a logout with two live refresh cookies ends both, a login too")
  void logoutAndLoginEndBoth() {
    Visitor alice = aliceAfterAnHour();
    Visitor bob = bob();
    Call logout = with(bob.cookie(REFRESH).orElseThrow(), true, alice, "/session/logout");
    assertEquals(204, logout.send().status());
    assertEquals(400, alice.post("/session/refresh").status());
    assertEquals(400, bob.post("/session/refresh").status());

    Visitor again = aliceAfterAnHour();
    Visitor other = bob();
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    Call login =
        post("/session/login")
            .with("Sec-Fetch-Site", "same-origin")
            .with(
                "Cookie",
                REFRESH
                    + "="
                    + other.cookie(REFRESH).orElseThrow()
                    + "; "
                    + again.cookies("/session"))
            .sending(FORM, form);
    assertEquals(200, login.send().status());
    assertEquals(400, again.post("/session/refresh").status());
    assertEquals(400, other.post("/session/refresh").status());
  }
}

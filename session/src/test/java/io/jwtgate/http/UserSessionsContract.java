package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Actor;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.Sessions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of his sessions, and how he ends them. */
public abstract class UserSessionsContract extends SessionContract {

  @BeforeEach
  void nobodyIsLoggedIn() {
    setup.clock().advance(Duration.ofSeconds(5));
    setup.sessions().endAllOf("alice");
    setup.sessions().endAllOf("bob");
    setup.clock().advance(Duration.ofSeconds(5));
    setup.events().clear();
  }

  private static String sessionOf(Visitor visitor) {
    return Sessions.sessionIdOf(visitor.cookie("__Secure-refresh").orElseThrow()).orElseThrow();
  }

  private Answer end(Visitor visitor, String id) {
    return visitor.post("/session/end-session", FORM, "id=" + id);
  }

  private Visitor bob() {
    Visitor bob = new Visitor(server);
    bob.login("bob", SessionSetup.PASSWORD);
    return bob;
  }

  @Test
  @DisplayName("SESS-12: a user lists his sessions: which, since when, by what, from where")
  void sessionsAreListed() {
    Visitor phone = new Visitor(server);
    Call login =
        phone
            .fromOwnPage("POST", "/session/login")
            .with("X-Real-IP", "192.0.2.7")
            .sending(FORM, "username=alice&password=good&device=Alice%27s+phone");
    phone.send(login);
    long began = setup.clock().instant().getEpochSecond();
    setup.clock().advance(Duration.ofMinutes(1));
    phone.post("/session/refresh");
    Visitor laptop = Visitor.loggedIn(server);
    bob();
    String list = laptop.post("/session/sessions").body();
    assertEquals(
        "{\"id\":\"%s\",\"current\":false,\"began_at\":%d,\"last_used_at\":%d,\"expires_at\":%d,\"client_id\":\"app\",\"device\":\"Alice's phone\",\"address\":\"192.0.2.7\"}"
            .formatted(sessionOf(phone), began, began + 60, began + 60 + 24 * 3600),
        list.substring(list.indexOf("},{") + 2, list.length() - 2));
    assertTrue(list.contains("{\"id\":\"" + sessionOf(laptop) + "\",\"current\":true"), list);
    assertEquals(2, list.split("client_id", -1).length - 1);
    assertFalse(list.contains(phone.cookie("__Secure-refresh").orElseThrow()));
  }

  @Test
  @DisplayName("SESS-12: a user ends one of his sessions, and none of another user")
  void oneIsEnded() {
    Visitor phone = Visitor.loggedIn(server);
    Visitor laptop = Visitor.loggedIn(server);
    Visitor bob = bob();
    assertEquals(404, end(laptop, sessionOf(bob)).status());
    assertEquals(404, end(laptop, "nothing").status());
    assertEquals(204, end(laptop, sessionOf(phone)).status());
    assertEquals(401, phone.get("/me").status());
    assertEquals(400, phone.post("/session/refresh").status());
    assertEquals("alice", laptop.get("/me").body());
    assertEquals("bob", bob.get("/me").body());
    assertEquals(404, end(laptop, sessionOf(phone)).status());
  }

  @Test
  @DisplayName("SESS-12: a user logs out his other devices, and stays logged in himself")
  void othersAreEnded() {
    Visitor phone = Visitor.loggedIn(server);
    Visitor laptop = Visitor.loggedIn(server);
    Visitor bob = bob();
    assertEquals(204, laptop.post("/session/end-other-sessions").status());
    assertEquals(401, phone.get("/me").status());
    assertEquals(400, phone.post("/session/refresh").status());
    assertEquals("alice", laptop.get("/me").body());
    assertEquals(200, laptop.post("/session/refresh").status());
    assertEquals("bob", bob.get("/me").body());
  }

  @Test
  @DisplayName("SESS-12: a user ends all of his sessions, this one too")
  void allAreEnded() {
    Visitor phone = Visitor.loggedIn(server);
    Visitor laptop = Visitor.loggedIn(server);
    Visitor thief = laptop.copy();
    Visitor bob = bob();
    Answer answer = laptop.post("/session/end-all-sessions");
    assertEquals(204, answer.status());
    assertEquals(3, answer.header("Set-Cookie").size());
    assertEquals(401, phone.get("/me").status());
    assertEquals(401, thief.get("/me").status());
    assertEquals(400, thief.post("/session/refresh").status());
    assertEquals("bob", bob.get("/me").body());
  }

  @ParameterizedTest
  @DisplayName("SESS-12: nobody does so without a token, from another site, or by GET")
  @ValueSource(strings = {"sessions", "end-session", "end-other-sessions", "end-all-sessions"})
  void nobodyElse(String action) {
    String path = "/session/" + action;
    Visitor alice = Visitor.loggedIn(server);
    assertEquals(401, new Visitor(server).post(path, FORM, "id=x").status());
    Call foreign = alice.call("POST", path).with("Sec-Fetch-Site", "cross-site");
    assertEquals(403, foreign.sending(FORM, "id=x").send().status());
    assertEquals(405, alice.get(path).status());
    assertEquals("alice", alice.get("/me").body());
  }

  @Test
  @DisplayName("SESS-12: where tokens travel in bodies, by the token in the header")
  void alsoInBodies() {
    String form = "username=alice&password=" + SessionSetup.PASSWORD;
    String token = member(post("/token/login").sending(FORM, form).send(), "access_token");
    Answer list = post("/token/sessions").bearer(token).with("Content-Length", "0").send();
    assertTrue(list.body().contains("\"current\":true"), list.body());
    Answer ended = post("/token/end-all-sessions").bearer(token).with("Content-Length", "0").send();
    assertEquals(204, ended.status());
    assertEquals(401, get("/me").bearer(token).send().status());
  }

  @Test
  @DisplayName("SESS-12: events name subject, session and address, and no log line does")
  void eventsAreForAnAuditTrail() {
    Visitor alice = new Visitor(server);
    Call login =
        alice
            .fromOwnPage("POST", "/session/login")
            .with("X-Real-IP", "192.0.2.7")
            .sending(FORM, "username=alice&password=good");
    alice.send(login);
    String session = sessionOf(alice);
    alice.send(
        alice
            .fromOwnPage("POST", "/session/logout")
            .with("X-Real-IP", "192.0.2.8")
            .with("Content-Length", "0"));
    assertEquals(new Actor("alice", session, "192.0.2.7"), only(Kind.LOGIN_SUCCEEDED).actor());
    assertEquals(new Actor("alice", session, "192.0.2.8"), only(Kind.SESSION_ENDED).actor());
    assertEquals("logout", only(Kind.SESSION_ENDED).detail());
    assertFalse(setup.events().toString().contains("alice"));
    assertFalse(setup.events().toString().contains(session));
  }

  private SecurityEvent only(Kind kind) {
    List<SecurityEvent> all =
        setup.events().stream().filter(event -> event.kind() == kind).toList();
    assertEquals(1, all.size(), () -> setup.events().toString());
    return all.get(0);
  }
}

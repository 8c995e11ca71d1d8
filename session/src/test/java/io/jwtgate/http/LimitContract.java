package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.login.LoginLimiter;
import io.jwtgate.session.login.LoginLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Failed logins are limited: 10 for one user from one address, as it is unless set otherwise. */
public abstract class LimitContract extends SessionContract {

  protected LimitContract() {
    setup.limitedBy(LoginLimiter.inMemory(LoginLimits.USUAL, setup.clock()));
  }

  @BeforeEach
  void useUpTheLimitOfAlice() {
    setup.clock().advance(Duration.ofMinutes(6));
    for (int i = 0; i < 10; i++) {
      assertEquals(401, login("alice", "bad", "192.0.2.1").status());
    }
  }

  @Test
  @DisplayName("ISS-09: too many logins of one user from one address are answered 429")
  void tooManyLoginsAreRefused() {
    Answer answer = login("alice", "192.0.2.1");
    assertEquals(429, answer.status());
    assertEquals(1, answer.header("Retry-After").size());
    assertEquals(List.of(), answer.header("Set-Cookie"));
  }

  @Test
  @DisplayName("ISS-09: another user from there, and the same one from elsewhere, can log in")
  void othersCanLogIn() {
    assertEquals(200, login("bob", "192.0.2.1").status());
    assertEquals(200, login("alice", "198.51.100.7, 192.0.2.2").status());
  }

  @Test
  @DisplayName("SESS-10: of several addresses the last counts, which the nearest proxy wrote")
  void lastAddressCounts() {
    assertEquals(429, login("alice", "198.51.100.7, 192.0.2.1").status());
    assertEquals(200, login("alice", "192.0.2.1, 198.51.100.7").status());
  }

  @Test
  @DisplayName("SESS-10: where no proxy is declared the connection's own address counts")
  void connectionsAddressCounts() {
    for (int i = 0; i < 10; i++) {
      assertEquals(401, connectedFrom("127.0.0.2", "bad", "192.0.2." + i).status());
    }
    assertEquals(429, connectedFrom("127.0.0.2", SessionSetup.PASSWORD, "192.0.2.77").status());
    assertEquals(200, connectedFrom("127.0.0.3", SessionSetup.PASSWORD, "192.0.2.0").status());
  }

  private Answer connectedFrom(String address, String password, String said) {
    return post("/token/login")
        .with("X-Real-IP", said)
        .sending(FORM, "username=alice&password=" + password)
        .sendFrom(address);
  }

  @Test
  @DisplayName("SESS-10: 130 people behind one address log in, though each mistypes once")
  void manyBehindOneAddress() {
    for (int person = 0; person < 130; person++) {
      assertEquals(401, login("person-" + person, "bad", "198.51.100.1").status());
      assertEquals(200, login("person-" + person, "198.51.100.1").status());
    }
  }

  @Test
  @DisplayName("SESS-10: a thousand names from one IPv6 /64 are limited, and another /64 is not")
  void ipv6CountsByNetwork() {
    int limited = 0;
    for (int name = 0; name < 1000; name++) {
      String address = "2001:db8:0:1::" + Integer.toHexString(name + 1);
      limited += login("name-" + name, "bad", address).status() == 429 ? 1 : 0;
    }
    assertEquals(700, limited);
    assertEquals(429, login("bob", "2001:db8:0:1:ffff::1").status());
    assertEquals(200, login("bob", "2001:db8:0:2::1").status());
  }

  @Test
  @DisplayName("SESS-10: strangers' tries lock the owner out neither elsewhere nor with a session")
  void ownerIsNotLockedOut() {
    Visitor owner = Visitor.loggedIn(server);
    for (int stranger = 1; stranger <= 50; stranger++) {
      for (int i = 0; i < 10; i++) {
        login("alice", "bad", "203.0.113." + stranger);
      }
    }
    assertEquals(429, login("alice", "203.0.113.1").status());
    assertEquals(200, login("alice", "198.51.100.7").status());
    assertEquals(200, from(owner, "alice", SessionSetup.PASSWORD, "203.0.113.1").status());
  }

  @Test
  @DisplayName("SESS-10: a session is no way round the limit of another user")
  void sessionOfAnotherIsNoWayRound() {
    Visitor bob = new Visitor(server);
    bob.login("bob", SessionSetup.PASSWORD);
    assertEquals(429, from(bob, "alice", "bad", "192.0.2.1").status());
    assertEquals(429, from(bob, "alice", SessionSetup.PASSWORD, "192.0.2.1").status());
    assertEquals("bob", bob.get("/me").body());
  }

  @Test
  @DisplayName("SESS-10: an own session has its limit, too")
  void ownSessionHasItsLimit() {
    Visitor owner = Visitor.loggedIn(server);
    for (int i = 0; i < 20; i++) {
      from(owner, "alice", "bad", "192.0.2.1");
    }
    assertEquals(429, from(owner, "alice", SessionSetup.PASSWORD, "192.0.2.1").status());
  }

  private Answer from(Visitor visitor, String username, String password, String address) {
    return visitor
        .fromOwnPage("POST", "/session/login")
        .with("X-Real-IP", address)
        .sending(FORM, "username=" + username + "&password=" + password)
        .send();
  }

  private Answer login(String username, String address) {
    return login(username, SessionSetup.PASSWORD, address);
  }

  private Answer login(String username, String password, String address) {
    return from(new Visitor(server), username, password, address);
  }
}

package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.session.LoginLimiter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logins are limited: 10 for one user from one address, as it is unless set otherwise. */
public abstract class LimitContract extends SessionContract {

  protected LimitContract() {
    setup.limitedBy(LoginLimiter.inMemory());
  }

  @BeforeEach
  void useUpTheLimitOfAlice() {
    for (int i = 0; i < 11; i++) {
      login("alice", "192.0.2.1");
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

  private Answer login(String username, String address) {
    return post("/session/login")
        .with("Sec-Fetch-Site", "same-origin")
        .with("X-Real-IP", address)
        .sending(FORM, "username=" + username + "&password=" + SessionSetup.PASSWORD)
        .send();
  }
}

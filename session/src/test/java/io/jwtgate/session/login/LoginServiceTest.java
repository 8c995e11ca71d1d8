package io.jwtgate.session.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.TestNode;
import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginServiceTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final TestNode node = TestNode.on(new MemoryPlace(clock), clock);
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final LoginService login =
      LoginService.of(this::check, node.sessions)
          .limitedTo(new LoginLimits(3, 6, 6, Duration.ofMinutes(5)))
          .tellingOf(events::add);

  private Optional<Account> check(Credentials credentials) {
    looks.incrementAndGet();
    return Optional.of(node.accounts.get("alice"))
        .filter(any -> credentials.equals(new Credentials("alice", "good")));
  }

  private SessionTokens login(String username, String password, String source) {
    return login.login(new Credentials(username, password), source);
  }

  private void refuses(String username, String source) {
    assertThrows(LoginRejectedException.class, () -> login(username, "bad", source));
  }

  private Duration limits(String username, String source) {
    return assertThrows(TooManyLoginsException.class, () -> login(username, "good", source))
        .retryAfter();
  }

  @Test
  @DisplayName("ISS-08: an unknown user and a wrong password are refused with the same words")
  void refusalsAreTheSame() {
    List<LoginRejectedException> refusals =
        List.of(
            assertThrows(LoginRejectedException.class, () -> login("alice", "bad", "a")),
            assertThrows(LoginRejectedException.class, () -> login("nobody", "good", "a")));
    assertEquals(refusals.get(0).getMessage(), refusals.get(1).getMessage());
    assertFalse(refusals.toString().contains("nobody"));
    node.takes(login("alice", "good", "a"));
  }

  @Test
  @DisplayName("ISS-09: attempts for one username from one source are limited")
  void attemptsOfAPairAreLimited() {
    refuses("alice", "a");
    refuses("alice", "a");
    refuses("ALICE ", "a");
    assertEquals(Duration.ofMinutes(5), limits("alice", "a"));
    assertEquals(3, looks.get());
    node.takes(login("alice", "good", "b"));
  }

  @Test
  @DisplayName("ISS-09: attempts for one account from many sources are limited")
  void attemptsForAnAccountAreLimited() {
    for (int source = 0; source < 60; source++) {
      refuses("alice", "source-" + source);
    }
    limits("alice", "another");
    refuses("bob", "another");
  }

  @Test
  @DisplayName("ISS-09: attempts from one source for many accounts are limited")
  void attemptsFromASourceAreLimited() {
    for (int user = 0; user < 6; user++) {
      refuses("user-" + user, "a");
    }
    limits("alice", "a");
    node.takes(login("alice", "good", "b"));
  }

  @Test
  @DisplayName("ISS-09: the limit ends with its window")
  void theLimitEnds() {
    for (int i = 0; i < 3; i++) {
      refuses("alice", "a");
    }
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Duration.ofMinutes(4), limits("alice", "a"));
    clock.advance(Duration.ofMinutes(4));
    node.takes(login("alice", "good", "a"));
  }

  @Test
  @DisplayName("ISS-09: an application may bring its own limiter")
  void anotherLimiterIsTaken() {
    LoginService never = login.limitedBy((username, source) -> Optional.of(Duration.ofHours(1)));
    assertThrows(
        TooManyLoginsException.class, () -> never.login(new Credentials("alice", "good"), "a"));
    assertEquals(0, looks.get());
  }

  @Test
  @DisplayName("REV-10: good logins are limited too, so nobody fills the stores with them")
  void goodLoginsAreLimitedToo() {
    for (int i = 0; i < 6; i++) {
      node.sessions.end(login("alice", "good", "a").refreshToken());
    }
    limits("alice", "a");
  }

  @Test
  @DisplayName("ISS-11: each login starts a session of its own")
  void eachLoginIsANewSession() {
    SessionTokens one = login("alice", "good", "a");
    SessionTokens two = login("alice", "good", "a");
    assertNotEquals(one.sessionId(), two.sessionId());
    assertNotEquals(one.refreshToken(), two.refreshToken());
  }

  @Test
  @DisplayName("OBS-05: a login and a refused one are told, without a name")
  void loginsAreToldWithoutNames() {
    login("alice", "good", "a");
    refuses("mallory", "a");
    assertEquals(
        List.of(Kind.LOGIN_SUCCEEDED, Kind.LOGIN_FAILED),
        events.stream().map(SecurityEvent::kind).toList());
    assertFalse(events.toString().contains("mallory"));
    assertFalse(new Credentials("mallory", "good").toString().contains("mallory"));
  }
}

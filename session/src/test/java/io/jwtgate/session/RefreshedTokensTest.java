package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.VerifiedToken;
import io.jwtgate.session.RefreshRejectedException.Reason;
import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** For whom a session is refreshed, and what its new tokens say. */
class RefreshedTokensTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final MemoryPlace place = new MemoryPlace(clock);
  private final TestNode node = TestNode.on(place, clock);

  private VerifiedToken refreshed(RefreshRequest request) {
    return node.verifier.verify(node.sessions.refresh(request).accessToken().compact());
  }

  private static void assertRefused(Reason reason, Runnable refresh) {
    assertEquals(reason, assertThrows(RefreshRejectedException.class, refresh::run).reason());
  }

  @Test
  @DisplayName("RT-10: a refresh may ask for less than was granted")
  void aRefreshMayAskForLess() {
    RefreshRequest less = RefreshRequest.of(node.login().refreshToken()).withScopes(Set.of("read"));
    assertEquals(Set.of("read"), refreshed(less).scopes());
  }

  @Test
  @DisplayName("RT-10: a refresh never gets more than was granted, also where the account has it")
  void aRefreshNeverGetsMore() {
    Account alice = node.accounts.get("alice");
    SessionTokens tokens = node.sessions.start(alice, "web", Set.of("read", "never-had"));
    assertEquals(Set.of("read"), tokens.scopes());
    RefreshRequest more =
        RefreshRequest.of(tokens.refreshToken()).withScopes(Set.of("read", "write"));
    assertRefused(Reason.INVALID_SCOPE, () -> node.sessions.refresh(more));
    assertEquals(Set.of("read"), refreshed(RefreshRequest.of(tokens.refreshToken())).scopes());
  }

  @Test
  @DisplayName("RT-10: the audience and the client stay those of the login")
  void audienceAndClientStay() {
    SessionTokens tokens = node.sessions.start(node.accounts.get("alice"), "app", Set.of());
    VerifiedToken token = refreshed(RefreshRequest.of(tokens.refreshToken()).withClientId("app"));
    assertEquals(Optional.of("app"), token.claims().string("client_id"));
    assertEquals(Set.of("orders"), token.audience());
  }

  @Test
  @DisplayName("RT-11: another client is refused, and the session goes on")
  void anotherClientIsRefused() {
    SessionTokens tokens = node.login();
    RefreshRequest others = RefreshRequest.of(tokens.refreshToken()).withClientId("other");
    assertRefused(Reason.INVALID_GRANT, () -> node.sessions.refresh(others));
    node.takes(node.sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("RT-14: roles are those of the account now")
  void rolesAreReadAnew() {
    SessionTokens tokens = node.login();
    node.accounts.put("alice", Account.of("alice", "auditor").withScopes("read"));
    VerifiedToken token = refreshed(RefreshRequest.of(tokens.refreshToken()));
    assertEquals(Set.of("auditor"), token.roles());
    assertEquals(Set.of("read"), token.scopes());
  }

  @Test
  @DisplayName("RT-14: an account that was locked gets no token, and its session ends")
  void aLockedAccountGetsNothing() {
    SessionTokens tokens = node.login();
    Account alice = node.accounts.remove("alice");
    node.refusesRefresh(tokens.refreshToken());
    node.refuses(tokens);
    node.accounts.put("alice", alice);
    node.refusesRefresh(tokens.refreshToken());
  }

  @Test
  @DisplayName("RT-16: if the account can't be asked, the token stays good")
  void anAccountThatCannotBeAskedChangesNothing() {
    SessionTokens tokens = node.login();
    Sessions broken =
        Sessions.builder(
                node.issuer,
                subject -> {
                  throw new StoreUnavailableException(null);
                })
            .store(place.sessions())
            .clock(clock)
            .build();
    assertThrows(StoreUnavailableException.class, () -> broken.refresh(tokens.refreshToken()));
    clock.advance(Duration.ofMinutes(1));
    node.takes(node.sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("RT-12: a logout by an old refresh token ends the session")
  void anOldTokenLogsOut() {
    SessionTokens first = node.login();
    SessionTokens second = node.sessions.refresh(first.refreshToken());
    node.sessions.end(first.refreshToken());
    node.refusesRefresh(second.refreshToken());
    node.refuses(second);
  }

  @Test
  @DisplayName("RT-12: a logout by the access token ends the session")
  void anAccessTokenLogsOut() {
    SessionTokens tokens = node.login();
    node.sessions.end(node.verifier.verify(tokens.accessToken().compact()));
    node.refusesRefresh(tokens.refreshToken());
    node.refuses(tokens);
  }

  @Test
  void aLogoutByNothingKnownDoesNothing() {
    SessionTokens tokens = node.login();
    node.sessions.end("");
    node.sessions.end(RefreshToken.first().text());
    node.takes(node.sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("RT-19: a subject has at most so many sessions; the oldest ends for a new one")
  void theOldestSessionEnds() {
    TestNode three = TestNode.on(place, clock, sessions -> sessions.maxPerSubject(3));
    SessionTokens oldest = three.login();
    clock.advance(Duration.ofSeconds(1));
    SessionTokens second = three.login();
    three.login();
    three.takes(oldest);
    three.login();
    assertEquals(3, place.sessions().ofSubject("alice").size());
    three.refusesRefresh(oldest.refreshToken());
    three.refuses(oldest);
    three.takes(three.sessions.refresh(second.refreshToken()));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    for (var change :
        Set.<java.util.function.UnaryOperator<SessionsBuilder>>of(
            sessions -> sessions.grace(Duration.ofSeconds(61)),
            sessions -> sessions.grace(Duration.ofSeconds(-1)),
            sessions -> sessions.idleTimeout(Duration.ofMinutes(9)),
            sessions -> sessions.absoluteTimeout(Duration.ofHours(23)),
            sessions -> sessions.maxPerSubject(0))) {
      assertThrows(IllegalArgumentException.class, () -> TestNode.on(place, clock, change));
    }
  }
}

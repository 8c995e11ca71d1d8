package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a refresh token is worth, use after use. */
class RotationTest {
  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final MemoryPlace place = new MemoryPlace(clock);
  private final TestNode node = TestNode.on(place, clock);

  private TestNode nodeWith(UnaryOperator<SessionsBuilder> change) {
    return TestNode.on(place, clock, change);
  }

  private SessionTokens refreshed(String refreshToken) {
    return node.sessions.refresh(refreshToken);
  }

  @Test
  @DisplayName("RT-01: a refresh token is opaque, of 256 random bits, and only hashes are kept")
  void onlyHashesAreKept() {
    SessionTokens first = node.login();
    SessionTokens second = refreshed(first.refreshToken());
    assertTrue(first.refreshToken().matches("[A-Za-z0-9_-]{64}"));
    StoredSession kept = place.sessions().find(first.sessionId()).orElseThrow();
    for (String token : new String[] {first.refreshToken(), second.refreshToken()}) {
      assertFalse(kept.toString().contains(token));
      assertFalse(kept.toString().contains(token.substring(22)));
    }
    assertFalse(first.toString().contains(first.refreshToken()));
  }

  @Test
  @DisplayName("RT-01: neither the store nor an old token gives the successor")
  void theSuccessorNeedsBothHalves() {
    SessionTokens first = node.login();
    SessionTokens second = refreshed(first.refreshToken());
    String salt =
        place.sessions().find(first.sessionId()).orElseThrow().replaced().orElseThrow().salt();
    RefreshToken old = RefreshToken.parse(first.refreshToken()).orElseThrow();
    assertEquals(second.refreshToken(), old.successor(salt).text());
    assertNotEquals(second.refreshToken(), old.successor(RefreshToken.newSalt()).text());
    assertNotEquals(second.refreshToken(), RefreshToken.first().successor(salt).text());
  }

  @Test
  @DisplayName("RT-02, OBS-05: every use gives another token, of the same session")
  void everyUseGivesAnotherToken() {
    SessionTokens first = node.login();
    SessionTokens second = refreshed(first.refreshToken());
    SessionTokens third = refreshed(second.refreshToken());
    assertNotEquals(first.refreshToken(), second.refreshToken());
    assertNotEquals(second.refreshToken(), third.refreshToken());
    assertEquals(first.sessionId(), third.sessionId());
    node.takes(third);
    assertEquals(2, node.count(Kind.REFRESH_ROTATED));
  }

  @Test
  @DisplayName(
      "RT-03, OBS-05: a token that comes back after the grace ends its session, and is told once")
  void reuseEndsTheSession() {
    SessionTokens first = node.login();
    SessionTokens second = refreshed(first.refreshToken());
    node.takes(second);
    clock.advance(Duration.ofSeconds(10));
    node.refusesRefresh(first.refreshToken());
    node.refusesRefresh(second.refreshToken());
    node.refusesRefresh(first.refreshToken());
    node.refuses(second);
    node.refuses(first);
    assertEquals(1, node.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-03: the end of one session leaves another of the same subject alone")
  void reuseEndsNoOtherSession() {
    SessionTokens other = node.login();
    SessionTokens first = node.login();
    refreshed(first.refreshToken());
    clock.advance(Duration.ofSeconds(10));
    node.refusesRefresh(first.refreshToken());
    node.takes(other);
    node.takes(refreshed(other.refreshToken()));
  }

  @Test
  @DisplayName(
      "RT-05: within the grace a repeated use gives the same successor, as often as it comes")
  void theGraceGivesTheSameSuccessor() {
    String first = node.login().refreshToken();
    String second = refreshed(first).refreshToken();
    clock.advance(Duration.ofMillis(9_999));
    for (int tab = 0; tab < 5; tab++) {
      SessionTokens again = refreshed(first);
      assertEquals(second, again.refreshToken());
      node.takes(again);
    }
    assertEquals(1, node.count(Kind.REFRESH_ROTATED));
    assertEquals(0, node.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-05: a grace of 0 gives the successor once")
  void noGraceGivesTheSuccessorOnce() {
    TestNode strict = nodeWith(sessions -> sessions.grace(Duration.ZERO));
    String first = strict.login().refreshToken();
    strict.takes(strict.sessions.refresh(first));
    strict.refusesRefresh(first);
    assertEquals(1, strict.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-06: a lagging tab is given the current token, with which it goes on")
  void aLaggingTabGoesOn() {
    String first = node.login().refreshToken();
    refreshed(first);
    String caughtUp = refreshed(first).refreshToken();
    node.takes(refreshed(caughtUp));
    assertEquals(0, node.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-08: the grace ends when the successor is used")
  void theGraceEndsWhenTheSuccessorIsUsed() {
    String first = node.login().refreshToken();
    String second = refreshed(first).refreshToken();
    String third = refreshed(second).refreshToken();
    node.refusesRefresh(first);
    node.refusesRefresh(third);
    assertEquals(1, node.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-08: the grace is for the direct predecessor alone")
  void theGraceIsForTheDirectPredecessor() {
    String first = node.login().refreshToken();
    String second = refreshed(first).refreshToken();
    String third = refreshed(second).refreshToken();
    assertEquals(third, refreshed(second).refreshToken());
    node.refusesRefresh(first);
  }

  @Test
  @DisplayName("RT-09: a session ends when it is idle for too long")
  void anIdleSessionEnds() {
    TestNode short_ = nodeWith(sessions -> sessions.idleTimeout(Duration.ofHours(1)));
    String first = short_.login().refreshToken();
    String other = short_.login().refreshToken();
    clock.advance(Duration.ofHours(1).minusMillis(1));
    String second = short_.sessions.refresh(first).refreshToken();
    clock.advance(Duration.ofMillis(1));
    short_.refusesRefresh(other);
    clock.advance(Duration.ofHours(1).minusMillis(2));
    short_.takes(short_.sessions.refresh(second));
  }

  @Test
  @DisplayName("RT-09: refreshing does not put off the absolute end")
  void theAbsoluteEndStays() {
    TestNode day =
        nodeWith(
            sessions ->
                sessions.idleTimeout(Duration.ofHours(10)).absoluteTimeout(Duration.ofHours(24)));
    SessionTokens tokens = day.login();
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(7));
      tokens = day.sessions.refresh(tokens.refreshToken());
    }
    assertEquals(clock.instant().plus(Duration.ofHours(3)), tokens.refreshExpiresAt());
    clock.advance(Duration.ofHours(3));
    day.refusesRefresh(tokens.refreshToken());
  }

  @Test
  @DisplayName("RT-15: unknown, expired, ended and reused tokens look the same")
  void allRefusalsLookTheSame() {
    String unknown = RefreshToken.first().text();
    String ended = node.login().refreshToken();
    node.sessions.end(ended);
    String reused = node.login().refreshToken();
    refreshed(reused);
    clock.advance(Duration.ofMinutes(1));
    String expired = node.login().refreshToken();
    for (String token : new String[] {unknown, ended, reused, "", "x", "\ud800".repeat(64)}) {
      node.refusesRefresh(token);
    }
    clock.advance(Duration.ofDays(8));
    node.refusesRefresh(expired);
  }

  @Test
  @DisplayName("RT-13: an access token is no refresh token, and the other way about")
  void tokensDoNotStandInForOneAnother() {
    SessionTokens tokens = node.login();
    node.refusesRefresh(tokens.accessToken().compact());
    assertThrows(
        io.jwtgate.TokenRejectedException.class, () -> node.verifier.verify(tokens.refreshToken()));
  }

  @Test
  @DisplayName("EDGE-17: a refresh goes on though its listener fails")
  void listenersFaultsChangeNothing() {
    TestNode failing =
        nodeWith(
            sessions ->
                sessions.listener(
                    event -> {
                      throw new NoClassDefFoundError();
                    }));
    SessionTokens first = failing.login();
    SessionTokens second = failing.sessions.refresh(first.refreshToken());
    SessionTokens third = failing.sessions.refresh(second.refreshToken());
    assertEquals(first.sessionId(), third.sessionId());
    assertThrows(
        RefreshRejectedException.class, () -> failing.sessions.refresh(first.refreshToken()));
    assertThrows(
        RefreshRejectedException.class, () -> failing.sessions.refresh(third.refreshToken()));
  }
}

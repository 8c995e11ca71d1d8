package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.login.LoginLimiter;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.Race;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SharedPlace;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What two nodes on one store keep to, whichever store it is. */
public abstract class TwoNodesContract {
  private static final int RACES = 100;
  private static final int RUNNERS = 50;

  private final MovableClock clock = new MovableClock(Instant.now());
  private SharedPlace place;
  private TestNode here;
  private TestNode there;

  /** An empty place whose stores live in the time of this clock. */
  protected abstract SharedPlace place(Clock clock);

  @BeforeEach
  void open() {
    place = place(clock);
    here = TestNode.on(place, clock);
    there = TestNode.on(place, clock);
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
    place.close();
  }

  @Test
  @DisplayName("RT-04: 100 races of 50 refreshes on two nodes give one successor each")
  void oneSuccessorPerRace() throws Exception {
    try (Race race = new Race(RUNNERS)) {
      String token = here.login().refreshToken();
      for (int round = 0; round < RACES; round++) {
        String presented = token;
        List<String> successors =
            race.run(
                number ->
                    (number % 2 == 0 ? here : there).sessions.refresh(presented).refreshToken());
        assertEquals(1, new HashSet<>(successors).size());
        token = successors.get(0);
      }
    }
    assertEquals(RACES, here.count(Kind.REFRESH_ROTATED) + there.count(Kind.REFRESH_ROTATED));
    assertEquals(0, here.count(Kind.REFRESH_REUSED) + there.count(Kind.REFRESH_REUSED));
  }

  @Test
  @DisplayName("RT-05, RT-06: the other node gives the same successor within the grace")
  void graceHoldsOnBothNodes() {
    String first = here.login().refreshToken();
    String second = here.sessions.refresh(first).refreshToken();
    assertEquals(second, there.sessions.refresh(first).refreshToken());
    there.takes(there.sessions.refresh(second));
  }

  @Test
  @DisplayName("RT-03: a token reused on one node ends its session on both")
  void reuseEndsTheSessionOnBothNodes() {
    SessionTokens first = here.login();
    SessionTokens second = here.sessions.refresh(first.refreshToken());
    there.takes(second);
    clock.advance(Duration.ofSeconds(11));
    there.refusesRefresh(first.refreshToken());
    assertEquals(1, there.count(Kind.REFRESH_REUSED));
    here.refusesRefresh(second.refreshToken());
    there.refuses(second);
    here.refusesSoon(second);
    here.refusesSoon(first);
  }

  @Test
  @DisplayName("REV-01: a token revoked on one node is refused there at once and on the other soon")
  void aRevokedTokenIsRefusedOnBothNodes() {
    SessionTokens tokens = here.login();
    SessionTokens others = here.login();
    there.takes(tokens);
    here.revocations.revoke(here.verifier.verify(tokens.accessToken().compact()));
    here.refuses(tokens);
    there.refusesSoon(tokens);
    there.takes(others);
  }

  @Test
  @DisplayName("RT-12: a logout on one node ends the session on both")
  void aLogoutEndsTheSessionOnBothNodes() {
    SessionTokens tokens = here.login();
    SessionTokens others = there.login();
    here.sessions.end(tokens.refreshToken());
    there.refusesRefresh(tokens.refreshToken());
    there.refusesSoon(tokens);
    here.takes(here.sessions.refresh(others.refreshToken()));
  }

  @Test
  @DisplayName(
      "RT-12, REV-04: all sessions of a subject end on both nodes, and a new login is good")
  void allSessionsOfASubjectEnd() {
    SessionTokens one = here.login();
    SessionTokens two = there.login();
    here.sessions.endAllOf("alice");
    there.refusesRefresh(one.refreshToken());
    here.refusesRefresh(two.refreshToken());
    there.refusesSoon(one);
    there.refusesSoon(two);
    SessionTokens anew = here.login();
    here.takes(anew);
    there.takes(anew);
  }

  @Test
  @DisplayName(
      "SESS-02: a login that a change of password overtakes, on either node, gives nothing")
  void anOvertakenLoginGivesNothing() {
    for (TestNode ending : List.of(here, there)) {
      LoginService overtaken = loginDuringWhich(() -> ending.sessions.endAllOf("alice"));
      assertThrows(LoginRejectedException.class, () -> login(overtaken));
      assertEquals(List.of(), place.sessions().ofSubject("alice"));
      here.takes(login(loginDuringWhich(() -> ending.sessions.endAllOf("bob"))));
      ending.sessions.endAllOf("alice");
      SessionTokens after = here.login();
      here.takes(here.sessions.refresh(after.refreshToken()));
      here.sessions.end(after.refreshToken());
    }
  }

  private LoginService loginDuringWhich(Runnable something) {
    return LoginService.of(
        credentials -> {
          something.run();
          return Optional.of(here.accounts.get("alice"));
        },
        here.sessions);
  }

  private static SessionTokens login(LoginService service) {
    return service.login(new Credentials("alice", "good"), "192.0.2.1");
  }

  @Test
  @DisplayName("SESS-02: of 10 storms of logins no session with the old password outlives its end")
  void noStormOutlivesAChangeOfPassword() throws Exception {
    try (Race race = new Race(16)) {
      for (int round = 0; round < 10; round++) {
        AtomicReference<String> password = new AtomicReference<>("old");
        List<Optional<SessionTokens>> got =
            race.run(number -> number == 0 ? change(password) : tryOld(number, password));
        for (SessionTokens tokens : got.stream().flatMap(Optional::stream).toList()) {
          here.refusesRefresh(tokens.refreshToken());
          there.refusesRefresh(tokens.refreshToken());
          here.refusesSoon(tokens);
        }
      }
    }
  }

  private Optional<SessionTokens> change(AtomicReference<String> password) {
    password.set("new");
    there.sessions.endAllOf("alice");
    return Optional.empty();
  }

  private Optional<SessionTokens> tryOld(int number, AtomicReference<String> password) {
    TestNode node = number % 2 == 0 ? here : there;
    LoginService service =
        LoginService.of(
                credentials ->
                    Optional.of(node.accounts.get("alice"))
                        .filter(any -> password.get().equals(credentials.password())),
                node.sessions)
            .limitedBy(LoginLimiter.UNSAFE_NONE);
    try {
      return Optional.of(service.login(new Credentials("alice", "old"), "from-" + number));
    } catch (LoginRejectedException rejected) {
      return Optional.empty();
    }
  }

  @Test
  @DisplayName("SESS-02: a session that is back in the store after its end is refreshed by no node")
  void aSessionThatIsBackIsNotRefreshed() {
    SessionTokens tokens = here.login();
    StoredSession kept = place.sessions().find(tokens.sessionId()).orElseThrow();
    clock.advance(Duration.ofSeconds(2));
    here.sessions.endAllOf("alice");
    there.refusesSoon(tokens);
    place.sessions().add(kept);
    there.refusesRefresh(tokens.refreshToken());
    place.sessions().add(kept);
    here.refusesRefresh(tokens.refreshToken());
    assertEquals(Optional.empty(), place.sessions().find(tokens.sessionId()));
  }

  @Test
  @DisplayName("REV-09: a node that starts later knows what was revoked before")
  void aNodeThatStartsLaterKnows() {
    SessionTokens tokens = here.login();
    here.sessions.end(tokens.refreshToken());
    try (TestNode late = TestNode.on(place, clock)) {
      late.refuses(tokens);
    }
  }

  @Test
  @DisplayName("REV-05: an entry that ended is known no more")
  void anEndedEntryIsForgotten() {
    Instant until = clock.instant().plusSeconds(60);
    here.revocations.revoke(Revocation.ofToken("https://login.example", "one", until));
    clock.advance(Duration.ofSeconds(61).plus(ClockMargin.LENGTH));
    here.revocations.revoke(
        Revocation.ofToken("https://login.example", "two", clock.instant().plusSeconds(60)));
    place.forgetEnded();
    assertEquals(1, place.keptRevocations());
  }
}

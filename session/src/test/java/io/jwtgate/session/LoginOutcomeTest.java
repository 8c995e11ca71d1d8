package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.issue.Authentication;
import io.jwtgate.session.login.LoginLimits;
import io.jwtgate.session.login.LoginRequest;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.login.SecondFactor;
import io.jwtgate.session.login.SecondFactorPendingException;
import io.jwtgate.session.login.TooManyLoginsException;
import io.jwtgate.session.store.MemoryPlace;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a login gives, tells and counts, up to its last step. */
class LoginOutcomeTest {
  private static final String ADDRESS = "192.0.2.1";

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final TestNode node = TestNode.on(new MemoryPlace(clock), clock);
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final LoginService login =
      LoginService.of(this::check, node.sessions)
          .limitedTo(new LoginLimits(3, 4, 100, Duration.ofMinutes(5)))
          .tellingOf(events::add);

  private Optional<Account> check(Credentials credentials) {
    looks.incrementAndGet();
    boolean matches = credentials.password().equals("good-" + credentials.username());
    return Optional.of(Account.of(credentials.username()).withScopes("read", "write"))
        .filter(any -> matches);
  }

  private static Credentials good(String name) {
    return new Credentials(name, "good-" + name);
  }

  private static LoginRequest request(String name, String password) {
    return LoginRequest.of(new Credentials(name, password), ADDRESS);
  }

  private SessionTokens take(LoginRequest request) {
    return login.login(request, Function.identity());
  }

  private List<Kind> told() {
    return events.stream().map(SecurityEvent::kind).toList();
  }

  private int sessionsOf(String subject) {
    return node.sessions.ofSubjects().list(subject).size();
  }

  @Test
  @DisplayName(
      "SESS-12: a login whose tokens nobody got is told by no event, and no session is left")
  void anUndeliveredLoginIsNone() {
    IllegalStateException broken = new IllegalStateException("broken");
    Function<SessionTokens, Void> delivery =
        tokens -> {
          assertEquals(1, sessionsOf("alice"));
          assertEquals(List.of(), told());
          throw broken;
        };
    LoginRequest request = request("alice", "good-alice");
    assertEquals(
        broken, assertThrows(RuntimeException.class, () -> login.login(request, delivery)));
    assertEquals(List.of(), told());
    assertEquals(0, sessionsOf("alice"));
    SessionTokens tokens = take(request);
    assertEquals(
        List.of(
            new SecurityEvent(
                Kind.LOGIN_SUCCEEDED,
                node.issuer.issuer(),
                "",
                new SecurityEvent.Actor("alice", tokens.sessionId(), ADDRESS))),
        events);
    assertEquals(1, sessionsOf("alice"));
  }

  @Test
  @DisplayName("SESS-10: whoever has a live session is looked at though the limit is reached")
  void aKnownClientIsLookedAt() {
    String session = login.login(good("alice"), ADDRESS).refreshToken();
    lockOut("alice");
    LoginRequest plain = request("alice", "good-alice");
    assertThrows(TooManyLoginsException.class, () -> take(plain));
    take(plain.withRefreshTokens(List.of("x", RefreshToken.first().text(), session)));
    assertThrows(
        TooManyLoginsException.class,
        () -> take(plain.withRefreshTokens(List.of(RefreshToken.first().text()))));
    node.sessions.end(session);
    assertThrows(
        TooManyLoginsException.class, () -> take(plain.withRefreshTokens(List.of(session))));
  }

  private void lockOut(String name) {
    for (int i = 0; i < 3; i++) {
      LoginRequest wrong = request(name, "wrong");
      assertThrows(LoginRejectedException.class, () -> take(wrong));
    }
  }

  @Test
  @DisplayName("SESS-10: a live session of one's own is no way to try the passwords of another")
  void anothersPasswordIsNotTold() {
    lockOut("alice");
    for (String password : List.of("wrong", "good-alice")) {
      String subject = "mallory-" + password.length();
      String session = login.login(good(subject), "198.51.100.1").refreshToken();
      LoginRequest guess = request("alice", password).withRefreshTokens(List.of(session));
      int before = looks.get();
      for (int i = 0; i < 5; i++) {
        assertEquals(
            Duration.ofMinutes(5),
            assertThrows(TooManyLoginsException.class, () -> take(guess)).retryAfter());
      }
      assertEquals(before + 3, looks.get());
      assertEquals(0, sessionsOf("alice"));
    }
  }

  @Test
  @DisplayName("SESS-10: a check that could not be done counts for nothing")
  void whatCouldNotBeLookedAtDoesNotCount() {
    AtomicInteger faults = new AtomicInteger(10);
    LoginService faulty =
        LoginService.of(
                credentials -> {
                  if (faults.getAndDecrement() > 0) {
                    throw new StoreUnavailableException(null);
                  }
                  return check(credentials);
                },
                node.sessions)
            .limitedTo(new LoginLimits(3, 4, 100, Duration.ofMinutes(5)));
    for (int i = 0; i < 10; i++) {
      assertThrows(StoreUnavailableException.class, () -> faulty.login(good("alice"), ADDRESS));
    }
    node.takes(faulty.login(good("alice"), ADDRESS));
  }

  @Test
  @DisplayName("SESS-12: what was rejected is told with its address and no name")
  void whatWasRejectedIsTold() {
    lockOut("alice");
    assertThrows(TooManyLoginsException.class, () -> take(request("alice", "good-alice")));
    SecurityEvent.Actor nobody = new SecurityEvent.Actor("", "", ADDRESS);
    SecurityEvent wrong = new SecurityEvent(Kind.LOGIN_FAILED, node.issuer.issuer(), "", nobody);
    SecurityEvent limited =
        new SecurityEvent(Kind.LOGIN_FAILED, node.issuer.issuer(), "limited", nobody);
    assertEquals(List.of(wrong, wrong, wrong, limited), events);
  }

  @Test
  @DisplayName("ISS-01: a login gets what it asks for of what the account has, for its client")
  void scopesAndClients() {
    assertEquals(Set.of("read", "write"), login.login(good("alice"), ADDRESS).scopes());
    assertEquals(
        Set.of("read"),
        login.login(good("alice"), ADDRESS, "app", Set.of("read", "admin")).scopes());
    assertEquals(Set.of(), login.login(good("alice"), ADDRESS, "app", Set.of()).scopes());
    assertEquals(
        List.of("app", "app", "web"),
        node.sessions.ofSubjects().list("alice").stream()
            .map(UserSession::clientId)
            .sorted()
            .toList());
  }

  /** Takes one code each, of those who are not bob. */
  private static final class Codes implements SecondFactor {
    @Override
    public boolean isNeededFor(Account account) {
      return !account.subject().equals("bob");
    }

    @Override
    public Optional<Authentication> check(Account account, String answer, Authentication password) {
      return answer.equals("code-of-" + account.subject())
          ? Optional.of(Authentication.by(password.at(), "pwd", "otp").withLevel("high"))
          : Optional.empty();
    }
  }

  private final LoginService factored = login.withSecondFactor(new Codes());

  private SecondFactorPendingException pending(LoginRequest request) {
    return assertThrows(
        SecondFactorPendingException.class, () -> factored.login(request, Function.identity()));
  }

  private SessionTokens answer(String ticket, String answer) {
    return factored.answer(ticket, answer, ADDRESS, Function.identity());
  }

  private String pending() {
    return pending(request("alice", "good-alice")).ticket();
  }

  @Test
  @DisplayName(
      "SESS-13: a right password gives a ticket and no session; the right answer gives one")
  void theSecondFactorStandsBetween() {
    SecondFactorPendingException first = pending(request("alice", "good-alice"));
    assertEquals(Duration.ofMinutes(5), first.lifetime());
    assertEquals(false, first.isAgain());
    assertEquals(0, sessionsOf("alice"));
    clock.advance(Duration.ofMinutes(1));
    SessionTokens tokens = answer(first.ticket(), "code-of-alice");
    var claims = node.verifier.verify(tokens.accessToken().compact()).claims();
    assertEquals(clock.instant().minusSeconds(60), claims.instant("auth_time").orElseThrow());
    assertEquals(Optional.of("high"), claims.string("acr"));
    assertEquals(List.of(Kind.SECOND_FACTOR_PENDING, Kind.LOGIN_SUCCEEDED), told());
    assertThrows(LoginRejectedException.class, () -> answer(first.ticket(), "code-of-alice"));
    factored.login(good("bob"), ADDRESS);
  }

  @Test
  @DisplayName("SESS-13: a ticket is good for five minutes, and not after its account's end")
  void aTicketEnds() {
    String late = pending();
    String justInTime = pending();
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    answer(justInTime, "code-of-alice");
    clock.advance(Duration.ofMillis(1));
    assertThrows(LoginRejectedException.class, () -> answer(late, "code-of-alice"));
    String overtaken = pending();
    String gone = pending();
    node.sessions.endAllOf("alice");
    assertThrows(LoginRejectedException.class, () -> answer(overtaken, "code-of-alice"));
    clock.advance(Duration.ofSeconds(2));
    String after = pending();
    node.accounts.remove("alice");
    assertThrows(LoginRejectedException.class, () -> answer(after, "code-of-alice"));
    assertThrows(LoginRejectedException.class, () -> answer(gone, "code-of-alice"));
  }

  @Test
  @DisplayName(
      "SESS-02, SESS-13: an end by a node whose clock is behind ends a ticket all the same")
  void aTicketEndsWhateverTheClocksSay() {
    MemoryPlace place = new MemoryPlace(clock);
    TestNode ahead = TestNode.on(place, Clock.offset(clock, Duration.ofMinutes(30)));
    TestNode behind = TestNode.on(place, clock);
    LoginService there = LoginService.of(this::check, ahead.sessions).withSecondFactor(new Codes());
    LoginRequest request = request("alice", "good-alice");
    String good = ticket(there, request);
    there.answer(good, "code-of-alice", ADDRESS, Function.identity());
    String overtaken = ticket(there, request);
    behind.sessions.endAllOf("alice");
    assertThrows(
        LoginRejectedException.class,
        () -> there.answer(overtaken, "code-of-alice", ADDRESS, Function.identity()));
    String others = ticket(there, request);
    behind.sessions.endAllOf("bob");
    there.answer(others, "code-of-alice", ADDRESS, Function.identity());
  }

  private static String ticket(LoginService service, LoginRequest request) {
    return assertThrows(
            SecondFactorPendingException.class, () -> service.login(request, Function.identity()))
        .ticket();
  }

  @Test
  @DisplayName("SESS-02, SESS-13: an end amid the password or the second factor leaves no session")
  void anEndAmidTheSecondFactor() {
    LoginService amidPassword =
        LoginService.of(
                credentials -> {
                  node.sessions.endAllOf("alice");
                  return check(credentials);
                },
                node.sessions)
            .withSecondFactor(new Codes());
    LoginRequest request = request("alice", "good-alice");
    assertThrows(
        LoginRejectedException.class, () -> amidPassword.login(request, Function.identity()));
    String ticket = pending();
    LoginService amidAnswer =
        login.withSecondFactor(
            new SecondFactor() {
              @Override
              public boolean isNeededFor(Account account) {
                return true;
              }

              @Override
              public Optional<Authentication> check(
                  Account account, String answer, Authentication password) {
                node.sessions.endAllOf("alice");
                return Optional.of(password);
              }
            });
    assertThrows(
        LoginRejectedException.class,
        () -> amidAnswer.answer(ticket, "any", ADDRESS, Function.identity()));
    assertEquals(0, sessionsOf("alice"));
  }

  @Test
  @DisplayName("SESS-13: a wrong answer gives another ticket, twice, and then none")
  void threeWrongAnswers() {
    String ticket = pending();
    for (int i = 0; i < 2; i++) {
      String used = ticket;
      SecondFactorPendingException again =
          assertThrows(SecondFactorPendingException.class, () -> answer(used, "wrong"));
      assertEquals(true, again.isAgain());
      ticket = again.ticket();
    }
    String last = ticket;
    assertThrows(LoginRejectedException.class, () -> answer(last, "wrong"));
    assertThrows(LoginRejectedException.class, () -> answer(last, "code-of-alice"));
    assertEquals(0, sessionsOf("alice"));
  }

  @Test
  @DisplayName("SESS-12, SESS-13: a wrong answer and a bad ticket are told")
  void wrongAnswersAreTold() {
    String ticket = pending();
    events.clear();
    assertThrows(SecondFactorPendingException.class, () -> answer(ticket, "wrong"));
    assertThrows(LoginRejectedException.class, () -> answer(ticket, "wrong"));
    String detail = "second_factor";
    String name = node.issuer.issuer();
    SecurityEvent.Actor alice = new SecurityEvent.Actor("alice", "", ADDRESS);
    SecurityEvent.Actor nobody = new SecurityEvent.Actor("", "", ADDRESS);
    assertEquals(
        List.of(
            new SecurityEvent(Kind.LOGIN_FAILED, name, detail, alice),
            new SecurityEvent(Kind.SECOND_FACTOR_PENDING, name, "", alice),
            new SecurityEvent(Kind.LOGIN_FAILED, name, detail, nobody)),
        events);
  }

  @Test
  @DisplayName(
      "SESS-10: of the sessions that come along three are looked at, and their tries count")
  void threeSessionsAreLookedAt() {
    String session = login.login(good("alice"), ADDRESS).refreshToken();
    lockOut("alice");
    LoginRequest plain = request("alice", "good-alice");
    List<String> four = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      four.add(RefreshToken.first().text());
    }
    four.add(session);
    assertThrows(TooManyLoginsException.class, () -> take(plain.withRefreshTokens(four)));
    LoginRequest wrong = request("alice", "wrong").withRefreshTokens(four.subList(1, 4));
    int before = looks.get();
    for (int i = 0; i < 5; i++) {
      assertThrows(TooManyLoginsException.class, () -> take(wrong));
    }
    assertEquals(before + 3, looks.get());
    SessionTokens rotated = node.sessions.refresh(session);
    node.sessions.refresh(rotated.refreshToken());
    clock.advance(Duration.ofMinutes(5));
    lockOut("alice");
    assertThrows(
        TooManyLoginsException.class, () -> take(plain.withRefreshTokens(List.of(session))));
  }

  @Test
  @DisplayName("SESS-13: wrong answers count for the account, wherever they come from")
  void wrongAnswersAreLimited() {
    for (int i = 0; i < 3; i++) {
      String ticket = pending();
      assertThrows(
          SecondFactorPendingException.class,
          () -> factored.answer(ticket, "wrong", "198.51.100." + looks.get(), tokens -> tokens));
    }
    String ticket = pending();
    assertThrows(TooManyLoginsException.class, () -> answer(ticket, "code-of-alice"));
    clock.advance(Duration.ofMinutes(5));
    answer(pending(), "code-of-alice");
  }

  @Test
  @DisplayName("SESS-13: where no second factor is set up, no ticket is good")
  void withoutASecondFactor() {
    String ticket = pending();
    assertThrows(
        LoginRejectedException.class,
        () -> login.answer(ticket, "code-of-alice", ADDRESS, Function.identity()));
  }

  @Test
  @DisplayName("SESS-13: what was asked for at the password holds after the second factor")
  void whatWasAskedForHolds() {
    LoginRequest asked =
        request("alice", "good-alice")
            .withClientId("app")
            .withScopes(Set.of("read"))
            .withRemembered(Optional.of(true));
    SessionTokens tokens = answer(pending(asked).ticket(), "code-of-alice");
    assertEquals(Set.of("read"), tokens.scopes());
    assertEquals(Optional.of(true), tokens.remembered());
    assertEquals("app", node.sessions.ofSubjects().list("alice").get(0).clientId());
  }
}

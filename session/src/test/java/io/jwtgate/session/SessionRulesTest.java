package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.RefreshRejectedException.Reason;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose a refresh token is, what of several counts, and who is told of an end. */
class SessionRulesTest {
  private static final Duration IDLE = Duration.ofHours(1);
  private static final Account ALICE = Account.of("alice").withScopes("read", "write");

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final List<SecurityEvent> events = new ArrayList<>();
  private final SessionStore data = SessionStore.inMemory();
  private final UnreliableSessions store = new UnreliableSessions(data);
  private final SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256);
  private final TokenIssuer issuer = issuer(Duration.ofMinutes(10));
  private final Revocations revocations =
      Revocations.sharedBy(RevocationStore.inMemory()).clock(clock).build();
  private final Sessions sessions = sessions(same -> same);

  private TokenIssuer issuer(Duration lifetime) {
    return TokenIssuer.of("https://login.example")
        .audience("orders")
        .clientId("web")
        .signingKey(key)
        .lifetime(lifetime)
        .clock(clock)
        .build();
  }

  private Sessions sessions(UnaryOperator<SessionsBuilder> change) {
    SessionsBuilder builder =
        Sessions.builder(issuer, subject -> Optional.of(ALICE))
            .store(store)
            .revocations(revocations)
            .idleTimeout(IDLE)
            .absoluteTimeout(Duration.ofHours(12))
            .listener(events::add)
            .clock(clock);
    return change.apply(builder).build();
  }

  private SessionTokens login() {
    return sessions.start(ALICE);
  }

  private Reason reasonOf(String refreshToken) {
    return assertThrows(RefreshRejectedException.class, () -> sessions.refresh(refreshToken))
        .reason();
  }

  private VerifiedToken verified(SessionTokens tokens) {
    return TokenVerifier.builder()
        .trust(issuer.trust())
        .revocation(revocations)
        .clock(clock)
        .build()
        .verify(tokens.accessToken().compact());
  }

  private void assertRevoked(SessionTokens tokens) {
    assertEquals(
        RejectionReason.REVOKED,
        assertThrows(TokenRejectedException.class, () -> verified(tokens)).reason());
  }

  private List<String> ends() {
    return events.stream()
        .filter(event -> event.kind() == Kind.SESSION_ENDED)
        .map(event -> event.detail() + " " + event.actor().address())
        .toList();
  }

  @Test
  @DisplayName("RT-11: who names no client is the issuer's own, and refreshes no other's session")
  void sessionOfAnotherClient_isNotTheIssuersOwn() {
    SessionTokens other = sessions.start(ALICE, "mobile", Set.of("read"));
    assertEquals(Reason.INVALID_GRANT, reasonOf(other.refreshToken()));
    RefreshRequest asMobile = RefreshRequest.of(other.refreshToken()).withClientId("mobile");
    assertEquals(other.sessionId(), sessions.refresh(asMobile).sessionId());
  }

  @Test
  @DisplayName("RT-10: of one that is sent alone, more scopes than were granted are the reason")
  void tooManyScopes_areTheReason() {
    String token = login().refreshToken();
    RefreshRejectedException rejected =
        assertThrows(
            RefreshRejectedException.class,
            () -> sessions.refresh(List.of(token), any -> false, Set.of("admin")));
    assertEquals(Reason.INVALID_SCOPE, rejected.reason());
    assertEquals(
        Set.of("read"), sessions.refresh(List.of(token), any -> false, Set.of("read")).scopes());
  }

  @Test
  @DisplayName("Copies of a planted token do not crowd out the own one")
  void copies_countOnce() {
    SessionTokens planted = login();
    sessions.end(planted.refreshToken());
    SessionTokens own = login();
    List<String> sent = new ArrayList<>(Collections.nCopies(8, planted.refreshToken()));
    sent.add(own.refreshToken());
    assertEquals(own.sessionId(), sessions.refresh(sent, any -> false, Set.of()).sessionId());
  }

  @Test
  @DisplayName("RT-05: a token that was replaced names its subject within the grace, and not after")
  void replacedToken_namesItsSubjectWithinTheGrace() {
    SessionTokens first = login();
    SessionTokens second = sessions.refresh(first.refreshToken());
    assertEquals(Optional.of("alice"), sessions.subjectOf(first.refreshToken()));
    clock.advance(Duration.ofSeconds(10));
    assertEquals(Optional.empty(), sessions.subjectOf(first.refreshToken()));
    assertEquals(Optional.of("alice"), sessions.subjectOf(second.refreshToken()));
  }

  @Test
  @DisplayName("A session begins with its login, however long the credentials were looked at")
  void session_beginsWithItsLogin() {
    LoginStart start = sessions.begin();
    clock.advance(Duration.ofSeconds(20));
    SessionTokens tokens = start.start(ALICE);
    StoredSession kept = data.find(tokens.sessionId()).orElseThrow();
    assertEquals(start.began(), kept.startedAt());
    assertEquals(start.began().plus(IDLE), kept.endsAt());
  }

  @Test
  @DisplayName(
      "RT-09: a remembered session outlasts the idle timeout and the day, another does not")
  void rememberedSession_outlastsTheTimeouts() {
    Sessions remembering = sessions(it -> it.rememberedTimeout(Duration.ofDays(30)));
    SessionTokens remembered = start(remembering, true);
    SessionTokens other = start(remembering, false);
    remembered = remembering.refresh(remembered.refreshToken());
    clock.advance(Duration.ofDays(29));
    remembered = remembering.refresh(remembered.refreshToken());
    assertThrows(RefreshRejectedException.class, () -> remembering.refresh(other.refreshToken()));
    clock.advance(Duration.ofDays(1));
    String last = remembered.refreshToken();
    assertThrows(RefreshRejectedException.class, () -> remembering.refresh(last));
  }

  private static SessionTokens start(Sessions where, boolean isRemembered) {
    SessionDetails details =
        new SessionDetails(
            Optional.empty(), Optional.empty(), Optional.of(isRemembered), Optional.empty());
    return where.begin().start(ALICE, "web", ALICE.scopes(), details);
  }

  @Test
  @DisplayName("OBS-05: an end by logout, and one by a new login, tell the address")
  void ends_tellTheAddress() {
    sessions.endEach(List.of(verified(login())), List.of(login().refreshToken()), "10.0.0.1");
    sessions.endPrevious(List.of(login().refreshToken()), "10.0.0.2");
    assertEquals(List.of("logout 10.0.0.1", "logout 10.0.0.1", "logout 10.0.0.2"), ends());
  }

  @Test
  @DisplayName("OBS-05: the end of one session, of the others and of all tell their cause")
  void ends_tellTheirCause() {
    SessionTokens own = login();
    sessions.ofSubjects().endOne("alice", login().sessionId());
    login();
    sessions.ofSubjects().endOthers("alice", own.sessionId());
    sessions.ofSubjects().endAll("alice");
    assertEquals(List.of("chosen ", "others ", "all "), ends());
  }

  @Test
  @DisplayName("SESS-02: a mark that has begun anew is another one")
  void marks_areRandom() {
    List<Integer> marks =
        Stream.generate(() -> new SubjectMarks(EphemeralStore.inMemory(clock)))
            .limit(3)
            .map(
                fresh -> {
                  fresh.change("alice");
                  return fresh.of("alice");
                })
            .distinct()
            .toList();
    assertTrue(marks.size() > 1, marks::toString);
  }

  @Test
  @DisplayName("REV-10: a session that the store does not know ends at a logout, not at a login")
  void unknownSession_endsAtALogoutAlone() {
    String unknown = RefreshToken.first().text();
    sessions.endPrevious(List.of(unknown), "");
    assertEquals(0, revocations.size());
    sessions.end(unknown);
    assertEquals(1, revocations.size());
  }

  @Test
  @DisplayName("REV-10: two tokens of one session, whose access tokens have expired, make no entry")
  void twoTokensOfOneSession_endItOnce() {
    SessionTokens first = login();
    SessionTokens second = sessions.refresh(first.refreshToken());
    clock.advance(Duration.ofHours(3));
    sessions.endEach(List.of(), List.of(second.refreshToken(), first.refreshToken()), "");
    assertEquals(0, revocations.size());
  }

  @Test
  @DisplayName("SESS-03: a login that can't end the session before it says so, and ends the others")
  void endPrevious_tellsOfAFailure() {
    String one = login().refreshToken();
    SessionTokens two = login();
    boolean[] failed = {false};
    store.beforeRemoval =
        () -> {
          if (!failed[0]) {
            failed[0] = true;
            throw new StoreUnavailableException(new IllegalStateException("away"));
          }
        };
    List<String> previous = List.of(one, two.refreshToken());
    assertThrows(StoreUnavailableException.class, () -> sessions.endPrevious(previous, ""));
    assertEquals(Optional.empty(), data.find(two.sessionId()));
  }

  @Test
  @DisplayName("REV-05: a token of a longer lifetime than today's stays revoked until it has ended")
  void tokenOfALongerLifetime_isRevokedUntilItHasEnded() {
    TokenIssuer before = issuer(Duration.ofMinutes(60));
    SessionTokens tokens =
        Sessions.builder(before, subject -> Optional.of(ALICE))
            .store(store)
            .clock(clock)
            .build()
            .start(ALICE);
    VerifiedToken token = verified(tokens);
    clock.advance(Duration.ofMinutes(30));
    sessions.end(token);
    Revocation.Target target =
        new Revocation.Target(Revocation.Kind.SESSION, issuer.issuer(), tokens.sessionId());
    assertEquals(
        Optional.of(token.expiresAt().plus(Duration.ofMinutes(5))),
        revocations.known(target).map(Revocation::until));
  }

  @Test
  @DisplayName("REV-04: the moment at which all were ended counts as before, and the next does not")
  void endOfAll_countsItsOwnMoment() {
    clock.advance(Duration.ofMillis(500));
    sessions.endAllOf("alice");
    assertTrue(sessions.isEndedSince(clock.instant(), "alice"));
    assertTrue(sessions.isEndedSince(clock.instant().minusMillis(400), "alice"));
    assertFalse(sessions.isEndedSince(clock.instant().plusMillis(1), "alice"));
    assertFalse(sessions.isEndedSince(clock.instant(), "bob"));
  }

  @Test
  @DisplayName("SESS-09: where several sessions give way, the access tokens of each end")
  void allThatGiveWay_end() {
    SessionTokens one = login();
    clock.advance(Duration.ofSeconds(1));
    SessionTokens two = login();
    clock.advance(Duration.ofSeconds(1));
    sessions(it -> it.maxPerSubject(1)).start(ALICE);
    assertRevoked(one);
    assertRevoked(two);
    assertEquals(List.of("too_many ", "too_many "), ends());
  }

  /** Another node was faster, and this one has yet to hear of it. */
  private void removedByAnother(String id) {
    store.beforeRemoval = () -> data.remove(id);
  }

  @Test
  @DisplayName("OBS-05: a token that comes back is told by the node that ended its session alone")
  void reuse_isToldOnce() {
    SessionTokens first = login();
    sessions.refresh(first.refreshToken());
    clock.advance(Duration.ofMinutes(1));
    removedByAnother(first.sessionId());
    assertEquals(Reason.INVALID_GRANT, reasonOf(first.refreshToken()));
    assertEquals(0, events.stream().filter(it -> it.kind() == Kind.REFRESH_REUSED).count());
    assertEquals(List.of(), ends());
  }

  @Test
  @DisplayName("SESS-12: who ends a session that another has just ended had none")
  void sessionThatIsGone_isNotThere() {
    SessionTokens tokens = login();
    removedByAnother(tokens.sessionId());
    assertFalse(sessions.ofSubjects().endOne("alice", tokens.sessionId()));
    assertRevoked(tokens);
  }

  @Test
  @DisplayName("RT-03: a token that was overtaken twice while it was exchanged ends its session")
  void tokenThatWasOvertaken_endsItsSession() {
    SessionTokens first = login();
    store.beforeReplacement =
        () -> {
          store.beforeReplacement = () -> {};
          sessions.refresh(sessions.refresh(first.refreshToken()).refreshToken());
        };
    assertEquals(Reason.INVALID_GRANT, reasonOf(first.refreshToken()));
    assertEquals(List.of("reused "), ends());
    assertEquals(Optional.empty(), data.find(first.sessionId()));
  }
}

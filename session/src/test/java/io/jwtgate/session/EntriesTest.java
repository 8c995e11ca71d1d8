package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginRequest;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which entries ends of sessions make in the list of revocations, and for how long. */
class EntriesTest {
  private static final String ISSUER = "https://login.example";

  private final MovableClock clock =
      new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  private final List<SecurityEvent.Kind> told = new ArrayList<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final UnreliableSessions store = new UnreliableSessions(SessionStore.inMemory());
  private final TokenIssuer issuer =
      TokenIssuer.of(ISSUER)
          .audience("orders")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .listedClaims("color")
          .clock(clock)
          .build();
  private final Sessions sessions = sessions(10_000);

  private Sessions sessions(int entries) {
    Revocations revocations =
        Revocations.sharedBy(RevocationStore.inMemory())
            .maxEntries(entries)
            .clock(clock)
            .listener(event -> told.add(event.kind()))
            .build();
    return Sessions.builder(
            issuer, subject -> Optional.of(Account.of(subject).withAttributes(attributes)))
        .store(store)
        .revocations(revocations)
        .listener(event -> {})
        .clock(clock)
        .build();
  }

  private SessionTokens login() {
    return sessions.start(Account.of("alice"));
  }

  private static Optional<Duration> left(
      Sessions sessions, Revocation.Kind kind, String value, Instant from) {
    return sessions
        .revocations()
        .known(new Revocation.Target(kind, ISSUER, value))
        .map(entry -> Duration.between(from, entry.until()));
  }

  private Optional<Duration> left(SessionTokens tokens) {
    return left(sessions, Revocation.Kind.SESSION, tokens.sessionId(), clock.instant());
  }

  private VerifiedToken verified(SessionTokens tokens) {
    return TokenVerifier.builder()
        .trust(issuer.trust())
        .clock(clock)
        .build()
        .verify(tokens.accessToken().compact());
  }

  @Test
  @DisplayName("SESS-04: an entry lives as long as the last token and all tolerance: 15 minutes")
  void anEntryLivesAsLongAsTheLastToken() {
    SessionTokens tokens = login();
    sessions.end(tokens.refreshToken());
    assertEquals(Optional.of(Duration.ofMinutes(15)), left(tokens));
  }

  @Test
  @DisplayName("SESS-04: after a refresh the grace counts, in which a token can be issued again")
  void theGraceCounts() {
    SessionTokens tokens = login();
    clock.advance(Duration.ofMinutes(9));
    sessions.refresh(tokens.refreshToken());
    sessions.end(tokens.refreshToken());
    assertEquals(Optional.of(Duration.ofMinutes(15).plusSeconds(10)), left(tokens));
  }

  @Test
  @DisplayName("SESS-05: of a session that the store has lost the entry lives for an hour more")
  void ofALostSessionAnHourMore() {
    SessionTokens byRefresh = login();
    SessionTokens byAccess = login();
    store.remove(byRefresh.sessionId());
    store.remove(byAccess.sessionId());
    sessions.end(byRefresh.refreshToken());
    sessions.end(verified(byAccess));
    assertEquals(Optional.of(Duration.ofMinutes(75)), left(byRefresh));
    assertEquals(Optional.of(Duration.ofMinutes(75)), left(byAccess));
  }

  @Test
  @DisplayName("SESS-04, SESS-05: no entry where no token lives, by a clock an hour apart either")
  void noEntryWhereNoTokenLives() {
    SessionTokens last = login();
    SessionTokens late = login();
    clock.advance(Duration.ofMinutes(75).minusMillis(1));
    sessions.end(last.refreshToken());
    assertEquals(List.of(SecurityEvent.Kind.REVOKED), told);
    clock.advance(Duration.ofMillis(1));
    sessions.end(late.refreshToken());
    assertEquals(List.of(SecurityEvent.Kind.REVOKED), told);
  }

  @Test
  @DisplayName(
      "SESS-04: what takes the place of single entries lives as long as the longest of them")
  void whatTakesTheirPlaceLivesAsLong() {
    Sessions full = sessions(1);
    SessionTokens lost = full.start(Account.of("alice"));
    full.end(full.start(Account.of("alice")).refreshToken());
    full.end(full.start(Account.of("alice")).refreshToken());
    Instant now = clock.instant();
    assertEquals(Optional.of(Duration.ofMinutes(15)), left(full, Revocation.Kind.ISSUER, "", now));
    store.remove(lost.sessionId());
    full.end(verified(lost));
    assertEquals(Optional.of(Duration.ofMinutes(75)), left(full, Revocation.Kind.ISSUER, "", now));
  }

  @Test
  @DisplayName("SESS-03: while the store is away strangers' texts are counted as well")
  void strangersAreCountedInAnOutage() {
    store.failure = new StoreUnavailableException(null);
    for (int i = 0; i < 1_005; i++) {
      String unknown = RefreshToken.first().text();
      assertThrows(StoreUnavailableException.class, () -> sessions.end(unknown));
    }
    assertEquals(1_000, sessions.revocations().size());
  }

  @Test
  @DisplayName("SESS-03: a foreign token with the same sid ends itself, and no session of ours")
  void aForeignSidIsAnothers() {
    SessionTokens own = login();
    TokenIssuer other =
        TokenIssuer.of("https://other.example")
            .audience("orders")
            .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
            .clock(clock)
            .build();
    String compact = other.issue(TokenGrant.to("bob").withSessionId(own.sessionId())).compact();
    TokenVerifier verifier =
        TokenVerifier.builder()
            .trust(other.trust())
            .revocation(sessions.revocations())
            .clock(clock)
            .build();
    VerifiedToken foreign = verifier.verify(compact);
    sessions.endEach(List.of(foreign), List.of(), "");
    assertThrows(io.jwtgate.TokenRejectedException.class, () -> verifier.verify(compact));
    sessions.endEach(List.of(foreign), List.of(own.refreshToken()), "");
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(own.refreshToken()));
  }

  @Test
  @DisplayName("SESS-02: a session that begins at the very moment of the end goes on")
  void whatBeginsAtTheEndGoesOn() {
    SessionTokens before = login();
    sessions.endAllOf("alice");
    SessionTokens after = login();
    sessions.refresh(after.refreshToken());
    StoredSession kept = store.find(after.sessionId()).orElseThrow();
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(before.refreshToken()));
    store.remove(kept.id());
    store.add(earlier(kept));
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(after.refreshToken()));
  }

  /** The same session, begun a millisecond before. */
  private static StoredSession earlier(StoredSession session) {
    return new StoredSession(
        session.id(),
        session.subject(),
        session.clientId(),
        session.scopes(),
        session.startedAt().minusMillis(1),
        session.expiresAt(),
        session.idleUntil(),
        session.current(),
        session.replaced());
  }

  @Test
  @DisplayName("RT-07: where a token can't be signed, the presented refresh token stays valid")
  void whatCannotBeSignedRotatesNothing() {
    SessionTokens tokens = login();
    attributes.put("color", new Object());
    assertThrows(IllegalArgumentException.class, () -> sessions.refresh(tokens.refreshToken()));
    attributes.clear();
    clock.advance(Duration.ofMinutes(1));
    SessionTokens next = sessions.refresh(tokens.refreshToken());
    assertEquals(next.refreshToken(), sessions.refresh(tokens.refreshToken()).refreshToken());
  }

  @Test
  @DisplayName(
      "SESS-03: of several refresh tokens one that has ended or expired is no other user's")
  void whatIsNotUsableIsNoChoice() {
    SessionTokens expired = sessions.start(Account.of("bob"));
    clock.advance(Duration.ofHours(24));
    SessionTokens own = login();
    List<String> both = List.of(expired.refreshToken(), own.refreshToken());
    SessionTokens next = sessions.refresh(both, any -> false, Set.of());
    SessionTokens back = sessions.start(Account.of("bob"));
    StoredSession kept = store.find(back.sessionId()).orElseThrow();
    sessions.end(back.refreshToken());
    store.add(kept);
    List<String> ended = List.of(back.refreshToken(), next.refreshToken());
    SessionTokens third = sessions.refresh(ended, any -> false, Set.of());
    SessionTokens others = sessions.start(Account.of("bob"));
    List<String> twoUsers = List.of(others.refreshToken(), third.refreshToken());
    assertThrows(
        RefreshRejectedException.class, () -> sessions.refresh(twoUsers, any -> false, Set.of()));
    List<String> predecessor = List.of(next.refreshToken(), RefreshToken.first().text());
    assertEquals(
        third.refreshToken(), sessions.refresh(predecessor, any -> false, Set.of()).refreshToken());
    assertEquals(
        own.sessionId(),
        sessions.refresh(twoUsers, third.sessionId()::equals, Set.of()).sessionId());
  }

  @Test
  @DisplayName("SESS-03: the newest of a user's own sessions counts, and eight tokens at most")
  void theNewestCounts() {
    SessionTokens older = login();
    clock.advance(Duration.ofSeconds(1));
    SessionTokens newer = login();
    List<String> both = List.of(newer.refreshToken(), older.refreshToken());
    assertEquals(newer.sessionId(), sessions.refresh(both, any -> false, Set.of()).sessionId());
    List<String> nine =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.generate(() -> RefreshToken.first().text()).limit(8),
                java.util.stream.Stream.of(older.refreshToken()))
            .toList();
    assertThrows(
        RefreshRejectedException.class, () -> sessions.refresh(nine, any -> false, Set.of()));
    assertEquals(
        older.sessionId(),
        sessions.refresh(nine.subList(1, 9), any -> false, Set.of()).sessionId());
  }

  @Test
  @DisplayName("SESS-03: of several refresh tokens of which none is valid each is judged")
  void eachIsJudged() {
    SessionTokens first = login();
    sessions.refresh(first.refreshToken());
    clock.advance(Duration.ofSeconds(11));
    List<String> both = List.of(RefreshToken.first().text(), first.refreshToken());
    assertThrows(
        RefreshRejectedException.class, () -> sessions.refresh(both, any -> false, Set.of()));
    assertEquals(List.of(), store.ofSubject("alice"));
    assertThrows(
        RefreshRejectedException.class, () -> sessions.refresh(List.of(), any -> false, Set.of()));
  }

  @Test
  @DisplayName("SESS-13: where nothing is set for it, a remembered session ends as any other")
  void rememberedIsAsAnyOther() {
    LoginService login = LoginService.of(credentials -> Optional.of(Account.of("alice")), sessions);
    LoginRequest request =
        LoginRequest.of(new Credentials("alice", "good"), "").withRemembered(Optional.of(true));
    SessionTokens tokens = login.login(request, same -> same);
    assertEquals(clock.instant().plus(Duration.ofHours(24)), tokens.refreshExpiresAt());
    clock.advance(Duration.ofHours(1));
    assertEquals(
        clock.instant().plus(Duration.ofHours(24)),
        sessions.refresh(tokens.refreshToken()).refreshExpiresAt());
  }
}

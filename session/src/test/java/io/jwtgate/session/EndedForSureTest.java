package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a confirmed end has ended, where something about it is unusual. */
class EndedForSureTest {
  private static final SigningKey KEY = SigningKey.generate(SignatureAlgorithm.ES256);

  private final MovableClock clock = new MovableClock(Instant.now());
  private final UnreliableSessions store = new UnreliableSessions(SessionStore.inMemory());

  /** Something in the middle between the clock of this process and that of another. */
  private final Duration ahead = Duration.ofMinutes(30);

  private TokenIssuer issuer(Clock time, Duration lifetime) {
    return TokenIssuer.of("https://login.example")
        .audience("orders")
        .signingKey(KEY)
        .lifetime(lifetime)
        .clock(time)
        .build();
  }

  private Revocations revocations(int entries, Clock time) {
    return Revocations.sharedBy(RevocationStore.inMemory())
        .maxEntries(entries)
        .clock(time)
        .listener(event -> {})
        .build();
  }

  private Sessions sessions(TokenIssuer issuer, Revocations revocations, Clock time) {
    return Sessions.builder(issuer, subject -> Optional.of(Account.of(subject)))
        .store(store)
        .revocations(revocations)
        .listener(event -> {})
        .clock(time)
        .build();
  }

  private Sessions sessions(Revocations revocations) {
    return sessions(issuer(clock, Duration.ofMinutes(10)), revocations, clock);
  }

  private static VerifiedToken verified(Sessions sessions, SessionTokens tokens) {
    return TokenVerifier.builder()
        .trust(sessions.issuer().trust())
        .revocation(sessions.revocations())
        .clock(sessions.clock())
        .build()
        .verify(tokens.accessToken().compact());
  }

  private static void refuses(Sessions sessions, SessionTokens tokens) {
    assertEquals(
        RejectionReason.REVOKED,
        assertThrows(TokenRejectedException.class, () -> verified(sessions, tokens)).reason());
  }

  private static void catchUp(Sessions sessions) {
    sessions.revocations().catchUp();
  }

  @Test
  @DisplayName("SESS-03: a logout ends its access token, also one from before its lifetime was cut")
  void aTokenOfALongerLifetimeEnds() {
    Revocations shared = revocations(100, clock);
    Sessions before = sessions(issuer(clock, Duration.ofMinutes(60)), shared, clock);
    Sessions now = sessions(shared);
    SessionTokens tokens = before.start(Account.of("alice"));
    SessionTokens other = before.start(Account.of("alice"));
    clock.advance(Duration.ofMinutes(20));
    now.end(verified(now, tokens));
    catchUp(now);
    refuses(now, tokens);
    clock.advance(Duration.ofMinutes(39));
    catchUp(now);
    refuses(now, tokens);
    verified(now, other);
  }

  @Test
  @DisplayName(
      "SESS-04, SESS-05: a full list ends what a node with a fast clock issued, clients refresh")
  void aFullListEndsWhatAFastNodeIssued() {
    Clock fast = Clock.offset(clock, ahead);
    Revocations shared = revocations(1, clock);
    Sessions here = sessions(shared);
    Sessions there = sessions(issuer(fast, Duration.ofMinutes(10)), shared, fast);
    here.end(here.start(Account.of("alice")).refreshToken());
    SessionTokens tokens = there.start(Account.of("alice"));
    verified(there, tokens);
    here.end(tokens.refreshToken());
    refuses(there, tokens);
    clock.advance(ahead.plusSeconds(1));
    verified(here, here.start(Account.of("alice")));
  }

  @Test
  @DisplayName("SESS-04: what nobody has vouched for fills no more than half of the list")
  void strangersFillHalf() {
    Sessions sessions = sessions(revocations(9, clock));
    for (int i = 0; i < 5; i++) {
      sessions.end(RefreshToken.first().text());
    }
    String unknown = RefreshToken.first().text();
    assertThrows(StoreUnavailableException.class, () -> sessions.end(unknown));
    assertEquals(5, sessions.revocations().size());
    SessionTokens tokens = sessions.start(Account.of("alice"));
    sessions.end(tokens.refreshToken());
    refuses(sessions, tokens);
    assertEquals(6, sessions.revocations().size());
  }

  @Test
  @DisplayName(
      "SESS-03: of 1,000 unknown sessions in five minutes each ends, and no more than that")
  void aThousandUnknownSessions() {
    Sessions sessions = sessions(revocations(10_000, clock));
    String last = "";
    for (int i = 0; i < 1_000; i++) {
      last = RefreshToken.first().text();
      sessions.end(last);
    }
    String unknown = RefreshToken.first().text();
    assertThrows(StoreUnavailableException.class, () -> sessions.end(unknown));
    sessions.end(last);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThrows(StoreUnavailableException.class, () -> sessions.end(unknown));
    clock.advance(Duration.ofMillis(1));
    sessions.end(unknown);
    assertEquals(1_001, sessions.revocations().size());
  }

  private enum Way {
    REFRESH_TOKEN,
    ACCESS_TOKEN,
    REVOKED_REFRESH_TOKEN
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Way.class)
  @DisplayName("SESS-03: where a store throws anything, the access tokens end in this process")
  void whateverTheStoreThrows(Way way) {
    List<Function<Throwable, RuntimeException>> faults =
        List.of(StoreUnavailableException::new, IllegalStateException::new);
    for (Function<Throwable, RuntimeException> fault : faults) {
      Sessions sessions = sessions(revocations(100, clock));
      SessionTokens tokens = sessions.start(Account.of("alice"));
      VerifiedToken access = verified(sessions, tokens);
      TokenRevocation endpoint = TokenRevocation.of(sessions);
      RuntimeException failure = fault.apply(null);
      store.failure = failure;
      RuntimeException thrown =
          assertThrows(
              RuntimeException.class,
              () -> {
                switch (way) {
                  case REFRESH_TOKEN -> sessions.end(tokens.refreshToken());
                  case ACCESS_TOKEN -> sessions.end(access);
                  default -> endpoint.revoke(tokens.refreshToken());
                }
              });
      assertEquals(failure, thrown);
      store.failure = null;
      refuses(sessions, tokens);
      assertThrows(RefreshRejectedException.class, () -> sessions.refresh(tokens.refreshToken()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout", "revoke"})
  @DisplayName("SESS-03: the access tokens of a session that the store has lost end by its token")
  void aLostSessionEnds(String way) {
    Sessions sessions = sessions(revocations(100, clock));
    SessionTokens tokens = sessions.start(Account.of("alice"));
    SessionTokens other = sessions.start(Account.of("alice"));
    store.remove(tokens.sessionId());
    if (way.equals("logout")) {
      sessions.end(tokens.refreshToken());
    } else {
      TokenRevocation.of(sessions).revoke(tokens.refreshToken());
    }
    refuses(sessions, tokens);
    verified(sessions, other);
  }

  @Test
  @DisplayName(
      "SESS-02: endAllOf ends the access tokens of sessions that the store no longer lists")
  void endAllEndsWhatIsNotListed() {
    Sessions sessions = sessions(revocations(100, clock));
    SessionTokens lost = sessions.start(Account.of("alice"));
    SessionTokens others = sessions.start(Account.of("bob"));
    store.remove(lost.sessionId());
    clock.advance(Duration.ofSeconds(1));
    sessions.endAllOf("alice");
    refuses(sessions, lost);
    verified(sessions, others);
    verified(sessions, sessions.start(Account.of("alice")));
  }

  @Test
  @DisplayName("SESS-02: endAllOf counts in this process though no store can be reached")
  void endAllCountsHere() {
    Sessions sessions = sessions(revocations(100, clock));
    SessionTokens tokens = sessions.start(Account.of("alice"));
    clock.advance(Duration.ofSeconds(1));
    store.failure = new StoreUnavailableException(null);
    assertThrows(StoreUnavailableException.class, () -> sessions.endAllOf("alice"));
    store.failure = null;
    refuses(sessions, tokens);
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(tokens.refreshToken()));
  }

  @Test
  @DisplayName("SESS-02: a subject's end is told before its sessions are looked for")
  void toldBeforeLookedFor() {
    RevocationStore told = RevocationStore.inMemory();
    Revocations shared = Revocations.sharedBy(told).clock(clock).listener(event -> {}).build();
    Sessions sessions = sessions(shared);
    sessions.start(Account.of("alice"));
    Revocation.Target subject =
        new Revocation.Target(Revocation.Kind.SUBJECT, "https://login.example", "alice");
    store.beforeRemoval = () -> assertEquals(true, shared.known(subject).isPresent());
    sessions.endAllOf("alice");
    assertEquals(List.of(), store.ofSubject("alice"));
  }
}

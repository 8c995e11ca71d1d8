package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sessions end though the list of revocations is full, and make no entry where none is needed. */
class FullListTest {
  private static final int ENTRIES = 3;

  private final MovableClock clock = new MovableClock(Instant.now());
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("orders")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .clock(clock)
          .build();
  private final Revocations revocations =
      Revocations.sharedBy(RevocationStore.inMemory())
          .maxEntries(ENTRIES)
          .listener(events::add)
          .clock(clock)
          .build();
  private final Sessions sessions = sessions(SessionLimit.WhenFull.OLDEST_ENDS);
  private final TokenVerifier verifier =
      TokenVerifier.builder().trust(issuer.trust()).revocation(revocations).clock(clock).build();

  private Sessions sessions(SessionLimit.WhenFull whenFull) {
    return Sessions.builder(issuer, subject -> Optional.of(Account.of(subject)))
        .revocations(revocations)
        .maxPerSubject(2 * ENTRIES + 1)
        .whenFull(whenFull)
        .listener(events::add)
        .clock(clock)
        .build();
  }

  private SessionTokens login() {
    return sessions.start(Account.of("alice"));
  }

  private void refuses(SessionTokens tokens) {
    String compact = tokens.accessToken().compact();
    assertEquals(
        RejectionReason.REVOKED,
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact)).reason());
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(tokens.refreshToken()));
  }

  private void takes(SessionTokens tokens) {
    assertEquals("alice", verifier.verify(tokens.accessToken().compact()).name());
  }

  @Test
  @DisplayName("SESS-04: a full list ends sessions all the same, and clients refresh")
  void aFullListEndsSessions() {
    List<SessionTokens> ended = Stream.generate(this::login).limit(2 * ENTRIES).toList();
    SessionTokens alive = login();
    ended.forEach(tokens -> sessions.end(tokens.refreshToken()));
    ended.forEach(this::refuses);
    assertTrue(revocations.size() <= ENTRIES);
    clock.advance(Duration.ofSeconds(1));
    takes(sessions.refresh(alive.refreshToken()));
    ended.forEach(this::refuses);
    assertTrue(events.contains(new SecurityEvent(Kind.STORE_UNAVAILABLE, "", "revocations_full")));
  }

  @Test
  @DisplayName("SESS-04: a full list hides no reuse of a refresh token")
  void aFullListHidesNoReuse() {
    Stream.generate(this::login)
        .limit(ENTRIES)
        .toList()
        .forEach(tokens -> sessions.end(tokens.refreshToken()));
    SessionTokens first = login();
    SessionTokens second = sessions.refresh(first.refreshToken());
    clock.advance(Duration.ofSeconds(11));
    assertThrows(RefreshRejectedException.class, () -> sessions.refresh(first.refreshToken()));
    assertTrue(events.stream().anyMatch(event -> event.kind() == Kind.REFRESH_REUSED));
    refuses(second);
  }

  @Test
  @DisplayName("SESS-04: an entry ends with the last access token, and none is made for none")
  void anEntryEndsWithTheLastToken() {
    SessionTokens idle = login();
    clock.advance(Duration.ofMinutes(10).plusHours(2));
    sessions.end(idle.refreshToken());
    assertEquals(0, revocations.size());
    SessionTokens fresh = login();
    clock.advance(Duration.ofMinutes(9));
    sessions.end(fresh.refreshToken());
    assertEquals(1, revocations.size());
    clock.advance(Duration.ofMinutes(7));
    revocations.add(new Nothing());
    sessions.end(login().refreshToken());
    assertEquals(1, revocations.size());
  }

  /** Follows and does nothing. */
  private static final class Nothing implements io.jwtgate.session.revocation.RevocationFollower {
    @Override
    public void revoked(io.jwtgate.session.store.Revocation revocation) {}

    @Override
    public void storeIsBack(boolean setBack) {}
  }

  @Test
  @DisplayName("SESS-09: where no session gives way, a login too many is rejected and ends nothing")
  void aLoginTooManyIsRejected() {
    Sessions strict = sessions(SessionLimit.WhenFull.NEW_REJECTED);
    List<SessionTokens> all =
        Stream.generate(() -> strict.start(Account.of("alice"))).limit(2 * ENTRIES + 1).toList();
    assertThrows(TooManySessionsException.class, () -> strict.start(Account.of("alice")));
    all.forEach(this::takes);
    strict.end(all.get(0).refreshToken());
    takes(strict.start(Account.of("alice")));
  }
}

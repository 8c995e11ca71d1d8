package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import io.jwtgate.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two nodes of which each hears of the other only when it asks. */
class OvertakenLoginTest {
  private final MovableClock clock = new MovableClock(Instant.now());
  private final SessionStore store = SessionStore.inMemory();
  private final RevocationStore data = RevocationStore.inMemory();
  private final List<SecurityEvent> events = new ArrayList<>();
  private final TokenIssuer issuer =
      TokenIssuer.of("https://login.example")
          .audience("orders")
          .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
          .clock(clock)
          .build();
  private final Sessions here = node(clock);
  private final Sessions there = node(clock);

  /** A store that pushes nothing and is not the memory of this process. */
  private record Remote(RevocationStore data) implements RevocationStore {
    @Override
    public void publish(Revocation revocation) {
      data.publish(revocation);
    }

    @Override
    public RevocationChanges changesSince(String position) {
      return data.changesSince(position);
    }

    @Override
    public Subscription onChange(Runnable wake) {
      return () -> {};
    }
  }

  private Sessions node(Clock time) {
    Revocations revocations =
        Revocations.sharedBy(new Remote(data))
            .pollEvery(Duration.ofHours(1))
            .staleAfter(Duration.ofHours(2))
            .clock(time)
            .listener(event -> {})
            .build();
    return Sessions.builder(issuer, subject -> Optional.of(account()))
        .store(store)
        .revocations(revocations)
        .maxPerSubject(2)
        .rememberedTimeout(Duration.ofDays(30))
        .listener(events::add)
        .clock(time)
        .build();
  }

  @AfterEach
  void close() {
    here.revocations().close();
    there.revocations().close();
  }

  private static Account account() {
    return Account.of("alice").withScopes("read", "write");
  }

  @Test
  @DisplayName(
      "SESS-02: whether a login was overtaken is asked of the store, and not only known here")
  void anEndThatWasNotHeardOf() {
    LoginStart start = here.begin();
    assertFalse(here.isOvertaken(start, "alice"));
    there.endAllOf("alice");
    assertTrue(here.isOvertaken(start, "alice"));
    assertFalse(here.isOvertaken(start, "bob"));
  }

  @Test
  @DisplayName(
      "SESS-02: an end that comes while a login is under way ends it, wherever it comes from")
  void anEndMeanwhile() {
    for (Sessions ending : List.of(here, there)) {
      LoginStart start = here.begin();
      ending.endAllOf("alice");
      assertThrows(LoginRejectedException.class, () -> start.start(account()));
      assertEquals(List.of(), store.ofSubject("alice"));
      SecurityEvent last = events.get(events.size() - 1);
      assertEquals(List.of(Kind.SESSION_ENDED, "overtaken"), List.of(last.kind(), last.detail()));
      LoginStart other = here.begin();
      ending.endAllOf("bob");
      here.end(other.start(account()).refreshToken());
    }
  }

  @Test
  @DisplayName(
      "SESS-02: an end from before a login begins is none of it, though it was not heard of")
  void anEndFromBefore() {
    there.endAllOf("alice");
    SessionTokens tokens = here.start(account());
    assertEquals(tokens.sessionId(), here.refresh(tokens.refreshToken()).sessionId());
  }

  @Test
  @DisplayName("SESS-09: what gave way has ended on both nodes, with its access tokens")
  void whatGaveWayHasEnded() {
    SessionTokens first = here.start(account());
    clock.advance(Duration.ofSeconds(1));
    here.start(account());
    there.start(account());
    for (Sessions node : List.of(here, there)) {
      node.revocations().catchUp();
      assertThrows(RefreshRejectedException.class, () -> node.refresh(first.refreshToken()));
      assertTrue(isRevoked(node, first));
    }
  }

  private boolean isRevoked(Sessions node, SessionTokens tokens) {
    TokenVerifier plain = TokenVerifier.builder().trust(issuer.trust()).clock(clock).build();
    return node.revocations().isRevoked(plain.verify(tokens.accessToken().compact()));
  }

  @Test
  @DisplayName("SESS-01: a session that another node has ended is not taken for alive here later")
  void anEndOfAnotherNodeIsRemembered() {
    SessionTokens tokens = here.start(account());
    var kept = store.find(tokens.sessionId()).orElseThrow();
    there.end(tokens.refreshToken());
    here.revocations().catchUp();
    clock.advance(Duration.ofHours(2));
    here.revocations().catchUp();
    store.add(kept);
    assertThrows(RefreshRejectedException.class, () -> here.refresh(tokens.refreshToken()));
    assertEquals(Optional.empty(), store.find(tokens.sessionId()));
  }

  @Test
  @DisplayName("SESS-01: what one node has ended is remembered for as long as a session can last")
  void anEndIsRememberedForAsLong() {
    SessionTokens tokens = here.start(account());
    var kept = store.find(tokens.sessionId()).orElseThrow();
    here.end(tokens.refreshToken());
    clock.advance(Duration.ofDays(30));
    store.add(living(kept));
    assertThrows(RefreshRejectedException.class, () -> here.refresh(tokens.refreshToken()));
    assertFalse(store.find(tokens.sessionId()).isPresent());
  }

  /** The same session, as if it lasted for a month more. */
  private static StoredSession living(StoredSession session) {
    return new StoredSession(
        session.id(),
        session.subject(),
        session.clientId(),
        session.scopes(),
        session.startedAt(),
        session.expiresAt().plus(Duration.ofDays(30)),
        session.idleUntil().plus(Duration.ofDays(30)),
        session.current(),
        session.replaced());
  }

  @Test
  @DisplayName("RT-10: the first access token says what was granted, and no more")
  void theFirstTokenSaysWhatWasGranted() {
    SessionTokens tokens = here.begin().start(account(), "app", Set.of("read", "admin"));
    TokenVerifier plain = TokenVerifier.builder().trust(issuer.trust()).clock(clock).build();
    var claims = plain.verify(tokens.accessToken().compact()).claims();
    assertEquals(Optional.of("read"), claims.string("scope"));
    assertEquals(Optional.of("app"), claims.string("client_id"));
  }
}

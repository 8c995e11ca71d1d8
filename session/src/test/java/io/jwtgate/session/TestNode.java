package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.SharedPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** One of several processes that serve the same users: its own services over a shared place. */
public final class TestNode implements AutoCloseable {
  private static final SigningKey KEY = SigningKey.generate(SignatureAlgorithm.ES256);

  public final Map<String, Account> accounts = new ConcurrentHashMap<>();
  public final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  public final TokenIssuer issuer;
  public final Revocations revocations;
  public final Sessions sessions;
  public final TokenVerifier verifier;

  private TestNode(
      SharedPlace place, Clock clock, UnaryOperator<SessionsBuilder> change, Duration poll) {
    this.issuer =
        TokenIssuer.of("https://login.example")
            .audience("orders")
            .clientId("web")
            .signingKey(KEY)
            .clock(clock)
            .build();
    // A busy machine may hold the thread that follows the store for a while.
    this.revocations =
        Revocations.sharedBy(place.revocations())
            .pollEvery(poll)
            .staleAfter(Duration.ofSeconds(30).plus(poll.multipliedBy(2)))
            .listener(events::add)
            .clock(clock)
            .build();
    this.sessions =
        change
            .apply(
                Sessions.builder(issuer, subject -> Optional.ofNullable(accounts.get(subject)))
                    .store(place.sessions())
                    .revocations(revocations)
                    .listener(events::add)
                    .clock(clock))
            .build();
    this.verifier =
        TokenVerifier.builder().trust(issuer.trust()).revocation(revocations).clock(clock).build();
    accounts.put("alice", Account.of("alice", "admin").withScopes("read", "write"));
  }

  public static TestNode on(SharedPlace place, Clock clock) {
    return on(place, clock, same -> same);
  }

  public static TestNode on(SharedPlace place, Clock clock, UnaryOperator<SessionsBuilder> change) {
    return new TestNode(place, clock, change, Duration.ofMillis(500));
  }

  /** One that asks its store so seldom that only a push can tell it soon. */
  public static TestNode hearingPushesOn(SharedPlace place, Clock clock) {
    return new TestNode(place, clock, same -> same, Duration.ofMinutes(10));
  }

  /** A login of the one account that every node knows. */
  public SessionTokens login() {
    return sessions.start(accounts.get("alice"));
  }

  public long count(SecurityEvent.Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  public void takes(SessionTokens tokens) {
    assertEquals("alice", verifier.verify(tokens.accessToken().compact()).name());
  }

  public void refuses(SessionTokens tokens) {
    String compact = tokens.accessToken().compact();
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact));
    assertEquals(RejectionReason.REVOKED, refused.reason());
  }

  /** Waits until a revocation on another node is known here. */
  public void refusesSoon(SessionTokens tokens) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (isTaken(tokens) && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    refuses(tokens);
  }

  /** Waits until the store can be told from again. */
  public void takesSoon(SessionTokens tokens) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (!isTold(tokens) && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    takes(tokens);
  }

  private boolean isTold(SessionTokens tokens) {
    try {
      return isTaken(tokens);
    } catch (RevocationUnavailableException notYet) {
      return false;
    }
  }

  private boolean isTaken(SessionTokens tokens) {
    try {
      verifier.verify(tokens.accessToken().compact());
      return true;
    } catch (TokenRejectedException refused) {
      return false;
    }
  }

  public void refusesRefresh(String refreshToken) {
    RefreshRejectedException refused =
        assertThrows(RefreshRejectedException.class, () -> sessions.refresh(refreshToken));
    assertEquals(RefreshRejectedException.Reason.INVALID_GRANT, refused.reason());
    assertTrue(refused.getStackTrace().length == 0);
  }

  @Override
  public void close() {
    revocations.close();
  }
}

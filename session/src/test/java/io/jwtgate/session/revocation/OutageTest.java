package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a process answers while its store is out of reach. */
class OutageTest {
  private static final TestKey KEY = TestKey.shared("ES256");

  private final MovableClock clock = OneIssuer.newYear();
  private final AtomicLong nanos = new AtomicLong();
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final RevocationStore data = RevocationStore.inMemory();
  private final UnreliableStore store = new UnreliableStore(data);
  private final String compact =
      new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock)
          .token()
          .claim("jti", "id")
          .compact();
  private final Revocation revocation =
      Revocation.ofToken(OneIssuer.ISSUER, "id", clock.instant().plusSeconds(3600));
  private Revocations revocations;
  private TokenVerifier verifier;

  /** Polls so seldom that only the test itself asks the store. */
  private void start(UnaryOperator<RevocationsBuilder> change) {
    revocations =
        change
            .apply(
                Revocations.sharedBy(store)
                    .pollEvery(Duration.ofHours(1))
                    .staleAfter(Duration.ofHours(2))
                    .listener(events::add)
                    .clock(clock)
                    .nanoTime(nanos::get))
            .build();
    verifier =
        TokenVerifier.builder()
            .trust(OneIssuer.trust(KEY).build())
            .revocation(revocations)
            .clock(clock)
            .build();
  }

  @AfterEach
  void stop() {
    revocations.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void takes() {
    assertEquals("alice", verifier.verify(compact).name());
  }

  private void refuses() {
    assertEquals(
        RejectionReason.REVOKED,
        assertThrows(TokenRejectedException.class, () -> verifier.verify(compact)).reason());
  }

  private void cannotTell() {
    RevocationUnavailableException unknown =
        assertThrows(RevocationUnavailableException.class, () -> verifier.verify(compact));
    assertTrue(unknown.retryAfter().toSeconds() >= 1);
  }

  private long count(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  @Test
  @DisplayName("REV-07: fails closed when the store was not heard for too long, and recovers")
  void failsClosed() {
    start(same -> same);
    store.down = true;
    pass(Duration.ofHours(2));
    revocations.sync();
    takes();
    pass(Duration.ofNanos(1));
    cannotTell();
    store.down = false;
    revocations.sync();
    takes();
  }

  @Test
  @DisplayName("REV-07: fails open by name, counts it, and only for the bounded time")
  void failsOpenForABoundedTime() {
    start(revocations -> revocations.unsafeFailOpenFor(Duration.ofHours(3)));
    store.down = true;
    pass(Duration.ofHours(2));
    takes();
    assertEquals(0, revocations.unchecked());
    pass(Duration.ofHours(1));
    takes();
    takes();
    assertEquals(2, revocations.unchecked());
    revocations.catchUp();
    pass(Duration.ofNanos(1));
    cannotTell();
    assertThrows(StoreUnavailableException.class, revocations::catchUp);
  }

  @Test
  @DisplayName("REV-07: failing open still refuses what is known to be revoked")
  void failingOpenRefusesWhatIsKnown() {
    start(revocations -> revocations.unsafeFailOpenFor(Duration.ofHours(3)));
    revocations.revoke(revocation);
    store.down = true;
    pass(Duration.ofHours(3));
    refuses();
  }

  @Test
  @DisplayName("REV-09: a process that starts knows what was revoked before it answers")
  void aStartLoadsTheList() {
    data.publish(revocation);
    start(same -> same);
    refuses();
  }

  @Test
  @DisplayName("REV-09: a process that could not load the list can't tell")
  void aStartWithoutTheListCannotTell() {
    data.publish(revocation);
    store.down = true;
    start(same -> same);
    cannotTell();
    store.down = false;
    revocations.sync();
    refuses();
  }

  @Test
  @DisplayName("REV-09: what was revoked during an outage is known after it")
  void aReconnectCatchesUp() {
    start(same -> same);
    store.down = true;
    data.publish(revocation);
    revocations.sync();
    takes();
    store.down = false;
    revocations.sync();
    refuses();
  }

  @Test
  @DisplayName("REV-08: a store that never answers holds up no request")
  void aStuckStoreHoldsNobodyUp() throws Exception {
    start(same -> same);
    store.answersNever = true;
    Thread asking = new Thread(revocations::sync);
    asking.start();
    assertTrue(store.asked.await(30, TimeUnit.SECONDS));
    takes();
    pass(Duration.ofHours(2).plusNanos(1));
    cannotTell();
    store.close();
    asking.join(30_000);
  }

  @Test
  @DisplayName("REV-01: a revocation during an outage counts here at once and everywhere after it")
  void aRevocationDuringAnOutageIsNotLost() {
    start(same -> same);
    store.down = true;
    assertThrows(StoreUnavailableException.class, () -> revocations.revoke(revocation));
    refuses();
    assertEquals(List.of(), data.changesSince("").revocations());
    store.down = false;
    revocations.sync();
    assertEquals(List.of(revocation), data.changesSince("").revocations());
  }

  @Test
  @DisplayName("REV-07: an outage is told once, and its end")
  void anOutageIsToldOnce() {
    start(same -> same);
    store.down = true;
    revocations.sync();
    revocations.sync();
    assertEquals(
        List.of(new SecurityEvent(Kind.STORE_UNAVAILABLE, "", "java.io.IOException")), events);
    store.down = false;
    revocations.sync();
    revocations.sync();
    assertEquals(1, count(Kind.STORE_RECOVERED));
  }

  @Test
  @DisplayName("REV-12: what somebody else puts into the store is taken over")
  void aRevocationCanBePushedIn() {
    start(same -> same);
    takes();
    data.publish(revocation);
    revocations.sync();
    refuses();
  }

  @Test
  void aStoreThatLostItsDataIsHandedThemAgain() {
    start(same -> same);
    revocations.revoke(revocation);
    for (int i = 0; i < 5; i++) {
      data.publish(revocation);
    }
    revocations.sync();
    RevocationStore empty = RevocationStore.inMemory();
    store.replaceBy(empty);
    revocations.sync();
    revocations.sync();
    assertEquals(List.of(revocation), empty.changesSince("").revocations());
    assertDoesNotThrow(() -> refuses());
  }
}

package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a process hands in to a store that lacks it. */
class HandingInTest {
  private static final String ISSUER = "https://login.example";

  private final MovableClock clock = new MovableClock(Instant.now());
  private final AtomicLong nanos = new AtomicLong();
  private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  private final UnreliableStore store = UnreliableStore.silent(RevocationStore.inMemory());
  private final Revocations revocations =
      Revocations.sharedBy(store)
          .pollEvery(Duration.ofHours(1))
          .staleAfter(Duration.ofHours(2))
          .listener(events::add)
          .clock(clock)
          .nanoTime(nanos::get)
          .build();
  private final List<Revocation> heard = new ArrayList<>();
  private final List<Boolean> setBacks = new ArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();

  HandingInTest() {
    revocations.add(
        new RevocationFollower() {
          @Override
          public void revoked(Revocation revocation) {
            heard.add(revocation);
          }

          @Override
          public void storeIsBack(boolean setBack) {
            setBacks.add(setBack);
          }

          @Override
          public void storeAnswered() {
            answers.incrementAndGet();
          }
        });
  }

  @AfterEach
  void stop() {
    revocations.close();
  }

  private Revocation ofToken(int number) {
    return Revocation.ofToken(ISSUER, "id-" + number, clock.instant().plusSeconds(900));
  }

  private Set<Revocation> revoked(int count) {
    Set<Revocation> all = new HashSet<>();
    IntStream.range(0, count).forEach(number -> all.add(ofToken(number)));
    all.forEach(revocations::revoke);
    revocations.sync();
    return all;
  }

  private RevocationStore emptied() {
    RevocationStore empty = RevocationStore.inMemory();
    store.replaceBy(empty);
    return empty;
  }

  private static Set<Revocation> in(RevocationStore data) {
    return Set.copyOf(data.changesSince(RevocationChanges.START).revocations());
  }

  @Test
  @DisplayName("REV-12: what is revoked again, and what the store tells of it, is told once")
  void whatIsKnownIsNotToldAgain() {
    revoked(1);
    revoked(1);
    assertEquals(List.of(ofToken(0)), heard);
  }

  @Test
  @DisplayName("SESS-01: a store that can't be asked is handed nothing")
  void nothingIsHandedToAStoreThatCannotBeAsked() {
    store.atPublish = HandingInTest::fail;
    revocations.revokeSoon(ofToken(0));
    revocations.sync();
    AtomicInteger published = new AtomicInteger();
    store.atPublish = any -> published.incrementAndGet();
    store.atQuestion = () -> fail(null);
    revocations.sync();
    assertEquals(0, published.get());
    store.atQuestion = () -> {};
    revocations.sync();
    assertEquals(1, published.get());
  }

  private static void fail(Revocation any) {
    throw new StoreUnavailableException(new IllegalStateException("away"));
  }

  @Test
  @DisplayName("SESS-01: a store that is first heard of after the start was not set back")
  void aLateFirstAnswerIsNoSetBack() {
    UnreliableStore late = new UnreliableStore(RevocationStore.inMemory());
    late.down = true;
    try (Revocations node =
        Revocations.sharedBy(late)
            .pollEvery(Duration.ofHours(1))
            .staleAfter(Duration.ofHours(2))
            .listener(event -> {})
            .clock(clock)
            .build()) {
      List<Boolean> told = new ArrayList<>();
      node.add(
          new RevocationFollower() {
            @Override
            public void revoked(Revocation revocation) {}

            @Override
            public void storeIsBack(boolean setBack) {
              told.add(setBack);
            }
          });
      late.down = false;
      node.sync();
      assertEquals(List.of(false), told);
    }
  }

  @Test
  @DisplayName("SESS-01: a store that was set back tells so, also where it lacks nothing")
  void aSetBackThatLacksNothingIsTold() {
    Set<Revocation> all = revoked(2);
    RevocationStore other = RevocationStore.inMemory();
    all.forEach(other::publish);
    store.replaceBy(other);
    revocations.sync();
    assertEquals(List.of(true), setBacks);
  }

  @Test
  @DisplayName("SESS-01: a store that was away tells so once, also where it lacks nothing")
  void anOutageThatLostNothingIsTold() {
    revoked(2);
    store.down = true;
    revocations.sync();
    assertEquals(List.of(), setBacks);
    store.down = false;
    revocations.sync();
    revocations.sync();
    assertEquals(List.of(false), setBacks);
  }

  @Test
  @DisplayName("REV-08: who waits for an answer together shares the next question")
  void waitersShareAQuestion() throws Exception {
    Semaphore answer = new Semaphore(0);
    AtomicInteger questions = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    store.atQuestion =
        () -> {
          questions.incrementAndGet();
          asked.countDown();
          answer.acquireUninterruptibly();
        };
    Thread first = new Thread(revocations::sync);
    first.start();
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    List<Thread> waiters =
        List.of(new Thread(revocations::catchUp), new Thread(revocations::catchUp));
    for (Thread waiter : waiters) {
      waiter.start();
      while (waiter.getState() != Thread.State.WAITING) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    answer.release(3);
    for (Thread waiter : waiters) {
      waiter.join();
    }
    first.join();
    assertEquals(2, questions.get());
  }

  @Test
  @DisplayName("SESS-01: much is handed in a second's worth at a time, and all of it in the end")
  void muchIsHandedInByAndBy() {
    Set<Revocation> all = revoked(10);
    RevocationStore empty = emptied();
    store.atPublish = any -> nanos.addAndGet(Duration.ofMillis(500).toNanos());
    revocations.sync();
    assertEquals(2, in(empty).size());
    revocations.sync();
    assertEquals(4, in(empty).size());
    IntStream.range(0, 4).forEach(round -> revocations.sync());
    assertEquals(all, in(empty));
    assertEquals(List.of(true), setBacks);
  }

  @Test
  @DisplayName("SESS-01: one that the store does not take keeps back no other, and no login")
  void oneKeepsBackNoOther() {
    Set<Revocation> all = revoked(10);
    RevocationStore empty = emptied();
    store.atPublish = one -> fail(one.equals(ofToken(3)), new StoreUnavailableException(null));
    revocations.sync();
    revocations.catchUp();
    Set<Revocation> taken = new HashSet<>(all);
    taken.remove(ofToken(3));
    assertEquals(taken, in(empty));
    store.atPublish = any -> {};
    revocations.sync();
    assertEquals(all, in(empty));
    assertEquals(1, count(Kind.STORE_UNAVAILABLE));
  }

  @Test
  @DisplayName("SESS-01: one that the store will never take is not tried for ever")
  void whatIsNeverTakenIsDropped() {
    AtomicInteger tries = new AtomicInteger();
    store.atPublish =
        any -> {
          tries.incrementAndGet();
          throw new IllegalArgumentException("too long");
        };
    assertThrows(IllegalArgumentException.class, () -> revocations.revoke(ofToken(1)));
    assertEquals(1, revocations.size());
    revocations.sync();
    revocations.sync();
    assertEquals(1, tries.get());
    revocations.revokeSoon(ofToken(2));
    revocations.sync();
    revocations.sync();
    assertEquals(2, tries.get());
  }

  @Test
  @DisplayName("REV-07: a store that throws something else is away, and what it lacks is handed in")
  void somethingElseIsAnOutage() {
    store.atPublish = any -> fail(true, new IllegalStateException("something else"));
    assertThrows(StoreUnavailableException.class, () -> revocations.revoke(ofToken(1)));
    store.atPublish = any -> {};
    store.atQuestion = () -> fail(true, new IllegalStateException("something else"));
    revocations.sync();
    revocations.sync();
    StoreUnavailableException away =
        assertThrows(StoreUnavailableException.class, revocations::catchUp);
    assertTrue(away.getCause() instanceof IllegalStateException);
    store.atQuestion = () -> {};
    revocations.catchUp();
    assertEquals(Set.of(ofToken(1)), in(store));
  }

  @Test
  @DisplayName(
      "REV-01: what was revoked soon is shared by the next round, though two before failed")
  void twoFailedRounds() {
    store.down = true;
    revocations.revokeSoon(ofToken(1));
    assertThrows(StoreUnavailableException.class, () -> revocations.revoke(ofToken(2)));
    revocations.sync();
    revocations.sync();
    store.down = false;
    revocations.sync();
    assertEquals(Set.of(ofToken(1), ofToken(2)), in(store));
    assertEquals(List.of(false), setBacks);
  }

  @Test
  @DisplayName("SESS-01: a single call that failed is a sign that more of it may be lost")
  void aSingleFailureIsASign() {
    store.atPublish = any -> fail(true, new StoreUnavailableException(null));
    assertThrows(StoreUnavailableException.class, () -> revocations.revoke(ofToken(1)));
    assertEquals(List.of(), setBacks);
    store.atPublish = any -> {};
    revocations.sync();
    revocations.sync();
    assertEquals(List.of(false), setBacks);
    assertEquals(Set.of(ofToken(1)), in(store));
  }

  @Test
  @DisplayName("REV-07: an answer is as old as its question")
  void anAnswerIsAsOldAsItsQuestion() {
    store.atQuestion = () -> nanos.addAndGet(Duration.ofHours(2).toNanos());
    revocations.sync();
    store.atQuestion = () -> {};
    VerifiedToken token = token();
    assertFalse(revocations.isRevoked(token));
    nanos.incrementAndGet();
    assertThrows(RevocationUnavailableException.class, () -> revocations.isRevoked(token));
  }

  private VerifiedToken token() {
    TokenIssuer issuer =
        TokenIssuer.of(ISSUER)
            .audience("orders")
            .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
            .clock(clock)
            .build();
    return TokenVerifier.builder()
        .trust(issuer.trust())
        .clock(clock)
        .build()
        .verify(issuer.issue(TokenGrant.to("alice")).compact());
  }

  @Test
  @DisplayName("REV-05: what ended during an outage is not handed in")
  void whatEndedIsNotHandedIn() {
    store.down = true;
    revocations.revokeSoon(ofToken(1));
    clock.advance(Duration.ofMinutes(15));
    revocations.revokeSoon(ofToken(2));
    store.down = false;
    List<Revocation> published = new ArrayList<>();
    store.atPublish = published::add;
    revocations.sync();
    assertEquals(List.of(ofToken(2)), published);
  }

  @Test
  @DisplayName("SESS-01: a store that answers tells so in each round, and one that fails does not")
  void eachAnswerIsTold() {
    revocations.sync();
    revocations.sync();
    assertEquals(2, answers.get());
    store.down = true;
    revocations.sync();
    assertEquals(2, answers.get());
    assertEquals(List.of(), setBacks);
  }

  @Test
  @DisplayName("REV-04: two ends of a subject are one, with the later of each of their times")
  void endsOfASubjectMerge() {
    Instant now = clock.instant();
    Revocation early = Revocation.ofSubject(ISSUER, "alice", now, now.plusSeconds(900));
    Revocation late =
        Revocation.ofSubject(ISSUER, "alice", now.plusSeconds(9), now.plusSeconds(60));
    Revocation both =
        Revocation.ofSubject(ISSUER, "alice", now.plusSeconds(9), now.plusSeconds(900));
    revocations.revoke(late);
    revocations.revoke(early);
    assertEquals(Set.of(both), in(store));
    assertEquals(both, revocations.known(both.target()).orElseThrow());
    RevocationStore behind = emptied();
    behind.publish(early);
    revocations.sync();
    assertEquals(Set.of(both), in(behind));
  }

  private static void fail(boolean really, RuntimeException failure) {
    if (really) {
      throw failure;
    }
  }

  private long count(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }
}

package io.jwtgate.session.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a store is asked, and what becomes of what it says. */
class FollowingTest {
  private static final String ISSUER = "https://login.example";

  private final MovableClock clock = new MovableClock(Instant.now());
  private final RevocationStore data = RevocationStore.inMemory();
  private final List<String> calls = new ArrayList<>();
  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
  private Runnable wake = () -> {};
  private List<String> warnings = List.of();

  /** Writes down what is asked of it. */
  private final RevocationStore store =
      new RevocationStore() {
        @Override
        public void publish(Revocation revocation) {
          data.publish(revocation);
        }

        @Override
        public RevocationChanges changesSince(String position) {
          questions.add(position);
          return data.changesSince(position);
        }

        @Override
        public Subscription onChange(Runnable woken) {
          wake = woken;
          return () -> calls.add("unsubscribed");
        }

        @Override
        public List<String> warnings() {
          calls.add("warnings");
          if (warnings == null) {
            throw new IllegalStateException("away");
          }
          return warnings;
        }

        @Override
        public void close() {
          calls.add("closed");
        }
      };

  private RevocationsBuilder builder() {
    return Revocations.sharedBy(store)
        .pollEvery(Duration.ofHours(1))
        .staleAfter(Duration.ofHours(2))
        .listener(event -> {})
        .clock(clock);
  }

  private Revocation ofToken(String id) {
    return Revocation.ofToken(ISSUER, id, clock.instant().plusSeconds(900));
  }

  private String question() throws InterruptedException {
    return questions.poll(30, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("REV-08: a store that pushes is asked at once, from where the last answer ended")
  void aPushIsAnsweredAtOnce() throws Exception {
    data.publish(ofToken("one"));
    CountDownLatch heard = new CountDownLatch(1);
    try (Revocations node = builder().build()) {
      String end = data.changesSince("").position();
      assertEquals(RevocationChanges.START, question());
      // The thread's own first round comes an hour later.
      node.add(
          new RevocationFollower() {
            @Override
            public void revoked(Revocation revocation) {
              heard.countDown();
            }

            @Override
            public void storeIsBack(boolean setBack) {}
          });
      data.publish(ofToken("two"));
      wake.run();
      assertEquals(end, question());
      assertTrue(heard.await(30, TimeUnit.SECONDS));
      assertEquals(2, node.size());
    }
  }

  @Test
  @DisplayName("REV-12: closing ends the subscription, the store and the thread")
  void closingEndsAll() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Revocations node = builder().build();
    List<Thread> begun =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .filter(thread -> thread.getName().equals("jwtgate-revocations"))
            .toList();
    assertEquals(1, begun.size());
    assertTrue(begun.get(0).isDaemon());
    node.close();
    begun.get(0).join(30_000);
    assertFalse(begun.get(0).isAlive());
    assertEquals(List.of("warnings", "unsubscribed", "closed"), calls);
  }

  @Test
  @DisplayName("SESS-01: a store that could not say what is risky about it is asked again")
  void warningsAreAskedForAgain() {
    warnings = null;
    try (Revocations node = builder().build()) {
      warnings = List.of();
      node.sync();
      node.sync();
    }
    assertEquals(2, calls.stream().filter("warnings"::equals).count());
  }

  @Test
  @DisplayName(
      "SESS-01: a store is asked once for what is risky about it, and it is logged by name")
  void warningsAreLoggedOnce() {
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("io.jwtgate.store");
    warnings = List.of("it may lose");
    logger.addHandler(handler);
    try (Revocations node = builder().named("jwtgate.session-store", "/shop").build()) {
      node.sync();
      node.sync();
    } finally {
      logger.removeHandler(handler);
    }
    assertEquals(List.of("WARNING jwtgate.session-store it may lose"), logged);
    assertEquals("warnings", calls.get(0));
    assertEquals(1, calls.stream().filter("warnings"::equals).count());
  }

  @Test
  @DisplayName("REV-10: the list is full by its weight, too, and half full at half of it")
  void theListIsFullByWeight() {
    RevocationsBuilder builder = builder();
    int weight = 250 + ISSUER.length() + 3;
    builder.maxBytes = 3L * weight;
    try (Revocations node = builder.build()) {
      node.revoke(ofToken("one"));
      assertFalse(node.isHalfFull());
      node.revoke(ofToken("two"));
      assertTrue(node.isHalfFull());
      node.revoke(ofToken("six"));
      Revocation more = ofToken("ten");
      assertThrows(StoreUnavailableException.class, () -> node.revoke(more));
      assertEquals(3, node.size());
    }
  }

  @Test
  @DisplayName("REV-10: half of five entries are three, and half of one is one")
  void halfOfTheEntries() {
    try (Revocations node = builder().maxEntries(5).build()) {
      node.revoke(ofToken("one"));
      node.revoke(ofToken("two"));
      assertFalse(node.isHalfFull());
      node.revoke(ofToken("six"));
      assertTrue(node.isHalfFull());
    }
    try (Revocations node = builder().build()) {
      assertFalse(node.isHalfFull());
    }
  }

  @Test
  @DisplayName("REV-01: what a store is told of counts here first")
  void itCountsHereFirst() {
    UnreliableStore unreliable = new UnreliableStore(data);
    try (Revocations node =
        Revocations.sharedBy(unreliable)
            .pollEvery(Duration.ofHours(1))
            .staleAfter(Duration.ofHours(2))
            .clock(clock)
            .listener(event -> {})
            .build()) {
      List<Boolean> known = new ArrayList<>();
      unreliable.atPublish = one -> known.add(node.known(one.target()).isPresent());
      node.revoke(ofToken("one"));
      node.revokeOrAll(ofToken("two"), Revocation.ofIssuer(ISSUER, clock.instant(), Instant.MAX));
      assertEquals(List.of(true, true), known);
    }
  }
}

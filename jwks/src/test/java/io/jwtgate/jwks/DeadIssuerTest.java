package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.internal.http.Connector;
import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadIssuerTest {
  private static final int THREADS = 300;
  private static final int WAITING = 64;
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofMillis(200), Duration.ofMillis(400), 512 * 1024);

  @Test
  @DisplayName("NET-01: before the first fetch ends 64 requests wait, the others are answered")
  void firstFetchHoldsFewThreads() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource dead = OneSource.answered(Reply.jwks(FIRST).heldBy(latch));
        OneSource good = OneSource.holdingFirst();
        AtOnce threads = new AtOnce(THREADS)) {
      List<Future<Boolean>> answers =
          threads.start(() -> OneSource.isUnavailable(dead.source, FIRST));
      dead.eventually(() -> done(answers) == THREADS - WAITING);
      assertEquals(WAITING, threads.waiting());
      assertTrue(good.knows(FIRST));
      latch.countDown();
      assertEquals(THREADS - WAITING, unavailable(answers));
    }
  }

  private static long done(List<Future<Boolean>> answers) {
    return answers.stream().filter(Future::isDone).count();
  }

  private static int unavailable(List<Future<Boolean>> answers) throws Exception {
    int count = 0;
    for (Future<Boolean> answer : answers) {
      count += answer.get() ? 1 : 0;
    }
    return count;
  }

  @Test
  @DisplayName("NET-01: several dead issuers share one bound, and another one's tokens come in")
  void deadIssuersShareOneBound() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    List<OneSource> dead =
        Stream.generate(() -> OneSource.answered(Reply.jwks(FIRST).heldBy(latch)))
            .limit(5)
            .toList();
    AtomicInteger turn = new AtomicInteger();
    try (OneSource good = OneSource.answered(Reply.jwks(FIRST));
        AtOnce threads = new AtOnce(THREADS)) {
      List<Future<Boolean>> answers =
          threads.start(
              () -> {
                OneSource one = dead.get(turn.getAndIncrement() % dead.size());
                return OneSource.isUnavailable(one.source, FIRST);
              });
      good.eventually(() -> done(answers) + threads.waiting() == THREADS);
      assertTrue(threads.waiting() >= WAITING, () -> threads.waiting() + " wait");
      assertTrue(threads.waiting() < 2 * WAITING, () -> threads.waiting() + " wait");
      assertTrue(good.knows(FIRST));
      latch.countDown();
      assertEquals(done(answers), unavailable(answers.stream().filter(Future::isDone).toList()));
    } finally {
      latch.countDown();
      dead.forEach(OneSource::close);
    }
  }

  @Test
  @DisplayName("NET-01: a request for a cold issuer may wait although others are dead")
  void aColdIssuerIsWaitedForBesideDeadOnes() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch soon = new CountDownLatch(1);
    try (OneSource dead = OneSource.answered(Reply.jwks(FIRST).heldBy(never));
        OneSource other = OneSource.answered(Reply.jwks(FIRST).heldBy(never));
        OneSource cold = OneSource.answered(Reply.jwks(FIRST).heldBy(soon));
        AtOnce first = new AtOnce(THREADS);
        AtOnce second = new AtOnce(THREADS);
        AtOnce callers = new AtOnce(8)) {
      first.start(() -> OneSource.isUnavailable(dead.source, FIRST));
      second.start(() -> OneSource.isUnavailable(other.source, FIRST));
      cold.eventually(() -> first.waiting() >= WAITING && second.waiting() >= WAITING / 2);
      List<Future<Boolean>> answers = callers.start(() -> cold.knows(FIRST));
      cold.eventually(() -> callers.waiting() == 8);
      soon.countDown();
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
    } finally {
      never.countDown();
    }
  }

  @Test
  @DisplayName("NET-01: who is not let wait is told to come back soon")
  void retryAfterIsShort() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (OneSource dead = OneSource.answered(Reply.jwks(FIRST).heldBy(latch));
        AtOnce threads = new AtOnce(WAITING)) {
      threads.start(() -> dead.knows(FIRST));
      dead.eventually(() -> threads.waiting() == WAITING);
      assertTrue(OneSource.retryAfter(dead.source, FIRST).toSeconds() <= 60);
      latch.countDown();
    }
  }

  @Test
  @DisplayName("NET-01: a name look-up that hangs is left alone at the deadline")
  void hangingLookupEndsByTheDeadline() {
    Hanging resolver = new Hanging();
    try (OneSource one =
        OneSource.with(builder -> builder.resolver(resolver).limits(SHORT), Reply.jwks(FIRST))) {
      one.failedFor(FetchFailure.TIMED_OUT);
      assertTrue(OneSource.isUnavailable(one.source, FIRST));
      resolver.end.countDown();
      one.eventually(
          () -> {
            one.pass(Duration.ofMinutes(2));
            OneSource.isUnavailable(one.source, FIRST);
            return one.health().failuresInARow() == 0;
          });
    }
  }

  @Test
  @DisplayName("NET-01, JWKS-29: a name look-up that hangs does not hold up the end")
  void hangingLookupDoesNotOutliveTheSource() {
    Hanging resolver = new Hanging();
    OneSource one = OneSource.with(builder -> builder.resolver(resolver), Reply.jwks(FIRST));
    one.eventually(() -> resolver.begun.getCount() == 0);
    one.close();
    assertTrue(OneSource.isUnavailable(one.source, FIRST));
    assertFalse(isAnyThreadIn(Connector.class));
    assertTrue(isAnyThreadIn(Hanging.class));
    resolver.end.countDown();
  }

  /** Whether any thread is executing a method of that class. */
  static boolean isAnyThreadIn(Class<?> type) {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(frame -> frame.getClassName().equals(type.getName()));
  }

  @Test
  @DisplayName("NET-14: hundreds of issuers share a few threads, and each has its keys")
  void manyIssuersShareThreads() {
    try (JwksServer server = JwksServer.start(FIRST)) {
      List<RemoteKeySource> sources =
          IntStream.range(0, 300)
              .mapToObj(
                  i ->
                      RemoteKeySource.at(server.jwksUri().toString())
                          .name("many-" + i)
                          .listener(event -> {})
                          .build())
              .toList();
      try {
        for (RemoteKeySource source : sources) {
          assertTrue(
              OneSource.awaitInRealTime(
                  () -> source.health().orElseThrow().state().name().equals("FRESH")));
        }
        assertTrue(OneSource.awaitInRealTime(() -> threads() <= 30), () -> threads() + " threads");
      } finally {
        sources.forEach(RemoteKeySource::close);
      }
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jwtgate-"))
        .count();
  }

  /** A look-up that can't be cut, as Java's own. */
  private static final class Hanging implements Resolver {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      begun.countDown();
      boolean ended = false;
      while (!ended) {
        try {
          end.await();
          ended = true;
        } catch (InterruptedException notCut) {
          // It goes on.
        }
      }
      return InetAddress.getAllByName(host);
    }
  }
}

package io.jwtgate.jwks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An issuer over real HTTP, a source of its keys, and a clock that the test moves. */
final class OneSource implements AutoCloseable {
  static final TestKey FIRST = TestKey.shared("ES256", "first");
  static final TestKey SECOND = TestKey.shared("ES256", "second");
  static final TestKey THIRD = TestKey.shared("ES256", "third");

  final JwksServer server;
  final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  final RecordedEvents events = new RecordedEvents();
  final RemoteKeySource source;

  private OneSource(JwksServer server, UnaryOperator<RemoteKeySource.Builder> change) {
    this.server = server;
    RemoteKeySource.Builder builder = RemoteKeySource.at(server.jwksUri().toString());
    this.source = change.apply(builder.clock(clock).listener(events)).build();
  }

  /** It holds the first key already. */
  static OneSource holdingFirst() {
    return holdingFirst(builder -> builder);
  }

  static OneSource holdingFirst(UnaryOperator<RemoteKeySource.Builder> change) {
    OneSource one = new OneSource(JwksServer.start(FIRST), change);
    one.settled();
    return one;
  }

  /** The server answers like this from the start. */
  static OneSource answered(Reply first, Reply... next) {
    return with(builder -> builder, first, next);
  }

  static OneSource with(UnaryOperator<RemoteKeySource.Builder> change, Reply first, Reply... next) {
    JwksServer server = JwksServer.start();
    server.on(server.root().jwksPath(), first, next);
    return new OneSource(server, change);
  }

  /** Its first fetch has ended. */
  void settled() {
    eventually(() -> health().nextFetch().isAfter(clock.instant()));
  }

  KeyHealth health() {
    return source.health().orElseThrow();
  }

  Optional<VerificationKey> find(TestKey key) {
    return find(key.keyId());
  }

  Optional<VerificationKey> find(String keyId) {
    return source.find(SignatureAlgorithm.ES256, keyId);
  }

  boolean knows(TestKey key) {
    return find(key).isPresent();
  }

  static boolean isUnavailable(RemoteKeySource source, TestKey key) {
    try {
      source.find(SignatureAlgorithm.ES256, key.keyId());
      return false;
    } catch (KeysUnavailableException none) {
      return true;
    }
  }

  /** When a request that is not answered is told to come again. */
  static Duration retryAfter(RemoteKeySource source, TestKey key) {
    try {
      source.find(SignatureAlgorithm.ES256, key.keyId());
      return Duration.ZERO;
    } catch (KeysUnavailableException none) {
      return none.retryAfter();
    }
  }

  int fetches() {
    return server.root().keyRequests();
  }

  void on(Reply first, Reply... next) {
    server.on(server.root().jwksPath(), first, next);
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** The next scheduled fetch is made, and has ended. */
  void passToNextFetch() {
    passToNextFetch(FIRST);
  }

  /**
   * @param held a key that is known now; asking for it wakes a source whose clock has jumped
   */
  void passToNextFetch(TestKey held) {
    KeyHealth before = health();
    clock.set(before.nextFetch());
    try {
      find(held);
    } catch (KeysUnavailableException none) {
      // Asking is enough.
    }
    eventually(() -> health().nextFetch().isAfter(before.nextFetch()));
  }

  /** Whatever is due now is fetched. */
  void fetchedOnceMore() {
    int before = fetches();
    isUnavailable(source, FIRST);
    eventually(() -> fetches() > before && health().nextFetch().isAfter(clock.instant()));
  }

  /** The last fetch failed for this reason. */
  void failedFor(FetchFailure failure) {
    eventually(() -> health().failuresInARow() > 0);
    assertEquals(Optional.of(failure), health().lastFailure());
  }

  /** Waits in real time, since fetches happen on a thread of their own. */
  void eventually(BooleanSupplier fact) {
    assertTrue(awaitInRealTime(fact), () -> "never came: " + health());
  }

  static boolean awaitInRealTime(BooleanSupplier fact) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!fact.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    return fact.getAsBoolean();
  }

  @Override
  public void close() {
    source.close();
    server.close();
  }
}

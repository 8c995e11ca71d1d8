package io.jwtgate.session.revocation;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.store.RevocationStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/** Collects what {@link Revocations} are made of. Not thread-safe. */
public final class RevocationsBuilder {
  private static final System.Logger LOG = System.getLogger(Revocations.class.getName());

  final RevocationStore store;
  Duration pollInterval = Duration.ofMillis(500);
  Duration staleAfter = Duration.ofSeconds(5);
  Duration failOpenFor = Duration.ZERO;
  Set<String> unrevocable = Set.of();
  int maxEntries = Integer.MAX_VALUE;
  long maxBytes = Runtime.getRuntime().maxMemory() / 8;
  StoreName name = StoreName.NONE;
  GuardedListener listener = GuardedListener.logging();
  Clock clock = Clock.systemUTC();
  LongSupplier nanoTime = System::nanoTime;

  RevocationsBuilder(RevocationStore store) {
    this.store = store;
  }

  /** How often the store is asked even if it pushes nothing. Left out: 500 ms. */
  public RevocationsBuilder pollEvery(Duration interval) {
    this.pollInterval = interval;
    return this;
  }

  /**
   * How long the copy is believed while the store is out of reach; after that requests are answered
   * 503. It also bounds how late a revocation can be known anywhere. Left out: 5 seconds.
   */
  public RevocationsBuilder staleAfter(Duration duration) {
    this.staleAfter = duration;
    return this;
  }

  /**
   * Lets tokens in that may have been revoked, for at most so long after the store was last heard.
   * Left out: not at all.
   */
  public RevocationsBuilder unsafeFailOpenFor(Duration duration) {
    this.failOpenFor = duration;
    return this;
  }

  /**
   * Issuers whose tokens are never looked up, and so may lack {@code jti}. Left out: none; a token
   * without {@code jti} is rejected.
   */
  public RevocationsBuilder unsafeUnrevocable(String... issuers) {
    this.unrevocable = Set.of(issuers);
    return this;
  }

  /**
   * How many are kept at most; more are rejected, and none is dropped. Left out: as many as fit
   * into an eighth of the heap, about 400 bytes each.
   */
  public RevocationsBuilder maxEntries(int entries) {
    this.maxEntries = entries;
    return this;
  }

  /**
   * What the store and its application are called in events and in the log. Left out: nothing.
   *
   * @param store such as the name of the setting that names the store
   * @param application such as its context path
   */
  public RevocationsBuilder named(String store, String application) {
    this.name = new StoreName(store, application);
    return this;
  }

  /** Is told of revocations and outages. Left out: they are logged. */
  public RevocationsBuilder listener(SecurityListener other) {
    this.listener = GuardedListener.of(other);
    return this;
  }

  /** Tells which entries have ended. Left out: the system's. */
  public RevocationsBuilder clock(Clock other) {
    this.clock = other;
    return this;
  }

  /** Tells how old the copy is; other than a clock it never jumps. */
  RevocationsBuilder nanoTime(LongSupplier other) {
    this.nanoTime = other;
    return this;
  }

  /**
   * Loads the list and starts to follow the store. If the store is out of reach, nothing can be
   * told until it answers.
   *
   * @throws IllegalArgumentException if a value is out of range; the message begins with its name
   */
  public Revocations build() {
    require(isPositive(pollInterval), "revocation-poll-interval: write a duration above zero");
    require(
        staleAfter.compareTo(pollInterval.multipliedBy(2)) >= 0,
        "revocation-stale-after: write at least twice the poll interval");
    require(
        !failOpenFor.isNegative() && failOpenFor.compareTo(Duration.ofHours(24)) <= 0,
        "unsafe-fail-open-for: write a duration from PT0S to PT24H");
    require(maxEntries > 0, "max-revocations: write a number above 0");
    unrevocable.forEach(
        issuer ->
            LOG.log(System.Logger.Level.WARNING, "no token of {0} can be revoked here", issuer));
    return new Revocations(this);
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}

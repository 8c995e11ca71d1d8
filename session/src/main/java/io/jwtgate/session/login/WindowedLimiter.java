package io.jwtgate.session.login;

import io.jwtgate.session.Digests;
import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.EphemeralStore.Count;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts failures in windows that begin with the first one. Two counts are looked at: this
 * process's own, in which an attempt stands from its beginning so that many at once are no way
 * round, and the one that all processes share, which has failures alone. What was typed is kept as
 * a hash only.
 */
final class WindowedLimiter implements LoginLimiter {
  /** For a name under attack, from where its owner never came. */
  private static final int TRIES_UNDER_ATTACK = 3;

  private static final int UNDER_ATTACK_AT_MOST = 10;

  /** For how long an address is known from which somebody logged in. */
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  private final EphemeralStore shared;
  private final EphemeralStore own;
  private final LoginLimits limits;
  private final Clock clock;

  WindowedLimiter(EphemeralStore shared, LoginLimits limits, Clock clock) {
    this.shared = shared;
    this.own = EphemeralStore.inMemory(clock);
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The names of the counts of one attempt; one that is not known to come from anywhere has no
   * source.
   */
  private record Counts(String pair, String name, Optional<String> source) {
    static Counts of(String username, String address) {
      String name = LoginName.of(username);
      String source = LoginSource.of(address);
      return new Counts(
          Digests.sha256("pair " + source + '\n' + name),
          Digests.sha256("name " + name),
          Optional.of(source)
              .filter(any -> !any.isEmpty())
              .map(any -> Digests.sha256("source " + any)));
    }

    String known() {
      return Digests.sha256("known " + pair);
    }

    String succeeded() {
      return Digests.sha256("succeeded " + name);
    }
  }

  @Override
  public Optional<Duration> attempt(String username, String source) {
    Counts counts = Counts.of(username, source);
    add(own, counts, 1);
    Optional<Duration> wait = waitFor(counts);
    if (wait.isPresent()) {
      add(own, counts, -1);
    }
    return wait;
  }

  private Optional<Duration> waitFor(Counts counts) {
    Count pair = now(counts.pair(), 1);
    Count name = now(counts.name(), 1);
    boolean known = isKnown(counts);
    boolean underAttack = !known && name.value() > limits.perName();
    if (pair.value() > (underAttack ? triesUnderAttack() : limits.perNameAndAddress())) {
      return waitUntil(pair);
    }
    if (underAttack && name.value() > (long) limits.perName() * UNDER_ATTACK_AT_MOST) {
      return waitUntil(name);
    }
    Count address = counts.source().map(any -> now(any, 1)).orElse(Count.NONE);
    if (!known && address.value() > limits.perAddress()) {
      return waitUntil(address);
    }
    Count good = now(counts.succeeded(), 0);
    return good.value() >= limits.perName() ? waitUntil(good) : Optional.empty();
  }

  private int triesUnderAttack() {
    return Math.min(TRIES_UNDER_ATTACK, limits.perNameAndAddress());
  }

  private Optional<Duration> waitUntil(Count count) {
    Duration left = Duration.between(clock.instant(), count.until());
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * The higher of the two counts.
   *
   * @param begun how many attempts of the own count are only begun: this one
   */
  private Count now(String name, int begun) {
    Count here = own.count(name);
    Count everywhere = ofAll(name);
    return everywhere.value() + begun > here.value()
        ? new Count(everywhere.value() + begun, latest(everywhere, here))
        : here;
  }

  private static Instant latest(Count one, Count other) {
    return one.until().isAfter(other.until()) ? one.until() : other.until();
  }

  private Count ofAll(String name) {
    try {
      return shared.count(name);
    } catch (StoreUnavailableException down) {
      return Count.NONE;
    }
  }

  private boolean isKnown(Counts counts) {
    return own.count(counts.known()).value() > 0 || ofAll(counts.known()).value() > 0;
  }

  @Override
  public void succeeded(String username, String source) {
    Counts counts = Counts.of(username, source);
    add(own, counts, -1);
    own.add(counts.succeeded(), 1, limits.window());
    if (!isKnown(counts)) {
      own.add(counts.known(), 1, KNOWN_FOR);
      tell(() -> shared.add(counts.known(), 1, KNOWN_FOR));
    }
  }

  @Override
  public void failed(String username, String source) {
    Counts counts = Counts.of(username, source);
    tell(() -> add(shared, counts, 1));
  }

  @Override
  public void withdrawn(String username, String source) {
    add(own, Counts.of(username, source), -1);
  }

  private void add(EphemeralStore store, Counts counts, int amount) {
    store.add(counts.pair(), amount, limits.window());
    store.add(counts.name(), amount, limits.window());
    counts.source().ifPresent(source -> store.add(source, amount, limits.window()));
  }

  /** Nobody is rejected since a count could not be shared. */
  private static void tell(Runnable sharing) {
    try {
      sharing.run();
    } catch (StoreUnavailableException down) {
      // The own count has it.
    }
  }
}

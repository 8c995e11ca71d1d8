package io.jwtgate.session.revocation;

import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.RevocationChanges;
import io.jwtgate.session.store.RevocationStore;
import io.jwtgate.session.store.StoreUnavailableException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the copy up with the store: asks for what is new, hands in what the store lacks, and
 * forgets what has ended. It alone waits for the store.
 */
final class Follower {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.store");
  private static final long HANDING_IN = TimeUnit.SECONDS.toNanos(1);

  private final RevocationStore store;
  private final RevocationCopy copy;
  private final CopyAge freshness;
  private final StoreState state;
  private final StoreName name;
  private final Clock clock;
  // No monitor: a virtual thread that waits for the store in one would hold its carrier.
  private final Lock oneAtATime = new ReentrantLock();
  private final OwnRevocations own = new OwnRevocations();
  private final List<RevocationFollower> followers = new CopyOnWriteArrayList<>();
  private final AtomicLong roundsBegun = new AtomicLong();
  private Optional<StoreUnavailableException> failure = Optional.empty();
  private String position = RevocationChanges.START;
  private List<Revocation> lost = List.of();
  private boolean handingIn;
  private boolean warned;

  Follower(RevocationsBuilder builder, RevocationCopy copy, CopyAge freshness) {
    this.store = builder.store;
    this.copy = copy;
    this.freshness = freshness;
    this.name = builder.name;
    this.state = new StoreState(name, builder.listener, builder.nanoTime);
    this.clock = builder.clock;
  }

  void add(RevocationFollower follower) {
    followers.add(follower);
  }

  /** Counts here at once. */
  void revokeHere(Revocation revocation) {
    if (copy.add(revocation)) {
      followers.forEach(follower -> follower.revoked(revocation));
    }
  }

  /**
   * Shares what counts here already.
   *
   * @throws StoreUnavailableException if that failed; it is handed in when the store is back
   * @throws IllegalArgumentException if the store will never take it
   */
  void share(Revocation revocation) {
    if (store.isLocal()) {
      store.publish(revocation);
      return;
    }
    own.begin(revocation);
    try {
      store.publish(revocation);
    } catch (IllegalArgumentException never) {
      own.drop(revocation);
      throw never;
    } catch (RuntimeException failed) {
      throw unavailable(failed);
    } finally {
      own.finish(revocation);
    }
  }

  /** To be handed in by the next round. */
  void shareLater(Revocation revocation) {
    own.expect(revocation);
  }

  /** One round. Never throws for a store that is out of reach or damaged. */
  void sync() {
    oneAtATime.lock();
    try {
      round();
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * A round that begins after this call; who waits together shares one.
   *
   * @throws StoreUnavailableException if the store did not answer, or is damaged
   */
  void catchUp() {
    long begunBefore = roundsBegun.get();
    oneAtATime.lock();
    try {
      if (roundsBegun.get() == begunBefore) {
        round();
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void round() {
    roundsBegun.incrementAndGet();
    failure = failureOf(this::follow);
    if (failure.isEmpty()) {
      // What can't be handed in keeps nobody from hearing.
      failureOf(this::handIn);
    }
    copy.forgetEndedAt(clock.instant());
  }

  private Optional<StoreUnavailableException> failureOf(Runnable step) {
    try {
      step.run();
      return Optional.empty();
    } catch (RuntimeException outage) {
      state.failed(outage);
      return Optional.of(unavailable(outage));
    }
  }

  private void follow() {
    long askedAt = freshness.now();
    List<Revocation> expected = own.due();
    // Compared before anything is handed in: what is handed in would look like progress.
    RevocationChanges changes = store.changesSince(position);
    boolean setBack = changes.complete() && !position.equals(RevocationChanges.START);
    own.told(changes.revocations());
    if (setBack) {
      own.missing(changes.revocations(), copy.all()).forEach(own::expect);
    }
    changes.revocations().forEach(this::revokeHere);
    position = changes.position();
    freshness.answered(askedAt);
    lost = own.stillDue(setBack ? own.due() : expected, clock.instant());
    boolean back = state.answered();
    if (back || setBack || (!lost.isEmpty() && !handingIn)) {
      followers.forEach(follower -> follower.storeIsBack(setBack));
    }
    followers.forEach(RevocationFollower::storeAnswered);
  }

  /**
   * For a second at once, since the copy grows old meanwhile; the rest is due in the next round.
   */
  private void handIn() {
    long begun = freshness.now();
    Iterator<Revocation> left = lost.iterator();
    Optional<RuntimeException> failed = Optional.empty();
    while (left.hasNext() && freshness.now() - begun < HANDING_IN) {
      Optional<RuntimeException> each = handedIn(left.next());
      failed = failed.isPresent() ? failed : each;
    }
    handingIn = left.hasNext() || failed.isPresent();
    failed.ifPresent(
        outage -> {
          throw outage;
        });
    warnOnce();
  }

  /** One that fails does not keep back the others. */
  private Optional<RuntimeException> handedIn(Revocation revocation) {
    try {
      store.publish(revocation);
      return Optional.empty();
    } catch (IllegalArgumentException never) {
      own.drop(revocation);
      return Optional.empty();
    } catch (RuntimeException outage) {
      return Optional.of(outage);
    }
  }

  private static StoreUnavailableException unavailable(RuntimeException outage) {
    return outage instanceof StoreUnavailableException known
        ? known
        : new StoreUnavailableException(outage);
  }

  private void warnOnce() {
    if (!warned) {
      List<String> warnings = store.warnings();
      warned = true;
      warnings.forEach(warning -> LOG.log(System.Logger.Level.WARNING, name.with(warning)));
    }
  }
}

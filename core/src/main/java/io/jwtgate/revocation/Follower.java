package io.jwtgate.revocation;

import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.RevocationChanges;
import io.jwtgate.store.RevocationStore;
import io.jwtgate.store.StoreUnavailableException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the copy up with the store: asks for what is new, hands in what could not be shared before,
 * and forgets what has ended. It alone waits for the store.
 */
final class Follower {
  private final RevocationStore store;
  private final RevocationCopy copy;
  private final Freshness freshness;
  private final GuardedListener listener;
  private final Clock clock;
  // No monitor: a virtual thread that waits for the store in one would hold its carrier.
  private final Lock oneAtATime = new ReentrantLock();
  private final Set<Revocation> unshared = ConcurrentHashMap.newKeySet();
  private final AtomicLong roundsBegun = new AtomicLong();
  private StoreUnavailableException lastFailure;
  private String position = RevocationChanges.START;
  private boolean storeIsDown;

  Follower(
      RevocationStore store,
      RevocationCopy copy,
      Freshness freshness,
      GuardedListener listener,
      Clock clock) {
    this.store = store;
    this.copy = copy;
    this.freshness = freshness;
    this.listener = listener;
    this.clock = clock;
  }

  /** To be handed in when the store is back. */
  void shareLater(Revocation revocation) {
    unshared.add(revocation);
  }

  /** One round. Never throws for a store that is out of reach. */
  void sync() {
    oneAtATime.lock();
    try {
      follow();
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * A round that begins after this call; who waits together shares one.
   *
   * @throws StoreUnavailableException if the store did not answer
   */
  void catchUp() {
    long begunBefore = roundsBegun.get();
    oneAtATime.lock();
    try {
      if (roundsBegun.get() == begunBefore) {
        follow();
      }
      if (lastFailure != null) {
        throw lastFailure;
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  private void follow() {
    roundsBegun.incrementAndGet();
    lastFailure = null;
    try {
      long askedAt = freshness.now();
      shareWhatIsLeft();
      take(store.changesSince(position));
      freshness.answered(askedAt);
      tellOfStore(false, "");
    } catch (StoreUnavailableException down) {
      lastFailure = down;
      Throwable cause = down.getCause();
      tellOfStore(true, cause == null ? "" : cause.getClass().getName());
    }
    copy.forgetEndedAt(clock.instant());
  }

  private void shareWhatIsLeft() {
    for (Revocation revocation : List.copyOf(unshared)) {
      store.publish(revocation);
      unshared.remove(revocation);
    }
  }

  private void take(RevocationChanges changes) {
    boolean lostItsMemory = changes.complete() && !position.equals(RevocationChanges.START);
    if (lostItsMemory) {
      Set<Revocation> missing = new HashSet<>(copy.all());
      changes.revocations().forEach(missing::remove);
      unshared.addAll(missing);
    }
    changes.revocations().forEach(copy::add);
    position = changes.position();
  }

  private void tellOfStore(boolean down, String detail) {
    if (down != storeIsDown) {
      storeIsDown = down;
      Kind kind = down ? Kind.STORE_UNAVAILABLE : Kind.STORE_RECOVERED;
      listener.on(new SecurityEvent(kind, "", detail));
    }
  }
}

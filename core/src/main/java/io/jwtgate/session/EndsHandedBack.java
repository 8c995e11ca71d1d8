package io.jwtgate.session;

import io.jwtgate.revocation.RevocationFollower;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Removes ended sessions once more from a store that may have them again. On a thread of its own,
 * which exists only then: there may be many.
 */
final class EndsHandedBack implements RevocationFollower {
  private static final System.Logger LOG = System.getLogger(EndsHandedBack.class.getName());

  /** What an outage may have undone, where the store is not known to be set back. */
  private static final Duration BEFORE_AN_OUTAGE = Duration.ofMinutes(5);

  private final String issuer;
  private final SessionStore store;
  private final EndedSessions ended;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Instant failedSince = Instant.MAX;

  EndsHandedBack(String issuer, SessionStore store, EndedSessions ended, Clock clock) {
    this.issuer = issuer;
    this.store = store;
    this.ended = ended;
    this.clock = clock;
  }

  /** Ends that others made known are remembered too. */
  @Override
  public void revoked(Revocation revocation) {
    if (revocation.kind() == Revocation.Kind.SESSION && revocation.issuer().equals(issuer)) {
      ended.add(revocation.value());
    }
  }

  @Override
  public void storeIsBack(boolean setBack) {
    Instant since = setBack ? Instant.MIN : clock.instant().minus(BEFORE_AN_OUTAGE);
    if (running.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> removeAgain(earlier(since)), "jwtgate-ended-sessions");
      thread.setDaemon(true);
      thread.start();
    } else {
      failedSince = earlier(since);
    }
  }

  private Instant earlier(Instant since) {
    return since.isBefore(failedSince) ? since : failedSince;
  }

  private void remove(String id) {
    store.remove(id);
    ended.done(id);
  }

  private void removeAgain(Instant since) {
    try {
      failedSince = since;
      ended.since(since).forEach(this::remove);
      failedSince = Instant.MAX;
    } catch (StoreUnavailableException away) {
      LOG.log(System.Logger.Level.DEBUG, "the rest is removed when the store is back");
    } finally {
      running.set(false);
    }
  }
}

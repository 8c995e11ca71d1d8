package io.jwtgate.session;

import io.jwtgate.session.revocation.RevocationFollower;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
  // Since when ends are to be handed back; MAX for none. Guarded by this.
  private Instant wanted = Instant.MAX;
  private boolean running;

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
    want(setBack ? Instant.MIN : clock.instant().minus(BEFORE_AN_OUTAGE));
    start();
  }

  /** What failed is tried again when the store answers. */
  @Override
  public void storeAnswered() {
    start();
  }

  private synchronized void want(Instant since) {
    wanted = since.isBefore(wanted) ? since : wanted;
  }

  private synchronized void start() {
    if (!running && wanted.isBefore(Instant.MAX)) {
      running = true;
      Thread thread = new Thread(this::run, "jwtgate-ended-sessions");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = next().map(this::removeAgain).orElse(false);
    }
  }

  /** Since when it is wanted now, maybe since the last look; empty ends the thread. */
  private synchronized Optional<Instant> next() {
    Optional<Instant> since = Optional.of(wanted).filter(any -> any.isBefore(Instant.MAX));
    wanted = Instant.MAX;
    running = since.isPresent();
    return since;
  }

  private boolean removeAgain(Instant since) {
    try {
      ended.since(since).forEach(this::remove);
      return true;
    } catch (RuntimeException away) {
      LOG.log(System.Logger.Level.DEBUG, "the rest is removed when the store answers");
      failed(since);
      return false;
    }
  }

  private void remove(String id) {
    store.remove(id);
    ended.done(id);
  }

  private synchronized void failed(Instant since) {
    want(since);
    running = false;
  }
}

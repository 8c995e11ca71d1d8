package io.jwtgate.event;

import java.util.Objects;

/**
 * A listener whose faults change nothing: what it throws is dropped here, and nowhere else. Whoever
 * reports events holds one of these, so no decision, revocation or rotation depends on what an
 * application does with an event. As thread-safe as the listener within.
 */
public final class GuardedListener implements SecurityListener {
  private static final System.Logger LOG = System.getLogger(GuardedListener.class.getName());

  private final SecurityListener listener;

  private GuardedListener(SecurityListener listener) {
    this.listener = listener;
  }

  /** A listener, guarded if it is not already; not null. */
  public static GuardedListener of(SecurityListener listener) {
    Objects.requireNonNull(listener, "listener");
    return listener instanceof GuardedListener guarded ? guarded : new GuardedListener(listener);
  }

  /** Writes each event to the log, as {@link SecurityListener#logging} does. */
  public static GuardedListener logging() {
    return of(SecurityListener.logging());
  }

  /**
   * Never throws. Errors are dropped too: a class that is missing is the listener's fault alone.
   */
  @Override
  public void on(SecurityEvent event) {
    try {
      listener.on(event);
    } catch (Throwable dropped) {
      String type = dropped.getClass().getName();
      LOG.log(System.Logger.Level.WARNING, "a security listener failed by {0}", type);
    }
  }
}

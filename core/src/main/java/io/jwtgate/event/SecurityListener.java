package io.jwtgate.event;

/**
 * Hears of security events, on the thread where they happen: it must be quick, must not block and
 * must not throw. What it throws is dropped.
 */
@FunctionalInterface
public interface SecurityListener {
  /** Hears of one event; not null. */
  void on(SecurityEvent event);

  /**
   * Writes each event to the {@code System.Logger} named {@code io.jwtgate.security}. Rejected
   * requests and failed fetches are left out: they are logged with more than an event has, whoever
   * listens.
   */
  static SecurityListener logging() {
    return new LoggedEvents();
  }

  /** This listener first, then another one, whatever the first throws. */
  default SecurityListener and(SecurityListener other) {
    GuardedListener first = GuardedListener.of(this);
    GuardedListener second = GuardedListener.of(other);
    return event -> {
      first.on(event);
      second.on(event);
    };
  }
}

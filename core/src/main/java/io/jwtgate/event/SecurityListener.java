package io.jwtgate.event;

/**
 * Is told of security events, on the thread where they happen: it must be quick, must not block and
 * must not throw. What it throws is dropped.
 */
@FunctionalInterface
public interface SecurityListener {
  /** Writes each event to the {@code System.Logger} named {@code io.jwtgate.security}. */
  SecurityListener LOGGING = new LoggedEvents();

  /** Is told of one event; not null. */
  void on(SecurityEvent event);

  /** This listener first, then another one. */
  default SecurityListener and(SecurityListener other) {
    return event -> {
      on(event);
      other.on(event);
    };
  }
}

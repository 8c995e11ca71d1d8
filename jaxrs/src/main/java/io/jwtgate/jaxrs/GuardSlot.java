package io.jwtgate.jaxrs;

import io.jwtgate.config.ApplicationServices;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one guard of a JAX-RS application, whichever feature brings it and in whichever order
 * features are set up. A guard that the application asked for takes the place of the automatic one.
 * Thread-safe.
 */
final class GuardSlot {
  private static final String PROPERTY = GuardSlot.class.getName();
  private static final int BEFORE_AUTHENTICATION = Priorities.AUTHENTICATION - 10;
  // Before the runtimes' own role checks, which answer 403 where 401 is due.
  private static final int BEFORE_ROLE_CHECKS = Priorities.AUTHORIZATION - 10;
  private static final int AFTER_ROLE_CHECKS = Priorities.AUTHORIZATION + 10;

  private final AtomicReference<Guard> guard = new AtomicReference<>();

  private GuardSlot() {}

  /** The application's slot; the first who asks puts its filters in. */
  static GuardSlot of(FeatureContext context) {
    if (context.getConfiguration().getProperty(PROPERTY) instanceof GuardSlot known) {
      return known;
    }
    GuardSlot slot = new GuardSlot();
    context.property(PROPERTY, slot);
    context.register(new CrossOriginFilter(slot), BEFORE_AUTHENTICATION);
    context.register(new AuthenticationFilter(slot), Priorities.AUTHENTICATION);
    context.register(new AuthorizationFilter(slot), BEFORE_ROLE_CHECKS);
    context.register(new RoleChecksEnd(), AFTER_ROLE_CHECKS);
    context.register(new EarlyLogin(slot));
    return slot;
  }

  /**
   * What was made of the application's settings.
   *
   * @throws IllegalStateException if there are none, or a gate was made in code
   */
  static ApplicationServices services(Configuration application) {
    if (application.getProperty(PROPERTY) instanceof GuardSlot slot) {
      return slot.guard()
          .services()
          .orElseThrow(() -> new IllegalStateException("the gate is not made of settings"));
    }
    throw new IllegalStateException("there are no settings");
  }

  boolean isTaken() {
    return guard.get() != null;
  }

  void put(Guard asked) {
    Guard automatic = guard.getAndSet(asked);
    if (automatic != null) {
      automatic.end();
    }
  }

  /**
   * Who guards.
   *
   * @throws IllegalStateException if nobody does, and then no request may pass
   */
  Guard guard() {
    Guard present = guard.get();
    if (present == null) {
      throw new IllegalStateException("not set up");
    }
    return present;
  }
}

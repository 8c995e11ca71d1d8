package io.jwtgate.jaxrs;

import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.MissingSettings;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The one guard of a JAX-RS application, whichever feature brings it and in whichever order
 * features are set up. A guard that the application asked for takes the place of the automatic one;
 * while there is none the application is closed. Thread-safe.
 */
final class GuardSlot {
  private static final System.Logger LOG = System.getLogger(AutomaticJwtFeature.class.getName());
  private static final String PROPERTY = GuardSlot.class.getName();
  private static final int BEFORE_AUTHENTICATION = Priorities.AUTHENTICATION - 10;
  // Before the runtimes' own role checks, which answer 403 where 401 is due.
  private static final int BEFORE_ROLE_CHECKS = Priorities.AUTHORIZATION - 10;
  private static final int AFTER_ROLE_CHECKS = Priorities.AUTHORIZATION + 10;

  private final AtomicReference<Guard> guard = new AtomicReference<>();
  private volatile Missing missing;
  private boolean runtimeTellsOfEnd;

  /** Why there is no guard, and where one may come from all the same. */
  private record Missing(Deployment deployment, ConfigurationException reason) {}

  private GuardSlot() {}

  /** The application's slot; the first who asks puts its filters in. */
  static GuardSlot of(FeatureContext context) {
    Optional<GuardSlot> known = in(context.getConfiguration());
    if (known.isPresent()) {
      return known.get();
    }
    GuardSlot slot = new GuardSlot();
    context.property(PROPERTY, slot);
    context.register(new CrossOriginFilter(slot), BEFORE_AUTHENTICATION);
    context.register(new AuthenticationFilter(slot), Priorities.AUTHENTICATION);
    context.register(new AuthorizationFilter(slot), BEFORE_ROLE_CHECKS);
    context.register(new RoleChecksEnd(), AFTER_ROLE_CHECKS);
    context.register(new GateAtStart(slot));
    slot.runtimeTellsOfEnd = RuntimeEnd.register(context, slot::end);
    return slot;
  }

  /** The slot of an application in which a feature of ours is set up. */
  static Optional<GuardSlot> in(Configuration application) {
    return application.getProperty(PROPERTY) instanceof GuardSlot slot
        ? Optional.of(slot)
        : Optional.empty();
  }

  /** What the gate was made with; empty if there is none, or it was made in code. */
  Optional<Application> application() {
    return Optional.ofNullable(guard.get()).flatMap(Guard::application);
  }

  boolean isTaken() {
    return guard.get() != null;
  }

  /**
   * Puts a guard in.
   *
   * @throws ConfigurationException if a setting is wrong, while the application starts; later it
   *     would be shown to who makes the request, so then the application stays closed
   */
  void fill(Deployment deployment, Supplier<Guard> made) {
    try {
      put(made.get());
      deployment.guarded();
      if (guard().application().isPresent()) {
        endWith(deployment);
      }
    } catch (ConfigurationException wrong) {
      refuse(deployment, wrong);
    }
  }

  private void endWith(Deployment deployment) {
    if (!deployment.atEnd(this::end) && !runtimeTellsOfEnd) {
      Forgotten.close(this, guard().gate());
    }
  }

  void put(Guard asked) {
    Guard automatic = guard.getAndSet(asked);
    if (automatic != null) {
      automatic.end();
    }
  }

  /** Nothing is set: closed until a guard comes by code. */
  void await(Deployment deployment, ConfigurationException reason) {
    missing = new Missing(deployment, reason);
  }

  /**
   * When the features are set up.
   *
   * @throws ConfigurationException if there is no guard, while the application starts
   */
  void require() {
    Missing nothing = missing;
    if (!isTaken() && nothing != null && !nothing.deployment().hasFilter()) {
      missing = null;
      refuse(nothing.deployment(), nothing.reason());
    }
  }

  private static void refuse(Deployment deployment, ConfigurationException wrong) {
    LOG.log(Level.ERROR, wrong.getMessage());
    if (deployment.isStarting()) {
      throw wrong;
    }
  }

  /** Whether a servlet filter that came in by code guards in our place. */
  boolean isLeftToFilter() {
    Missing nothing = missing;
    return !isTaken() && nothing != null && nothing.deployment().hasFilter();
  }

  /** Answers everybody the same: its log says why. */
  static void close(ContainerRequestContext request) {
    request.abortWith(
        Response.status(Response.Status.SERVICE_UNAVAILABLE)
            .header("Cache-Control", "no-store")
            .type(MediaType.TEXT_PLAIN_TYPE)
            .entity(MissingSettings.CLOSED_TEXT.getBytes(StandardCharsets.US_ASCII))
            .build());
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

  private void end() {
    Guard present = guard.get();
    if (present != null) {
      present.end();
    }
  }
}

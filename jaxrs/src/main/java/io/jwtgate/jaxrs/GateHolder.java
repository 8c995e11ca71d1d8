package io.jwtgate.jaxrs;

import io.jwtgate.bearer.CurrentRequest;
import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.MissingSettings;
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
 * The one gate of a JAX-RS application, whichever feature brings it and in whichever order features
 * are set up. A gate that the application asked for takes the place of the automatic one; while
 * there is none the application is closed. Thread-safe.
 */
final class GateHolder {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.jaxrs.AutomaticJwtFeature");
  private static final String PROPERTY = GateHolder.class.getName();

  private final AtomicReference<ApplicationGate> gate = new AtomicReference<>();
  private volatile Missing missing;
  private boolean runtimeReportsEnd;
  // Kept here, since core keeps it weakly.
  private ResourceThread thread;

  /** Why there is no gate, and where one may come from all the same. */
  private record Missing(Deployment deployment, ConfigurationException reason) {}

  private GateHolder() {}

  /** The application's holder, if there is one already. */
  static Optional<GateHolder> of(Configuration application) {
    return application.getProperty(PROPERTY) instanceof GateHolder known
        ? Optional.of(known)
        : Optional.empty();
  }

  /** Makes the application's holder. */
  static GateHolder make(FeatureContext context) {
    GateHolder holder = new GateHolder();
    context.property(PROPERTY, holder);
    holder.runtimeReportsEnd = RuntimeEnd.register(context, holder::end);
    return holder;
  }

  /** What lets beans know which request their thread serves. */
  ResourceThread thread() {
    thread = new ResourceThread(this);
    CurrentRequest.add(thread);
    return thread;
  }

  /** What the gate was made with; empty if there is none, or it was made in code. */
  Optional<Application> application() {
    return Optional.ofNullable(gate.get()).flatMap(ApplicationGate::application);
  }

  boolean isTaken() {
    return gate.get() != null;
  }

  /**
   * Puts a gate in.
   *
   * @throws ConfigurationException if a setting is wrong, while the application starts; later it
   *     would be shown to who makes the request, so then the application stays closed
   */
  void fill(Deployment deployment, Supplier<ApplicationGate> made) {
    try {
      put(made.get());
      deployment.guarded();
      if (get().application().isPresent()) {
        endWith(deployment);
      }
    } catch (ConfigurationException wrong) {
      reject(deployment, wrong);
    }
  }

  private void endWith(Deployment deployment) {
    if (!deployment.atEnd(this::end) && !runtimeReportsEnd) {
      Forgotten.close(this, get().gate());
    }
  }

  void put(ApplicationGate asked) {
    ApplicationGate automatic = gate.getAndSet(asked);
    if (automatic != null) {
      automatic.end();
    }
  }

  /** Nothing is set: closed until a gate comes by code. */
  void await(Deployment deployment, ConfigurationException reason) {
    missing = new Missing(deployment, reason);
  }

  /**
   * When the features are set up.
   *
   * @throws ConfigurationException if there is no gate, while the application starts
   */
  void require() {
    Missing nothing = missing;
    if (!isTaken() && nothing != null && !nothing.deployment().hasFilter()) {
      missing = null;
      reject(nothing.deployment(), nothing.reason());
    }
  }

  /**
   * @throws ConfigurationException while the application starts; later it would be shown to who
   *     makes the request
   */
  void rejectResource(ConfigurationException wrong) {
    ApplicationGate present = gate.get();
    if (present != null) {
      reject(present.deployment(), wrong);
    }
  }

  private static void reject(Deployment deployment, ConfigurationException wrong) {
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
   * The gate in force.
   *
   * @throws IllegalStateException if there is none, and then no request may pass
   */
  ApplicationGate get() {
    ApplicationGate present = gate.get();
    if (present == null) {
      throw new IllegalStateException("not set up");
    }
    return present;
  }

  private void end() {
    ApplicationGate present = gate.get();
    if (present != null) {
      present.end();
    }
  }
}

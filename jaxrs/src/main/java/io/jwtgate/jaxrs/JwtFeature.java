package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Lets requests to resources through that carry a valid token, makes the caller known through
 * {@code SecurityContext}, and enforces {@code @RolesAllowed}, {@code @PermitAll} and
 * {@code @DenyAll}. A method without annotation needs what the gate asks of every request: a token,
 * unless set otherwise.
 *
 * <p>Where the servlet filter has authenticated the request, its result is used.
 */
public final class JwtFeature implements Feature {
  private final Gate gate;
  private volatile Consumer<Gate> inForce;

  /** For registration by class: the gate is made of the settings when the application starts. */
  public JwtFeature() {
    this.gate = null;
  }

  /**
   * For use in code. The feature does not close the gate.
   *
   * @param gate decides; not null
   */
  public JwtFeature(Gate gate) {
    this.gate = gate;
  }

  /**
   * Registers the filters.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  @Override
  public boolean configure(FeatureContext context) {
    if (Servlets.ARE_PRESENT) {
      context.register(new WebDeployment(this::install));
    } else {
      install(context, new Deployment.Standalone());
    }
    return true;
  }

  /**
   * Puts another gate in force, all of it at once: a request that is being served is decided on by
   * the gate before, and the next one by this. Nothing of what the gate before knows is taken over.
   * The feature closes neither; close the one before when its last request has ended.
   *
   * @param next decides from now on; not null
   * @throws IllegalStateException if the feature makes its gate of settings, or is not set up yet
   */
  public void exchangeGate(Gate next) {
    Objects.requireNonNull(next, "next");
    if (inForce == null) {
      throw new IllegalStateException("the feature has no gate that was made in code");
    }
    inForce.accept(next);
  }

  private void install(FeatureContext context, Deployment deployment) {
    GateHolder holder = GateFilters.holder(context);
    if (gate == null) {
      holder.fill(deployment, new RestSettings(context.getConfiguration(), deployment)::guard);
    } else {
      holder.fill(deployment, () -> ApplicationGate.given(gate, deployment));
      inForce = next -> holder.put(ApplicationGate.given(next, deployment));
    }
  }
}

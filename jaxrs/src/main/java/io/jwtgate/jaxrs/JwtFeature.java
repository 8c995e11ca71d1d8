package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Lets requests to resources through that carry a good token, makes the caller known through {@code
 * SecurityContext}, and enforces {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll}. A
 * method without annotation needs what the gate asks of every request: a token, unless set
 * otherwise.
 *
 * <p>Where the servlet filter has authenticated the request, its result is used.
 */
public final class JwtFeature implements Feature {
  private final Gate gate;

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

  private void install(FeatureContext context, Deployment deployment) {
    Guard guard =
        gate != null
            ? Guard.given(gate, deployment)
            : new RestSettings(context.getConfiguration(), deployment).guard();
    GuardSlot.of(context).put(guard);
  }
}

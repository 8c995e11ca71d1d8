package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.Priorities;
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
  // Before the runtimes' own role checks, which answer 403 where 401 is due.
  private static final int BEFORE_ROLE_CHECKS = Priorities.AUTHORIZATION - 10;

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
    Gate decider = gate != null ? gate : RestSettings.gate(context.getConfiguration());
    context.register(new AuthenticationFilter(decider), Priorities.AUTHENTICATION);
    context.register(new AuthorizationFilter(decider), BEFORE_ROLE_CHECKS);
    return true;
  }
}

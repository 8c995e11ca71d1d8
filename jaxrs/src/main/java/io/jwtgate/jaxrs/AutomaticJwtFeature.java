package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Guards an application that has settings and registers no {@link JwtFeature} of its own. Where the
 * settings are those of servlet filters alone, it holds the resources to their annotations. One
 * without any setting it closes, unless a {@code JwtFeature} or a servlet filter of ours comes in
 * by code. The runtime finds it as a service (Jakarta REST section 4.1.2).
 */
public final class AutomaticJwtFeature implements Feature {
  private static final System.Logger LOG = System.getLogger(AutomaticJwtFeature.class.getName());

  /** For the runtime. */
  public AutomaticJwtFeature() {}

  /**
   * Registers the filters.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  @Override
  public boolean configure(FeatureContext context) {
    if (Servlets.ARE_PRESENT) {
      context.register(new WebDeployment.Automatic(AutomaticJwtFeature::install));
    } else {
      install(context, new Deployment.Standalone());
    }
    return true;
  }

  private static void install(FeatureContext context, Deployment deployment) {
    RestSettings settings = new RestSettings(context.getConfiguration(), deployment);
    Optional<Gate> ofFilter = deployment.gateOfFilter();
    if (settings.areThere()) {
      guard(context, deployment, settings::guard);
    } else if (ofFilter.isPresent()) {
      Gate gate = ofFilter.get().forResourcesAlone();
      guard(context, deployment, () -> ApplicationGate.given(gate, deployment));
    } else if (settings.leaveUnguarded()) {
      LOG.log(Level.WARNING, "UNSAFE, not for production: jwtgate.unsafe-unguarded=true");
    } else if (!deployment.hasFilter()) {
      GateFilters.holder(context).await(deployment, settings.missing());
    }
  }

  private static void guard(
      FeatureContext context, Deployment deployment, Supplier<ApplicationGate> automatic) {
    if (!isAskedFor(context)) {
      GateFilters.holder(context).fill(deployment, automatic);
    }
  }

  private static boolean isAskedFor(FeatureContext context) {
    return context.getConfiguration().isRegistered(JwtFeature.class)
        || GateFilters.holder(context).isTaken();
  }
}

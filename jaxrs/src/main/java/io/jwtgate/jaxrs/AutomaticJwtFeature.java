package io.jwtgate.jaxrs;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Guards an application that has settings and registers no {@link JwtFeature} of its own. The
 * runtime finds it as a service (Jakarta REST section 4.1.2).
 */
public final class AutomaticJwtFeature implements Feature {

  /** For the runtime. */
  public AutomaticJwtFeature() {}

  /**
   * Registers the filters, if anything is set.
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
    if (settings.areThere() && !isAskedFor(context)) {
      GuardSlot.of(context).put(settings.guard());
    }
  }

  private static boolean isAskedFor(FeatureContext context) {
    return context.getConfiguration().isRegistered(JwtFeature.class)
        || GuardSlot.of(context).isTaken();
  }
}

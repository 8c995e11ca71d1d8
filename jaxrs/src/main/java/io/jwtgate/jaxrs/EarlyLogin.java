package io.jwtgate.jaxrs;

import io.jwtgate.config.ApplicationServices;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Constructor;
import java.util.Arrays;

/**
 * Makes the endpoints of a login while the application starts: a runtime makes their resource at
 * the first request only, and users or settings that are missing would be told of by then. So it
 * asks for the application's gate, too, since all features are set up when resources are looked at.
 */
final class EarlyLogin implements DynamicFeature {
  private final GateHolder holder;

  EarlyLogin(GateHolder holder) {
    this.holder = holder;
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if users or a setting are missing
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    holder.require();
    if (isMadeOfSettings(resource.getResourceClass()) && holder.isTaken()) {
      holder
          .get()
          .services()
          .filter(ApplicationServices::signs)
          .ifPresent(ApplicationServices::endpoints);
    }
  }

  /** One that is given its endpoints has a constructor that takes them. */
  private static boolean isMadeOfSettings(Class<?> resource) {
    return SessionResource.class.isAssignableFrom(resource)
        && Arrays.stream(resource.getDeclaredConstructors())
            .mapToInt(Constructor::getParameterCount)
            .allMatch(count -> count == 0);
  }
}

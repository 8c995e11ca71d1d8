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
 * asks for the application's guard, too, since all features are set up when resources are looked
 * at.
 */
final class EarlyLogin implements DynamicFeature {
  private final GuardSlot slot;

  EarlyLogin(GuardSlot slot) {
    this.slot = slot;
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if users or a setting are missing
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    slot.require();
    if (isMadeOfSettings(resource.getResourceClass()) && slot.isTaken()) {
      slot.guard()
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

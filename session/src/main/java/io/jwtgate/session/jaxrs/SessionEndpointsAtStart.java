package io.jwtgate.session.jaxrs;

import io.jwtgate.jaxrs.RestApplication;
import io.jwtgate.session.internal.SessionPart;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Constructor;
import java.util.Arrays;

/**
 * Makes the endpoints of a login while the application starts: a runtime makes their resource at
 * the first request only, and users or settings that are missing would be reported by then. The
 * runtime finds it as a service (Jakarta REST section 4.1.2).
 */
@SuppressWarnings("exports") // whoever has this face has the API
public final class SessionEndpointsAtStart implements DynamicFeature {

  /** For the runtime. */
  public SessionEndpointsAtStart() {}

  /**
   * Makes them where a resource is made of the settings.
   *
   * @throws io.jwtgate.config.ConfigurationException if users or a setting are missing
   */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (isMadeOfSettings(resource.getResourceClass())) {
      RestApplication.find(context.getConfiguration())
          .flatMap(application -> application.part(SessionPart.Running.class))
          .filter(SessionPart.Running::signs)
          .ifPresent(SessionPart.Running::endpoints);
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

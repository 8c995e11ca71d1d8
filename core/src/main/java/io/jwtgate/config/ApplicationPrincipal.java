package io.jwtgate.config;

import io.jwtgate.bearer.CallerPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What an application has as its principal: that of its own service, or else that of a part, or
 * else the caller.
 */
final class ApplicationPrincipal {
  private static final String FILE = "META-INF/services/" + CallerPrincipal.class.getName();

  private ApplicationPrincipal() {}

  /**
   * @throws ConfigurationException if there are several services, or one can't be made
   */
  static CallerPrincipal of(ClassLoader loader, List<ApplicationPart.Running> parts) {
    List<CallerPrincipal> own = services(loader);
    if (own.size() > 1) {
      throw new ConfigurationException(FILE, "write one class; there are " + own.size());
    }
    return own.stream().findFirst().or(() -> ofPart(parts)).orElse(CallerPrincipal.CALLER);
  }

  private static List<CallerPrincipal> services(ClassLoader loader) {
    try {
      return ServiceLoader.load(CallerPrincipal.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError unusable) {
      throw new ConfigurationException(
          FILE,
          "write a class that is there and has a public constructor without parameters: "
              + unusable.getMessage());
    }
  }

  private static Optional<CallerPrincipal> ofPart(List<ApplicationPart.Running> parts) {
    return parts.stream().flatMap(part -> part.principal().stream()).findFirst();
  }
}

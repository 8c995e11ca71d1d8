package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a JAX-RS application's settings stand, in the order in which they win. */
final class RestSettings {
  private RestSettings() {}

  /**
   * The gate of one application.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  static Gate gate(Configuration configuration) {
    return new GateSettings(sources(configuration), loader()).gate();
  }

  static List<SettingSource> sources(Configuration configuration) {
    Map<String, String> properties = new TreeMap<>();
    configuration
        .getProperties()
        .forEach((name, value) -> properties.put(name, String.valueOf(value)));
    return List.of(
        SettingSource.of("application property", properties),
        SettingSource.systemProperties(),
        SettingSource.classPath(loader()),
        SettingSource.environment());
  }

  /** The application's loader, which is not this class's where the library is shared. */
  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null ? loader : RestSettings.class.getClassLoader();
  }
}

package io.jwtgate.jaxrs;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.MissingSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingPlaces;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import jakarta.ws.rs.core.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a JAX-RS application's settings stand, in the order in which they win. */
record RestSettings(Configuration configuration, Deployment deployment) {

  /** Whether anything at all was set. */
  boolean areThere() {
    return Settings.anyIn(sources());
  }

  /** Whether it is written that an application without settings is open. */
  boolean leaveUnguarded() {
    return MissingSettings.areAllowedIn(sources());
  }

  /** Why an application is closed that has none. */
  ConfigurationException missing() {
    return MissingSettings.in(sources(), deployment.misplaced());
  }

  /**
   * A guard with a gate that is made of the settings.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  ApplicationGate guard() {
    List<SettingSource> sources = sources();
    GateSettings settings = new GateSettings(sources, loader(), deployment.slot());
    FilterModule.reportIfMissing(sources, settings);
    Gate gate = settings.gate(deployment.label());
    FilterModule.reportIfMissing(gate);
    // The gate has a share, too, so this one ends with it.
    Application application = Application.in(deployment.slot(), sources, loader());
    application.close();
    return ApplicationGate.made(gate, deployment, application);
  }

  private List<SettingSource> sources() {
    List<SettingSource> sources = new ArrayList<>(deployment.settings());
    sources.add(SettingSource.of("application property", properties()));
    return SettingPlaces.after(sources, loader());
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    configuration
        .getProperties()
        .forEach(
            (name, value) -> {
              if (name.regionMatches(true, 0, Setting.PREFIX, 0, Setting.PREFIX.length())) {
                properties.put(name, text(name, value));
              }
            });
    return properties;
  }

  /** A list's own text has brackets, and would be an audience that nobody has. */
  private static String text(String name, Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    throw new ConfigurationException(name, "write a text, with commas where there are several");
  }

  /** The application's loader, which is not this class's where the library is shared. */
  private static ClassLoader loader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader != null ? loader : RestSettings.class.getClassLoader();
  }
}

package io.jwtgate.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings that stand in Boot's environment, with the value that counts there. System
 * properties and variables that stand alone are read by the library itself.
 */
record EnvironmentSettings(ConfigurableEnvironment environment) {
  private static final String PREFIX = "jwtgate.";
  private static final Pattern ITEM = Pattern.compile("(.*)\\[[0-9]+]");

  /** By full name, such as {@code jwtgate.clock-skew}, also of those that the library lacks. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    for (PropertySource<?> place : environment.getPropertySources()) {
      if (place instanceof EnumerablePropertySource<?> listed && !isOfSystem(place)) {
        for (String name : listed.getPropertyNames()) {
          put(name, values);
        }
      }
    }
    return values;
  }

  private static boolean isOfSystem(PropertySource<?> place) {
    return place.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
        || place.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
  }

  private void put(String name, Map<String, String> values) {
    if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return;
    }
    Matcher item = ITEM.matcher(name);
    if (item.matches()) {
      String list = fullName(item.group(1));
      values.put(list, String.join(",", items(list)));
    } else {
      String known = environment.getProperty(fullName(name));
      values.put(fullName(name), known != null ? known : environment.getProperty(name));
    }
  }

  private List<String> items(String list) {
    return Binder.get(environment)
        .bind(ConfigurationPropertyName.adapt(list, '.'), Bindable.listOf(String.class))
        .orElse(List.of());
  }

  /** Boot takes {@code clockSkew} and {@code clock_skew} for {@code clock-skew}. */
  private static String fullName(String name) {
    int last = name.lastIndexOf('.') + 1;
    String setting =
        name.substring(last)
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replace('_', '-')
            .toLowerCase(Locale.ROOT);
    return PREFIX + name.substring(PREFIX.length(), last) + setting;
  }
}

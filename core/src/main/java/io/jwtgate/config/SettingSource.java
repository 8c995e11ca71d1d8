package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One place that settings are read from, as it was at deployment. Immutable.
 *
 * @param origin how messages name the place, such as {@code init-param}
 * @param values what stands there, by the name that the place uses; others than ours are left out
 * @param spelling how a setting's full name is spelled there
 */
public record SettingSource(String origin, Map<String, String> values, Spelling spelling) {

  /** How a place spells names. */
  public enum Spelling {
    /** {@code jwtgate.clock-skew}. */
    DOTTED(Setting.PREFIX),
    /** {@code JWTGATE_CLOCK_SKEW}. */
    ENVIRONMENT("JWTGATE_");

    private final String prefix;

    Spelling(String prefix) {
      this.prefix = prefix;
    }

    String of(String fullName) {
      return this == DOTTED
          ? fullName
          : fullName.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
  }

  public SettingSource {
    values =
        values.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(spelling.prefix))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Names and values as they are; names of others are left out. */
  public static SettingSource of(String origin, Map<String, String> values) {
    return new SettingSource(origin, values, Spelling.DOTTED);
  }

  public static SettingSource systemProperties() {
    Map<String, String> values = new TreeMap<>();
    Properties properties = System.getProperties();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return of("system property", values);
  }

  public static SettingSource environment() {
    return environment(System.getenv());
  }

  static SettingSource environment(Map<String, String> values) {
    return new SettingSource("environment", values, Spelling.ENVIRONMENT);
  }

  /** {@code jwtgate.properties} in the root of a class path; empty if there is none. */
  public static SettingSource classPath(ClassLoader loader) {
    Properties properties = new Properties();
    try (InputStream file = loader.getResourceAsStream("jwtgate.properties")) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("jwtgate.properties: can't be read", unreadable);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return of("jwtgate.properties", values);
  }

  String value(String fullName) {
    return values.get(spelling.of(fullName));
  }
}

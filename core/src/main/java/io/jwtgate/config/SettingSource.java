package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return of("system property", valuesOf(System.getProperties()));
  }

  private static Map<String, String> valuesOf(Properties properties) {
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  public static SettingSource environment() {
    return environment(System.getenv());
  }

  static SettingSource environment(Map<String, String> values) {
    return new SettingSource("environment", values, Spelling.ENVIRONMENT);
  }

  /**
   * A properties file.
   *
   * @throws IOException if it can't be read
   */
  public static SettingSource file(Path path) throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Files.newInputStream(path)) {
      properties.load(file);
    }
    return of(path.toString(), valuesOf(properties));
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
    return of("jwtgate.properties", valuesOf(properties));
  }

  String value(String fullName) {
    return values.get(spelling.of(fullName));
  }
}

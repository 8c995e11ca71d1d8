package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
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
 * @param names what a setting was called that the place has under another name, by full name
 */
public record SettingSource(
    String origin, Map<String, String> values, Spelling spelling, Map<String, String> names) {

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

    /** In whatever case: one that is misspelt so is ours all the same, and then unknown. */
    boolean isMeantBy(String name) {
      return name.regionMatches(true, 0, prefix, 0, prefix.length());
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
            .filter(entry -> spelling.isMeantBy(entry.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    names = Map.copyOf(names);
  }

  /** A place where each setting has the name that it has everywhere. */
  public SettingSource(String origin, Map<String, String> values, Spelling spelling) {
    this(origin, values, spelling, Map.of());
  }

  /**
   * A place with names of its own, which messages repeat.
   *
   * @param names by the setting's full name; others keep theirs
   */
  public static SettingSource translated(
      String origin, Map<String, String> values, Map<String, String> names) {
    return new SettingSource(origin, values, Spelling.DOTTED, names);
  }

  /** Names and values as they are; names of others are left out. */
  public static SettingSource of(String origin, Map<String, String> values) {
    return new SettingSource(origin, values, Spelling.DOTTED);
  }

  /**
   * The init-params of a filter or a servlet of ours, in which every name is meant to be a
   * setting's.
   *
   * @throws ConfigurationException if one is a setting's but for what every name begins with
   */
  public static SettingSource initParams(Map<String, String> values) {
    values.keySet().forEach(SettingSource::requirePrefix);
    return of("init-param", values);
  }

  private static void requirePrefix(String name) {
    if (Spelling.DOTTED.isMeantBy(name)) {
      return;
    }
    String meant = letters(name.substring(name.lastIndexOf('.') + 1)).replaceFirst("^jwtgate", "");
    SettingList.known().settings().stream()
        .filter(setting -> letters(setting.key()).equals(meant))
        .findFirst()
        .ifPresent(
            setting -> {
              throw new ConfigurationException(
                  setting.fullName(),
                  "write it so in full; an init-param lacks the jwtgate. of it");
            });
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The properties of the Java system. */
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

  /** The variables of the environment, such as {@code JWTGATE_CLOCK_SKEW}. */
  public static SettingSource environment() {
    return environment(System.getenv());
  }

  static SettingSource environment(Map<String, String> values) {
    return new SettingSource("environment", values, Spelling.ENVIRONMENT);
  }

  /**
   * A properties file, in UTF-8.
   *
   * @throws IOException if it can't be read
   * @throws ConfigurationException if it has a name twice, or one that is no setting's
   */
  public static SettingSource file(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return of(path.toString(), PropertiesFile.read(path.toString(), file));
    }
  }

  /**
   * {@code jwtgate.properties} in the root of a class path, in UTF-8; empty if there is none.
   *
   * @throws ConfigurationException if it can't be read, has a name twice, or one that is no
   *     setting's
   */
  public static SettingSource classPath(ClassLoader loader) {
    String name = "jwtgate.properties";
    try (InputStream file = loader.getResourceAsStream(name)) {
      return of(name, file == null ? Map.of() : PropertiesFile.read(name, file));
    } catch (IOException unreadable) {
      throw new ConfigurationException(name, "can't be read; write it in UTF-8");
    }
  }

  String nameOf(String fullName) {
    return names.getOrDefault(fullName, fullName);
  }

  String value(String fullName) {
    return values.get(spelling.of(fullName));
  }
}

package io.jwtgate.microprofile;

import io.jwtgate.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What is configured, by name.
 *
 * @param ofJwtGate the settings that stand there by their own names
 */
record ConfiguredNames(Function<String, Optional<String>> lookup, Map<String, String> ofJwtGate) {
  private static final String FILE = "META-INF/microprofile-config.properties";
  private static final String OURS = "jwtgate.";

  Optional<String> get(String name) {
    return lookup.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** Of MicroProfile Config where the application has an implementation of it. */
  static ConfiguredNames of(ClassLoader loader) {
    try {
      return Standard.read(loader);
    } catch (LinkageError | IllegalStateException absent) {
      return ofPlaces(loader);
    }
  }

  /** Linked only where the API is there. */
  private static final class Standard {
    static ConfiguredNames read(ClassLoader loader) {
      Config config = ConfigProvider.getConfig(loader);
      Map<String, String> ours = new TreeMap<>();
      for (String name : config.getPropertyNames()) {
        if (name.startsWith(OURS)) {
          config.getOptionalValue(name, String.class).ifPresent(value -> ours.put(name, value));
        }
      }
      return new ConfiguredNames(name -> config.getOptionalValue(name, String.class), ours);
    }
  }

  /** In the order that MicroProfile Config has by default. */
  private static ConfiguredNames ofPlaces(ClassLoader loader) {
    Properties file = file(loader);
    Map<String, String> ours = new TreeMap<>();
    file.stringPropertyNames().stream()
        .filter(name -> name.startsWith(OURS))
        .forEach(name -> ours.put(name, file.getProperty(name)));
    return new ConfiguredNames(
        name ->
            Optional.ofNullable(System.getProperty(name))
                .or(() -> variable(name))
                .or(() -> Optional.ofNullable(file.getProperty(name))),
        ours);
  }

  private static Optional<String> variable(String name) {
    String spelled = name.replaceAll("[^A-Za-z0-9]", "_");
    return Optional.ofNullable(System.getenv(name))
        .or(() -> Optional.ofNullable(System.getenv(spelled)))
        .or(() -> Optional.ofNullable(System.getenv(spelled.toUpperCase(Locale.ROOT))));
  }

  private static Properties file(ClassLoader loader) {
    Properties properties = new Properties();
    try (InputStream file = loader.getResourceAsStream(FILE)) {
      if (file != null) {
        properties.load(file);
      }
      return properties;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ConfigurationException(FILE, "can't be read; write a properties file");
    }
  }
}

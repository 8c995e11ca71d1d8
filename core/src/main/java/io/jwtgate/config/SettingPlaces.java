package io.jwtgate.config;

import java.util.List;
import java.util.stream.Stream;

/** The order of the places that settings are read from; the first that has a value wins. */
public final class SettingPlaces {
  private SettingPlaces() {}

  /**
   * The container's own places, then system properties, then {@code jwtgate.properties} on the
   * class path, then the environment.
   *
   * @param ofContainer those of the container, in the order in which they win
   * @param loader finds {@code jwtgate.properties}
   * @throws ConfigurationException if that file can't be read
   */
  public static List<SettingSource> after(List<SettingSource> ofContainer, ClassLoader loader) {
    return Stream.concat(
            ofContainer.stream(),
            Stream.of(
                SettingSource.systemProperties(),
                SettingSource.classPath(loader),
                SettingSource.environment()))
        .toList();
  }
}

package io.jwtgate.config;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The order of the places that settings are read from; the first that has a value wins. */
public final class SettingPlaces {
  private SettingPlaces() {}

  /**
   * The container's own places, then system properties, then {@code jwtgate.properties} on the
   * class path, then the environment, then what modules bring.
   *
   * @param ofContainer those of the container, in the order in which they win
   * @param loader finds {@code jwtgate.properties}
   * @throws ConfigurationException if that file can't be read
   */
  public static List<SettingSource> after(List<SettingSource> ofContainer, ClassLoader loader) {
    List<SettingSource> own =
        Stream.concat(
                ofContainer.stream(),
                Stream.of(
                    SettingSource.systemProperties(),
                    SettingSource.classPath(loader),
                    SettingSource.environment()))
            .toList();
    return Stream.concat(own.stream(), ofModules(own, loader)).toList();
  }

  private static Stream<SettingSource> ofModules(List<SettingSource> own, ClassLoader loader) {
    Map<String, SettingPlace> places = new TreeMap<>();
    Stream.of(loader, SettingPlaces.class.getClassLoader())
        .flatMap(known -> ServiceLoader.load(SettingPlace.class, known).stream())
        .forEach(found -> places.computeIfAbsent(found.type().getName(), it -> found.get()));
    return places.values().stream().flatMap(place -> place.read(own, loader).stream());
  }
}

package io.jwtgate.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of an application: those of core, and those of each part that is deployed with it.
 * Immutable.
 */
record SettingList(List<ApplicationPart> parts, List<Setting> settings) {

  SettingList(List<ApplicationPart> parts) {
    this(List.copyOf(parts), joined(parts));
  }

  private static List<Setting> joined(List<ApplicationPart> parts) {
    List<Setting> all = new ArrayList<>(List.of(CoreSetting.values()));
    parts.forEach(part -> all.addAll(part.settings()));
    requireDistinct(all);
    return List.copyOf(all);
  }

  private static void requireDistinct(List<Setting> all) {
    Map<String, Setting> byKey = new HashMap<>();
    for (Setting setting : all) {
      if (byKey.put(setting.key(), setting) != null) {
        throw new ConfigurationException(
            setting.fullName(), "two parts of the application have this setting; leave one out");
      }
    }
  }

  /**
   * The parts that an application's loader finds and those beside this class: a runtime may start
   * on a thread whose loader knows nothing of the application.
   *
   * @param loader null for this class's own alone
   */
  static SettingList found(ClassLoader loader) {
    Map<String, ApplicationPart> parts = new LinkedHashMap<>();
    Stream.of(Optional.ofNullable(loader), Optional.ofNullable(own()))
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(known -> ServiceLoader.load(ApplicationPart.class, known).stream())
        .forEach(found -> parts.computeIfAbsent(found.type().getName(), it -> found.get()));
    return new SettingList(
        parts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
            .map(Map.Entry::getValue)
            .toList());
  }

  private static ClassLoader own() {
    return SettingList.class.getClassLoader();
  }

  /** Where no loader is given. */
  static SettingList known() {
    return found(Thread.currentThread().getContextClassLoader());
  }

  /** The setting of this key; empty if no part that is here has it. */
  Optional<Setting> named(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  Set<String> keys() {
    return settings.stream().map(Setting::key).collect(Collectors.toSet());
  }
}

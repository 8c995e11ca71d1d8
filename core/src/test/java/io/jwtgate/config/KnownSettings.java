package io.jwtgate.config;

import java.util.List;
import java.util.stream.Stream;

/** The settings of all modules that tests have. */
public final class KnownSettings {
  private KnownSettings() {}

  /** In the order of the list. */
  public static Stream<Setting> all() {
    return SettingList.known().settings().stream();
  }

  /** Their full names. */
  public static List<String> names() {
    return all().map(Setting::fullName).toList();
  }
}

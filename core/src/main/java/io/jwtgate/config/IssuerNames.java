package io.jwtgate.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a deployer gives to several issuers. */
final class IssuerNames {
  private IssuerNames() {}

  /**
   * @throws ConfigurationException if a name can't stand within a setting's name, or stands twice
   */
  static List<String> in(Optional<String> text) {
    List<String> names = new Value(Setting.ISSUERS.fullName(), text).list();
    for (String name : names) {
      if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || settingKeys().contains(name)) {
        throw refused("write names of small letters, digits and hyphens that are no settings");
      }
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw refused("write each name once");
    }
    return names;
  }

  private static Set<String> settingKeys() {
    return Arrays.stream(Setting.values())
        .map(setting -> setting.fullName().substring(Setting.PREFIX.length()))
        .collect(Collectors.toSet());
  }

  private static ConfigurationException refused(String advice) {
    return new ConfigurationException(Setting.ISSUERS.fullName(), advice);
  }
}

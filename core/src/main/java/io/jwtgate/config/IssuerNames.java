package io.jwtgate.config;

import java.util.List;
import java.util.Set;

/** The names that a deployer gives to several issuers. */
final class IssuerNames {
  private IssuerNames() {}

  /**
   * @param settingKeys what no issuer may be called
   * @throws ConfigurationException if a name can't stand within a setting's name, or stands twice
   */
  static List<String> in(SettingValue written, Set<String> settingKeys) {
    List<String> names = written.list();
    for (String name : names) {
      if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*") || settingKeys.contains(name)) {
        throw written.rejected(
            "write names of small letters, digits and hyphens that are no settings");
      }
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw written.rejected("write each name once");
    }
    return names;
  }
}

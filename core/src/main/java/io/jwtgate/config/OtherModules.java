package io.jwtgate.config;

import java.util.Optional;
import java.util.Set;

/** Settings of modules that an application may lack, so that a message can name the module. */
final class OtherModules {
  private static final Set<String> OAUTH =
      Set.of(
          "resource",
          "resource-scopes",
          "resource-name",
          "resource-documentation",
          "backchannel-logout-path",
          "backchannel-logout-audience");

  private OtherModules() {}

  /** The module to add for a name that nobody has; empty where it may as well be misspelled. */
  static Optional<String> of(String name, SettingSource.Spelling spelling) {
    return OAUTH.stream()
        .map(key -> spelling.of(Setting.PREFIX + key))
        .filter(known -> known.equals(name) || isForIssuer(known, name, spelling))
        .findFirst()
        .map(known -> "jwtgate-oauth");
  }

  private static boolean isForIssuer(String known, String name, SettingSource.Spelling spelling) {
    String prefix = spelling.of(Setting.PREFIX);
    return name.startsWith(prefix) && name.endsWith(known.substring(prefix.length() - 1));
  }
}

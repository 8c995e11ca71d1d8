package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.ROLES_ADD_PREFIX;
import static io.jwtgate.config.CoreSetting.ROLES_CLAIM;
import static io.jwtgate.config.CoreSetting.ROLES_FROM_MEMBERS;
import static io.jwtgate.config.CoreSetting.ROLES_MAP;
import static io.jwtgate.config.CoreSetting.ROLES_SEPARATOR;
import static io.jwtgate.config.CoreSetting.ROLES_STRIP_PREFIX;
import static io.jwtgate.config.CoreSetting.UNMAPPED_ROLES;

import io.jwtgate.RoleRules;
import java.util.List;
import java.util.function.Consumer;

/** The settings of one issuer that say where its roles stand and what they are called here. */
record RoleSettings(IssuerSettings issuer) {
  private static final String SPACE = "space";
  private static final String COMMA = "comma";

  RoleRules rules() {
    RoleRules.Builder rules = RoleRules.builder();
    issuer.value(ROLES_CLAIM).read(rules::claims);
    List<String> separators = issuer.value(ROLES_SEPARATOR).list();
    rules.separators(separators.contains(SPACE), separators.contains(COMMA));
    if (issuer.flag(ROLES_FROM_MEMBERS)) {
      rules.fromMembers();
    }
    readNames(rules);
    return rules.build();
  }

  private void readNames(RoleRules.Builder rules) {
    readPrefix(ROLES_STRIP_PREFIX, rules::stripPrefix);
    readPrefix(ROLES_ADD_PREFIX, rules::addPrefix);
    SettingValue map = issuer.value(ROLES_MAP);
    if (map.isSet()) {
      map.read(text -> rules.map(RolesMap.read(text, issuer.loader())));
    }
    if (issuer.value(UNMAPPED_ROLES).oneOf("keep", "drop").equals("drop")) {
      rules.onlyMapped();
    }
  }

  private void readPrefix(Setting setting, Consumer<String> reader) {
    issuer.value(setting).text().ifPresent(reader);
  }

  static void judgeMap(SettingValue written, ClassLoader loader) {
    RolesMap.read(written.required("write names with roles"), loader);
  }

  static void separator(String text) {
    if (!text.equals(SPACE) && !text.equals(COMMA)) {
      throw new IllegalArgumentException("write space, comma or space,comma");
    }
  }
}

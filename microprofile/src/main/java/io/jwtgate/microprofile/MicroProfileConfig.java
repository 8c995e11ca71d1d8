package io.jwtgate.microprofile;

import io.jwtgate.config.SettingPlace;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code mp.jwt.*} and {@code jwtgate.*} of MicroProfile Config, or where there is none, of the
 * places that it has by default. What JwtGate's own places say wins.
 */
public final class MicroProfileConfig implements SettingPlace {

  /** For the service loader. */
  public MicroProfileConfig() {}

  @Override
  public Optional<SettingSource> read(List<SettingSource> before, ClassLoader loader) {
    ConfiguredNames configured = ConfiguredNames.of(loader);
    Map<String, String> values = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    new TranslatedNames(configured, loader)
        .all()
        .forEach(
            each -> {
              values.put(each.setting(), each.value());
              each.name().ifPresent(name -> names.put(each.setting(), name));
            });
    values.putAll(configured.ofJwtGate());
    names.keySet().removeAll(configured.ofJwtGate().keySet());
    if (!values.isEmpty() || Settings.anyIn(before)) {
      DEFAULTS.forEach(values::putIfAbsent);
    }
    return Optional.of(SettingSource.translated("MicroProfile Config", values, names));
  }

  /** What MicroProfile JWT says where nothing is written. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "jwtgate.principal-claim", "upn,preferred_username,sub",
          "jwtgate.roles-claim", "groups");
}

package io.jwtgate.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The habits of a provider: how its issuers look, and defaults that any written setting wins over.
 * Each is a file of {@code presets}, and {@code docs/presets.md} has the source of each. Immutable.
 *
 * @param spelled its name
 * @param issuer what an issuer of this provider looks like
 * @param form the same for people
 * @param defaults texts by the keys of settings; {@code {issuer}} in one is the issuer itself, and
 *     {@code {host}} its host and port
 * @param needs the key of a setting that must be written, and why; empty for none
 */
record Preset(
    String spelled,
    Pattern issuer,
    String form,
    Map<String, String> defaults,
    Optional<Map.Entry<String, String>> needs) {
  private static final String ISSUER = "{issuer}";
  private static final String HOST = "{host}";
  private static final Pattern URL = Pattern.compile("[a-z]+://([^/]+).*");

  /**
   * Reads the value of the setting.
   *
   * @throws ConfigurationException if there is no such preset
   */
  static Preset named(String settingName, String text) {
    if (!PresetFile.NAMES.contains(text)) {
      throw new ConfigurationException(
          settingName, "write one of " + String.join(", ", PresetFile.NAMES));
    }
    return of(text, new TreeMap<>(PresetFile.read(text)));
  }

  private static Preset of(String name, Map<String, String> lines) {
    Pattern issuer = Pattern.compile(lines.remove("issuer-pattern"));
    String form = lines.remove("issuer-form");
    Optional<String> needed = Optional.ofNullable(lines.remove("needs"));
    String why = lines.remove("needs-why");
    return new Preset(name, issuer, form, Map.copyOf(lines), needed.map(it -> Map.entry(it, why)));
  }

  /** Whether it has a default for a setting. */
  boolean has(Setting setting) {
    return defaults.containsKey(setting.key());
  }

  /**
   * Its default for a setting.
   *
   * @param written the issuer; empty where none was written
   */
  Optional<String> defaultOf(Setting setting, Optional<String> written) {
    return Optional.ofNullable(defaults.get(setting.key()))
        .map(text -> text.replace(ISSUER, written.orElse("")))
        .map(text -> text.replace(HOST, written.map(Preset::hostOf).orElse("")));
  }

  private static String hostOf(String issuer) {
    Matcher url = URL.matcher(issuer);
    return url.matches() ? url.group(1) : "";
  }

  /**
   * @throws ConfigurationException if no token of this provider can have it
   */
  void requireIssuer(SettingValue written, String text) {
    if (!issuer.matcher(text).matches()) {
      throw written.rejected("with the preset " + spelled + " write " + form);
    }
  }

  /**
   * @throws ConfigurationException if a setting is missing without which everybody could come in
   */
  void requireNeeded(IssuerSettings settings) {
    needs.ifPresent(
        need -> {
          SettingValue value = settings.value(setting(settings.settings().all(), need.getKey()));
          if (!value.isSet()) {
            throw value.rejected("with the preset " + spelled + " write " + need.getValue());
          }
        });
  }

  private static Setting setting(List<Setting> all, String key) {
    return all.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.CORS_CREDENTIALS;
import static io.jwtgate.config.CoreSetting.CORS_EXPOSED_HEADERS;
import static io.jwtgate.config.CoreSetting.CORS_HEADERS;
import static io.jwtgate.config.CoreSetting.CORS_MAX_AGE;
import static io.jwtgate.config.CoreSetting.CORS_METHODS;
import static io.jwtgate.config.CoreSetting.CORS_ORIGINS;

import io.jwtgate.web.CorsRule;
import java.util.Optional;
import java.util.function.Function;

/** The settings that say what pages of other origins may do. */
record CorsSettings(Settings settings) {

  /**
   * The rule; empty where no origin is written.
   *
   * @throws ConfigurationException if a setting is wrong
   */
  Optional<CorsRule> rule() {
    SettingValue origins = settings.value(CORS_ORIGINS);
    if (!origins.isSet()) {
      return Optional.empty();
    }
    CorsRule.Builder rule = origins.read(text -> CorsRule.of(origins.names()));
    readNames(CORS_METHODS, rule::methods);
    readNames(CORS_HEADERS, rule::headers);
    readNames(CORS_EXPOSED_HEADERS, rule::alsoExposed);
    SettingValue credentials = settings.value(CORS_CREDENTIALS);
    if (credentials.isSet()) {
      credentials.read(text -> rule.credentials(credentials.flag()));
    }
    SettingValue maxAge = settings.value(CORS_MAX_AGE);
    maxAge.read(text -> rule.maxAge(maxAge.duration()));
    return Optional.of(rule.build());
  }

  private void readNames(Setting setting, Function<String[], CorsRule.Builder> reader) {
    SettingValue names = settings.value(setting);
    if (names.isSet()) {
      names.read(text -> reader.apply(names.names()));
    }
  }

  static void methods(String... names) {
    onTrial().methods(names);
  }

  static void headers(String... names) {
    onTrial().headers(names);
  }

  static void exposed(String... names) {
    onTrial().alsoExposed(names);
  }

  private static CorsRule.Builder onTrial() {
    return CorsRule.of("https://app.example");
  }
}

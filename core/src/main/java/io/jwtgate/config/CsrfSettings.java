package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.CSRF_KEY_FILE;
import static io.jwtgate.config.CoreSetting.PUBLIC_ORIGIN;
import static io.jwtgate.config.CoreSetting.TLS_AT_PROXY;
import static io.jwtgate.config.CoreSetting.TRUSTED_ORIGINS;
import static io.jwtgate.config.CoreSetting.UNSAFE_CSRF_REPORT_ONLY;
import static io.jwtgate.config.CoreSetting.UNSAFE_SIBLING_HOSTS;

import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.CsrfTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings of a cookie that carries the token, and of what it then takes to act by it. */
public record CsrfSettings(Settings settings, ClassLoader loader) {

  void applyTo(GateBuilder gate) {
    if (settings.value(TLS_AT_PROXY).flag()) {
      gate.tlsAtProxy();
    }
    gate.csrf(csrfRule());
  }

  /**
   * The rule that the settings describe.
   *
   * @throws ConfigurationException if one is wrong
   */
  public CsrfRule csrfRule() {
    CsrfRule.Builder rule = CsrfRule.builder();
    readOrigins(PUBLIC_ORIGIN, rule::publicOrigins);
    readOrigins(TRUSTED_ORIGINS, rule::trustedOrigins);
    if (settings.value(UNSAFE_SIBLING_HOSTS).flag()) {
      rule.unsafeSiblingHosts();
    }
    if (settings.value(UNSAFE_CSRF_REPORT_ONLY).flag()) {
      rule.unsafeReportOnly();
    }
    csrfTokens().ifPresent(rule::tokens);
    return rule.build();
  }

  /** The CSRF tokens, if their key is set. */
  public Optional<CsrfTokens> csrfTokens() {
    SettingValue keyFile = settings.value(CSRF_KEY_FILE);
    return keyFile.isSet()
        ? Optional.of(keyFile.read(file -> new CsrfTokens(DeployedFile.read(file, loader))))
        : Optional.empty();
  }

  private void readOrigins(Setting setting, Function<List<String>, CsrfRule.Builder> reader) {
    SettingValue origins = settings.value(setting);
    if (origins.isSet()) {
      origins.read(text -> reader.apply(origins.list()));
    }
  }

  static void origin(String text) {
    CsrfRule.builder().publicOrigins(List.of(text));
  }
}

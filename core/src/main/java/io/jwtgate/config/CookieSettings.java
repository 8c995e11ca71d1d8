package io.jwtgate.config;

import static io.jwtgate.config.Setting.COOKIE;
import static io.jwtgate.config.Setting.CREDENTIALS;
import static io.jwtgate.config.Setting.CSRF_KEY_FILE;
import static io.jwtgate.config.Setting.PUBLIC_ORIGIN;
import static io.jwtgate.config.Setting.TLS_AT_PROXY;
import static io.jwtgate.config.Setting.TRUSTED_ORIGINS;
import static io.jwtgate.config.Setting.UNSAFE_SAME_SITE;

import io.jwtgate.bearer.CsrfRule;
import io.jwtgate.bearer.CsrfTokens;
import io.jwtgate.bearer.GateBuilder;
import java.util.List;
import java.util.function.Function;

/** The settings of a cookie that carries the token, and of what it then takes to act by it. */
record CookieSettings(Settings settings, ClassLoader loader) {

  void applyTo(GateBuilder gate) {
    Value cookie = settings.value(COOKIE);
    if (cookie.isSet()) {
      cookie.read(gate::cookie);
    }
    if (settings.value(CREDENTIALS).oneOf("header-wins", "reject").equals("reject")) {
      gate.refuseHeaderWithCookie();
    }
    if (settings.value(TLS_AT_PROXY).flag()) {
      gate.tlsAtProxy();
    }
    gate.csrf(csrfRule());
  }

  private CsrfRule csrfRule() {
    CsrfRule.Builder rule = CsrfRule.builder();
    readOrigins(PUBLIC_ORIGIN, rule::publicOrigins);
    readOrigins(TRUSTED_ORIGINS, rule::trustedOrigins);
    if (settings.value(UNSAFE_SAME_SITE).flag()) {
      rule.unsafeSameSite();
    }
    Value keyFile = settings.value(CSRF_KEY_FILE);
    if (keyFile.isSet()) {
      rule.tokens(keyFile.read(file -> new CsrfTokens(DeployedFile.read(file, loader))));
    }
    return rule.build();
  }

  private void readOrigins(Setting setting, Function<List<String>, CsrfRule.Builder> reader) {
    Value origins = settings.value(setting);
    if (origins.isSet()) {
      origins.read(text -> reader.apply(origins.list()));
    }
  }
}

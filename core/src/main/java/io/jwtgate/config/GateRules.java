package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.ACCESS;
import static io.jwtgate.config.CoreSetting.ACR_VALUES;
import static io.jwtgate.config.CoreSetting.AUTH_MAX_AGE;
import static io.jwtgate.config.CoreSetting.ERROR_DESCRIPTION;
import static io.jwtgate.config.CoreSetting.ERROR_PAGES;
import static io.jwtgate.config.CoreSetting.FORWARD_TOKEN;
import static io.jwtgate.config.CoreSetting.HIDDEN_HEADERS;
import static io.jwtgate.config.CoreSetting.LOG_ROLES;
import static io.jwtgate.config.CoreSetting.PUBLIC_PATHS;
import static io.jwtgate.config.CoreSetting.REALM;
import static io.jwtgate.config.CoreSetting.REQUIRE_HTTPS;
import static io.jwtgate.config.CoreSetting.ROLES;
import static io.jwtgate.config.CoreSetting.SCOPES;
import static io.jwtgate.config.CoreSetting.UNSAFE_REPORT_ONLY;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Access.Entry;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.bearer.UserAuthentication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings of one gate that say what requests get, whoever issues tokens. */
record GateRules(Settings settings, ClassLoader loader) {

  /**
   * A gate without a verifier.
   *
   * @throws ConfigurationException if a setting is wrong
   */
  GateBuilder builder() {
    GateBuilder gate = Gate.builder().access(access());
    settings.value(REALM).read(gate::realm);
    readNames(PUBLIC_PATHS, gate::publicPaths);
    readNames(HIDDEN_HEADERS, gate::hiddenHeaders);
    new CredentialSettings(settings).applyTo(gate);
    new CsrfSettings(settings, loader).applyTo(gate);
    new CorsSettings(settings).rule().ifPresent(gate::cors);
    readCredentials(gate);
    readAnswers(gate);
    return gate;
  }

  private Access access() {
    SettingValue access = settings.value(ACCESS);
    boolean optional = access.oneOf("required", "optional").equals("optional");
    Set<String> roles = Set.copyOf(settings.value(ROLES).list());
    Set<String> scopes = Set.copyOf(settings.value(SCOPES).list());
    Entry entry = optional ? Entry.CALLERS_AND_ANONYMOUS : Entry.CALLERS;
    return access.read(text -> new Access(entry, roles, scopes, List.of(), authentication()));
  }

  private UserAuthentication authentication() {
    SettingValue maxAge = settings.value(AUTH_MAX_AGE);
    return new UserAuthentication(
        settings.value(ACR_VALUES).list(),
        maxAge.isSet() ? Optional.of(maxAge.duration()) : Optional.empty());
  }

  static UserAuthentication within(Duration maxAge) {
    return new UserAuthentication(List.of(), Optional.of(maxAge));
  }

  private void readNames(Setting setting, Function<String[], GateBuilder> reader) {
    SettingValue names = settings.value(setting);
    if (names.isSet()) {
      names.read(text -> reader.apply(names.names()));
    }
  }

  private void readCredentials(GateBuilder gate) {
    if (settings.value(REQUIRE_HTTPS).flag()) {
      gate.requireHttps();
    }
    gate.forwardToken(settings.value(FORWARD_TOKEN).flag());
  }

  private void readAnswers(GateBuilder gate) {
    gate.errorDescription(settings.value(ERROR_DESCRIPTION).flag());
    gate.logRoles(settings.value(LOG_ROLES).flag());
    if (settings.value(ERROR_PAGES).flag()) {
      gate.errorPages();
    }
    if (settings.value(UNSAFE_REPORT_ONLY).flag()) {
      gate.unsafeReportOnly();
    }
  }

  static void realm(String text) {
    Gate.builder().realm(text);
    if (TextRules.isQuoted(text, '"')) {
      throw new IllegalArgumentException("write it without quotes around it");
    }
  }

  static void headerName(String text) {
    Gate.builder().hiddenHeaders(text);
  }
}

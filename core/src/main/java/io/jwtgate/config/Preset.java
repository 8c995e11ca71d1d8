package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.AUDIENCE_CLAIM;
import static io.jwtgate.config.CoreSetting.PRINCIPAL_CLAIM;
import static io.jwtgate.config.CoreSetting.ROLES_CLAIM;
import static io.jwtgate.config.CoreSetting.SCOPE_CLAIM;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The habits of a provider: how its issuers look, and defaults that any written setting wins over.
 * {@code docs/presets.md} has the source of each.
 */
@SuppressWarnings("ImmutableEnumChecker") // Map.of can not be changed
enum Preset {
  KEYCLOAK(
      "https?://.+/realms/[^/]+",
      "https://HOST/realms/REALM",
      Map.of(PRINCIPAL_CLAIM.key(), "preferred_username", ROLES_CLAIM.key(), "realm_access.roles")),
  AUTH0("https://[^/]+/", "https://TENANT.auth0.com/", Map.of(ROLES_CLAIM.key(), "permissions")),
  ENTRA(
      "https://[^/]+/[0-9a-fA-F-]{36}/(v2\\.0)?",
      "https://login.microsoftonline.com/TENANT-ID/v2.0 or https://sts.windows.net/TENANT-ID/",
      Map.of(PRINCIPAL_CLAIM.key(), "oid", SCOPE_CLAIM.key(), "scp")),
  OKTA(
      "https://[^/]+/oauth2/[^/]+",
      "https://ORG.okta.com/oauth2/SERVER, a custom authorization server",
      Map.of(ROLES_CLAIM.key(), "groups", SCOPE_CLAIM.key(), "scp")),
  COGNITO(
      "https://[a-z-]*cognito-idp\\.[^/]+/[^/]+",
      "https://cognito-idp.REGION.amazonaws.com/POOL",
      Map.of(ROLES_CLAIM.key(), "cognito:groups", AUDIENCE_CLAIM.key(), "client_id")),
  GOOGLE("(https://)?accounts\\.google\\.com", "https://accounts.google.com", Map.of()),
  KUBERNETES(
      "https://.+",
      "the issuer of service account tokens, such as https://kubernetes.default.svc.cluster.local",
      Map.of(
          "jwks-uri",
          "https://kubernetes.default.svc/openid/v1/jwks",
          "tls-ca-file",
          "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
          "tls-ca-only",
          "true",
          "fetch-token-file",
          "/var/run/secrets/kubernetes.io/serviceaccount/token"));

  private final Pattern issuer;
  private final String form;
  private final Map<String, String> defaults;

  Preset(String issuer, String form, Map<String, String> defaults) {
    this.issuer = Pattern.compile(issuer);
    this.form = form;
    this.defaults = defaults;
  }

  /**
   * Reads the value of the setting.
   *
   * @throws ConfigurationException if there is no such preset
   */
  static Preset named(String settingName, String text) {
    return Arrays.stream(values())
        .filter(preset -> preset.spelled().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    settingName,
                    "write one of "
                        + Arrays.stream(values())
                            .map(Preset::spelled)
                            .collect(Collectors.joining(", "))));
  }

  String spelled() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it has a default for a setting. */
  boolean has(Setting setting) {
    return defaults.containsKey(setting.key());
  }

  Optional<String> defaultOf(Setting setting) {
    return Optional.ofNullable(defaults.get(setting.key()));
  }

  /**
   * @throws ConfigurationException if no token of this provider can have it
   */
  void requireIssuer(SettingValue written, String text) {
    if (!issuer.matcher(text).matches()) {
      throw written.rejected("with the preset " + spelled() + " write " + form);
    }
  }
}

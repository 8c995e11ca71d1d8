package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.ACCESS;
import static io.jwtgate.config.CoreSetting.AUDIENCE;
import static io.jwtgate.config.CoreSetting.DECRYPTION_KEY_FILE;
import static io.jwtgate.config.CoreSetting.GUARDED_PATHS;
import static io.jwtgate.config.CoreSetting.ISSUER;
import static io.jwtgate.config.CoreSetting.PUBLIC_CREDENTIALS;
import static io.jwtgate.config.CoreSetting.PUBLIC_PATHS;
import static io.jwtgate.config.CoreSetting.ROLES;
import static io.jwtgate.config.CoreSetting.SCOPES;
import static io.jwtgate.config.CoreSetting.TENANTS;
import static io.jwtgate.config.CoreSetting.TOKEN_HEADER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a gate guards, what it leaves open, and where its keys come from, each with the setting that
 * says so: for the one line that an operator reads first.
 *
 * @param application what the application is called in the log
 */
record StartSummary(Settings settings, String application, ClassLoader loader) {

  String text() {
    return "application "
        + application
        + " "
        + guarded()
        + needed()
        + "; "
        + open()
        + "; "
        + settings.allIssuers().stream().map(this::trusted).collect(Collectors.joining("; "))
        + places();
  }

  /** Only where a token is not looked for as usual. */
  private String places() {
    return new CredentialSettings(settings).isOtherHeader()
        ? "; tokens come in " + shown(TOKEN_HEADER)
        : "";
  }

  private String guarded() {
    return isSet(GUARDED_PATHS) ? "guards " + shown(GUARDED_PATHS) + " alone" : "guards every path";
  }

  private String needed() {
    List<String> needed = new ArrayList<>();
    if (isSet(ROLES)) {
      needed.add("one of the roles " + shown(ROLES));
    }
    if (isSet(SCOPES)) {
      needed.add("all of the scopes " + shown(SCOPES));
    }
    return needed.isEmpty() ? "" : ", asks for " + String.join(" and ", needed);
  }

  private String open() {
    String paths = isSet(PUBLIC_PATHS) ? shown(PUBLIC_PATHS) : "nothing (jwtgate.public-paths)";
    String others = isSet(GUARDED_PATHS) ? ", and all paths that are not guarded" : "";
    String anonymous =
        settings.value(ACCESS).text().equals(Optional.of("optional"))
            ? ", and every path without a token (jwtgate.access)"
            : "";
    return "open: " + paths + others + anonymous + ignored();
  }

  private String ignored() {
    return settings.value(PUBLIC_CREDENTIALS).text().equals(Optional.of("ignore"))
        ? "; an invalid token counts as none there (jwtgate.public-credentials)"
        : "";
  }

  private String trusted(Optional<String> name) {
    IssuerSettings issuer = new IssuerSettings(settings, name, loader);
    String audience =
        issuer.isSet(AUDIENCE)
            ? " for " + shown(issuer.value(AUDIENCE))
            : " for whomever (jwtgate.unsafe-any-audience)";
    String encrypted =
        issuer.isSet(DECRYPTION_KEY_FILE)
            ? ", encrypted to keys of " + shown(issuer.value(DECRYPTION_KEY_FILE))
            : "";
    return "trusts "
        + shown(issuer.value(ISSUER))
        + tenants(issuer)
        + audience
        + ", keys "
        + keys(issuer)
        + encrypted;
  }

  private static String tenants(IssuerSettings issuer) {
    if (!TenantSettings.are(issuer)) {
      return "";
    }
    return issuer.isSet(TENANTS)
        ? " of the tenants " + shown(issuer.value(TENANTS))
        : " of every tenant (jwtgate.unsafe-any-tenant)";
  }

  private static String keys(IssuerSettings issuer) {
    return issuer
        .keySetting()
        .map(from -> "from " + shown(issuer.value(from)))
        .orElseGet(() -> "from where the issuer's metadata say");
  }

  private boolean isSet(Setting setting) {
    return settings.value(setting).isSet();
  }

  private String shown(Setting setting) {
    return shown(settings.value(setting));
  }

  private static String shown(SettingValue value) {
    return ShownValue.safe(value.text().orElse("")) + " (" + value.name() + ')';
  }
}

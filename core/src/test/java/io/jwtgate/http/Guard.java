package io.jwtgate.http;

import java.util.Locale;
import java.util.Map;

/** What guards a resource of the matrix: settings, or an annotation that only JAX-RS knows. */
public enum Guard {
  REQUIRED("", ""),
  OPTIONAL("jwtgate.access", "optional"),
  ROLES("jwtgate.roles", "auditor, " + Sent.NEEDED_ROLE),
  SCOPES("jwtgate.scopes", Sent.NEEDED_SCOPE),
  PUBLIC_PATH("jwtgate.public-paths", "/public_path/*"),
  ROLES_ALLOWED,
  PERMIT_ALL,
  DENY_ALL,
  UNANNOTATED;

  private final String setting;
  private final String value;

  Guard(String setting, String value) {
    this.setting = setting;
    this.value = value;
  }

  Guard() {
    this(null, null);
  }

  public boolean isAnnotation() {
    return setting == null;
  }

  /** What is set for it. */
  public Map<String, String> settings() {
    Map<String, String> settings =
        TestIssuer.settings(Map.of("jwtgate.cookie", CredentialRows.COOKIE));
    if (!isAnnotation() && !setting.isEmpty()) {
      settings.put(setting, value);
    }
    return settings;
  }

  /** Where the guarded resource is, under the context. */
  public String path() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }
}

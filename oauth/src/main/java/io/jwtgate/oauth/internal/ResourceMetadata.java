package io.jwtgate.oauth.internal;

import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.internal.jose.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a protected resource tells everybody (RFC 9728 section 2), by its settings alone. Immutable.
 *
 * @param resource its identifier
 * @param issuers who may issue tokens for it
 * @param scopes those that may be known
 * @param methods how a token may be sent, by the names of the RFC
 */
public record ResourceMetadata(
    ResourceUrl resource,
    List<String> issuers,
    List<String> scopes,
    List<String> methods,
    Optional<String> name,
    Optional<String> documentation) {

  /** Of the settings; empty where no resource is named. */
  public static Optional<ResourceMetadata> of(Settings settings) {
    SettingValue resource = settings.value(OAuthSetting.RESOURCE);
    return resource.isSet()
        ? Optional.of(of(resource.read(ResourceUrl::parse), settings))
        : Optional.empty();
  }

  private static ResourceMetadata of(ResourceUrl resource, Settings settings) {
    return new ResourceMetadata(
        resource,
        issuers(settings),
        settings.value(OAuthSetting.RESOURCE_SCOPES).list(),
        methods(settings),
        settings.value(OAuthSetting.RESOURCE_NAME).text(),
        settings.value(OAuthSetting.RESOURCE_DOCUMENTATION).text());
  }

  /** A template of issuers is none that a client could ask. */
  private static List<String> issuers(Settings settings) {
    return settings.allIssuers().stream()
        .flatMap(name -> settings.value(CoreSetting.ISSUER, name).text().stream())
        .filter(issuer -> issuer.indexOf('{') < 0 && issuer.indexOf('*') < 0)
        .distinct()
        .toList();
  }

  /** The header, unless another one or a cookie takes its place. */
  private static List<String> methods(Settings settings) {
    boolean cookieOnly =
        settings.value(CoreSetting.CREDENTIALS).text().equals(Optional.of("cookie-only"));
    return cookieOnly ? List.of() : List.of("header");
  }

  /** The document, without members that would be empty (section 3.2). */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("resource", resource.text());
    members.put("authorization_servers", issuers);
    members.put("scopes_supported", scopes);
    members.put("bearer_methods_supported", methods);
    members.values().removeIf(value -> value.equals(List.of()));
    name.ifPresent(text -> members.put("resource_name", text));
    documentation.ifPresent(url -> members.put("resource_documentation", url));
    return JsonText.of(members);
  }

  /** The path at which a client looks that has no challenge, of the whole host. */
  public String standardPath() {
    return resource.standardPath();
  }
}

package io.jwtgate.oauth.internal;

import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Issuers whose tokens need not be for the resource: a client asks for a token for its URL (RFC
 * 8707), and a token for something else could be sent here.
 *
 * @param names of their settings
 */
record AudienceAdvice(String resource, List<String> names) {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.oauth");

  static AudienceAdvice of(String resource, Settings settings) {
    return new AudienceAdvice(
        resource,
        settings.allIssuers().stream()
            .filter(issuer -> !names(settings, issuer).contains(resource))
            .map(issuer -> settings.value(CoreSetting.AUDIENCE, issuer).name())
            .distinct()
            .toList());
  }

  private static List<String> names(Settings settings, Optional<String> issuer) {
    return settings.value(CoreSetting.AUDIENCE, issuer).list();
  }

  void log() {
    names.forEach(
        name ->
            LOG.log(
                System.Logger.Level.WARNING,
                "{0}: does not have {1}, the resource that clients ask a token for; add it, and"
                    + " have the issuer write it into aud (docs/resource-metadata.md)",
                name,
                resource));
  }
}

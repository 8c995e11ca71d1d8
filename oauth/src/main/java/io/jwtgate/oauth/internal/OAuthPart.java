package io.jwtgate.oauth.internal;

import io.jwtgate.bearer.ProtectedResource;
import io.jwtgate.config.ApplicationPart;
import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.EffectNeed;
import io.jwtgate.config.GateInTheMaking;
import io.jwtgate.config.Settings;
import io.jwtgate.event.SecurityListener;
import java.util.List;
import java.util.Set;

/** Brings metadata of a resource and logout from the provider. Found as a service. */
public final class OAuthPart implements ApplicationPart {
  private static final List<EffectNeed> NEEDS =
      List.of(
          new EffectNeed(
              issuer -> issuer.isSet(OAuthSetting.RESOURCE),
              "no resource is published; write jwtgate.resource, or leave it out",
              Set.of(
                  OAuthSetting.RESOURCE_SCOPES,
                  OAuthSetting.RESOURCE_NAME,
                  OAuthSetting.RESOURCE_DOCUMENTATION)),
          new EffectNeed(
              issuer -> issuer.isSet(OAuthSetting.BACKCHANNEL_LOGOUT_PATH),
              "no logout tokens are taken; write jwtgate.backchannel-logout-path, or leave it out",
              Set.of(OAuthSetting.BACKCHANNEL_LOGOUT_AUDIENCE)));

  /** For the service loader. */
  public OAuthPart() {}

  @Override
  public List<OAuthSetting> settings() {
    return List.of(OAuthSetting.values());
  }

  @Override
  public List<EffectNeed> needs() {
    return NEEDS;
  }

  /**
   * @throws ConfigurationException if a scope is asked for that no challenge may name
   */
  @Override
  public void judge(Settings settings, ClassLoader loader) {
    if (settings.value(OAuthSetting.RESOURCE).isSet()) {
      settings.value(CoreSetting.SCOPES).list().stream()
          .filter("offline_access"::equals)
          .findFirst()
          .ifPresent(
              scope -> {
                throw settings
                    .value(CoreSetting.SCOPES)
                    .rejected("leave out offline_access; a challenge would tell clients to ask");
              });
    }
    if (settings.value(OAuthSetting.BACKCHANNEL_LOGOUT_PATH).isSet()) {
      LogoutSettings.judge(settings);
    }
  }

  @Override
  public Running start(Settings settings, ClassLoader loader, SecurityListener listener) {
    return new Running() {
      @Override
      public void contribute(GateInTheMaking made) {
        ResourceMetadata.of(made.settings()).ifPresent(metadata -> publish(metadata, made));
        if (made.settings().value(OAuthSetting.BACKCHANNEL_LOGOUT_PATH).isSet()) {
          made.builder().endpoint(LogoutSettings.endpoint(made));
        }
      }
    };
  }

  private static void publish(ResourceMetadata metadata, GateInTheMaking made) {
    made.builder()
        .resource(
            new ProtectedResource(metadata.resource().metadata(), Set.copyOf(metadata.scopes())))
        .endpoint(new MetadataEndpoint(metadata));
    AudienceAdvice.of(metadata.resource().text(), made.settings()).log();
  }
}

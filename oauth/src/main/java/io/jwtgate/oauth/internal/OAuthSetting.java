package io.jwtgate.oauth.internal;

import io.jwtgate.config.Reading;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingDefinition;
import java.util.Optional;

/** The settings of a protected resource's metadata and of back-channel logout. */
public enum OAuthSetting implements Setting {
  RESOURCE(
      "resource",
      Level.GATE,
      null,
      "the absolute https URL of this resource; it is published with its metadata, and challenges"
          + " name that",
      Reading.text(ResourceUrl::parse)),
  RESOURCE_SCOPES(
      "resource-scopes",
      Level.GATE,
      null,
      "scopes that the metadata tells everybody, and challenges of operations that name none",
      Reading.each(ResourceTexts::scope)),
  RESOURCE_NAME(
      "resource-name",
      Level.GATE,
      null,
      "the name of the resource for its users",
      Reading.text(ResourceTexts::name)),
  RESOURCE_DOCUMENTATION(
      "resource-documentation",
      Level.GATE,
      null,
      "the absolute URL of a page for its developers",
      Reading.text(ResourceTexts::page)),
  BACKCHANNEL_LOGOUT_PATH(
      "backchannel-logout-path",
      Level.GATE,
      null,
      "the path under the context to which the provider posts logout tokens",
      Reading.text(ResourceTexts::path)),
  BACKCHANNEL_LOGOUT_AUDIENCE(
      "backchannel-logout-audience",
      Level.EACH_ISSUER,
      null,
      "the `aud` of logout tokens: the id of the client that logs users in",
      Reading.each(ResourceTexts::audience));

  @SuppressWarnings("ImmutableEnumChecker") // its reading is a function without state
  private final SettingDefinition definition;

  OAuthSetting(String key, Level level, String defaultValue, String meaning, Reading reading) {
    this.definition =
        new SettingDefinition(key, level, Optional.ofNullable(defaultValue), meaning, reading);
  }

  @Override
  public SettingDefinition definition() {
    return definition;
  }
}

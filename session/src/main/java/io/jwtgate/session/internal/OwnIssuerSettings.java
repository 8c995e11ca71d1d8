package io.jwtgate.session.internal;

import static io.jwtgate.config.CoreSetting.AUDIENCE;
import static io.jwtgate.config.CoreSetting.ISSUER;
import static io.jwtgate.config.CoreSetting.TOKEN_TYPE;
import static io.jwtgate.session.internal.SessionSetting.ACCESS_TOKEN_LIFETIME;
import static io.jwtgate.session.internal.SessionSetting.LISTED_CLAIMS;
import static io.jwtgate.session.internal.SessionSetting.NEXT_SIGNING_KEY_FILE;
import static io.jwtgate.session.internal.SessionSetting.PREVIOUS_SIGNING_KEY_FILES;
import static io.jwtgate.session.internal.SessionSetting.SIGNING_KEY_FILE;

import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.SigningKeys;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.issue.TokenIssuerBuilder;
import java.util.List;
import java.util.Optional;

/** The settings of the issuer that the application itself is: the one that has a signing key. */
record OwnIssuerSettings(Settings settings, Optional<String> name, ClassLoader loader) {
  static final String DEFAULT_TYPE = "at+jwt";

  static OwnIssuerSettings of(IssuerSettings issuer) {
    return new OwnIssuerSettings(issuer.settings(), issuer.name(), issuer.loader());
  }

  /**
   * The issuer that has a signing key; empty if none has.
   *
   * @throws io.jwtgate.config.ConfigurationException if two have
   */
  static Optional<OwnIssuerSettings> in(Settings settings, ClassLoader loader) {
    List<OwnIssuerSettings> own =
        settings.allIssuers().stream()
            .map(name -> new OwnIssuerSettings(settings, name, loader))
            .filter(issuer -> issuer.value(SIGNING_KEY_FILE).isSet())
            .toList();
    if (own.size() > 1) {
      throw own.get(1).value(SIGNING_KEY_FILE).rejected("write it for one issuer alone");
    }
    return own.stream().findFirst();
  }

  /**
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  TokenIssuer issuer() {
    TokenIssuerBuilder issuer =
        TokenIssuer.of(value(ISSUER).required("write the iss of the tokens"))
            .audience(value(AUDIENCE).list().toArray(String[]::new))
            .signingKeys(keys())
            .clock(settings.clock())
            .tokenType(value(TOKEN_TYPE).text().orElse(DEFAULT_TYPE))
            .lifetime(value(ACCESS_TOKEN_LIFETIME).duration())
            .listedClaims(value(LISTED_CLAIMS).claimNames());
    return settings.named(name, issuer::build);
  }

  private SigningKeys keys() {
    SettingValue first = value(SIGNING_KEY_FILE);
    SettingValue previous = value(PREVIOUS_SIGNING_KEY_FILES);
    SigningKeys.Builder keys =
        SigningKeys.startingWith(first.read(this::key))
            .clock(settings.clock())
            .previous(previous.list().stream().map(this::key).toArray(SigningKey[]::new));
    SettingValue next = value(NEXT_SIGNING_KEY_FILE);
    if (next.isSet()) {
      keys.next(next.read(this::key));
    }
    return first.read(file -> keys.build());
  }

  private SigningKey key(String file) {
    return privateKey(SettingValue.content(file, loader));
  }

  /** Of a pair: whoever could verify with a secret could sign, and a JWK set never holds one. */
  static SigningKey privateKey(byte[] content) {
    SigningKey key = SigningKey.parse(content);
    if (key.algorithm().isSymmetric()) {
      throw new IllegalArgumentException("write the file of a private key; a secret is none");
    }
    return key;
  }

  private SettingValue value(Setting setting) {
    return settings.value(setting, name);
  }

  static void listedClaim(String name) {
    TokenIssuer.of("any").listedClaims(name);
  }
}

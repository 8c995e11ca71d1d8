package io.jwtgate.config;

import static io.jwtgate.config.Setting.ACCESS_TOKEN_LIFETIME;
import static io.jwtgate.config.Setting.AUDIENCE;
import static io.jwtgate.config.Setting.ISSUER;
import static io.jwtgate.config.Setting.LISTED_CLAIMS;
import static io.jwtgate.config.Setting.NEXT_SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.PREVIOUS_SIGNING_KEY_FILES;
import static io.jwtgate.config.Setting.SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.TOKEN_TYPE;

import io.jwtgate.issue.SigningKeys;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.issue.TokenIssuerBuilder;
import io.jwtgate.keys.SigningKey;
import java.util.List;
import java.util.Optional;

/** The settings of the issuer that the application itself is: the one that has a signing key. */
record OwnIssuerSettings(Settings settings, Optional<String> name, ClassLoader loader) {
  static final String DEFAULT_TYPE = "at+jwt";

  /**
   * The issuer that has a signing key; empty if none has.
   *
   * @throws ConfigurationException if two have
   */
  static Optional<OwnIssuerSettings> in(Settings settings, ClassLoader loader) {
    List<OwnIssuerSettings> own =
        settings.allIssuers().stream()
            .map(name -> new OwnIssuerSettings(settings, name, loader))
            .filter(issuer -> issuer.value(SIGNING_KEY_FILE).isSet())
            .toList();
    if (own.size() > 1) {
      throw own.get(1).value(SIGNING_KEY_FILE).refused("write it for one issuer alone");
    }
    return own.stream().findFirst();
  }

  /**
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TokenIssuer issuer() {
    TokenIssuerBuilder issuer =
        TokenIssuer.of(value(ISSUER).required("write the iss of the tokens"))
            .audience(value(AUDIENCE).list().toArray(String[]::new))
            .signingKeys(keys())
            .clock(settings.clock())
            .tokenType(value(TOKEN_TYPE).text().orElse(DEFAULT_TYPE))
            .lifetime(value(ACCESS_TOKEN_LIFETIME).duration())
            .listedClaims(
                value(LISTED_CLAIMS).list().stream().map(ClaimTexts::name).toArray(String[]::new));
    return settings.named(name, issuer::build);
  }

  private SigningKeys keys() {
    Value first = value(SIGNING_KEY_FILE);
    Value previous = value(PREVIOUS_SIGNING_KEY_FILES);
    SigningKeys.Builder keys =
        SigningKeys.startingWith(first.read(this::key))
            .clock(settings.clock())
            .previous(previous.list().stream().map(this::key).toArray(SigningKey[]::new));
    Value next = value(NEXT_SIGNING_KEY_FILE);
    if (next.isSet()) {
      keys.next(next.read(this::key));
    }
    return first.read(file -> keys.build());
  }

  private SigningKey key(String file) {
    return privateKey(DeployedFile.read(file, loader));
  }

  /** Of a pair: whoever could verify with a secret could sign, and a JWK set never holds one. */
  static SigningKey privateKey(byte[] content) {
    SigningKey key = SigningKey.parse(content);
    if (key.algorithm().isSymmetric()) {
      throw new IllegalArgumentException("write the file of a private key; a secret is none");
    }
    return key;
  }

  private Value value(Setting setting) {
    return settings.value(setting, name);
  }

  static void listedClaim(String text) {
    TokenIssuer.of("any").listedClaims(ClaimTexts.name(text));
  }
}

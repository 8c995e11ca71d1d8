package io.jwtgate.config;

import static io.jwtgate.config.Setting.ALGORITHMS;
import static io.jwtgate.config.Setting.AUDIENCE;
import static io.jwtgate.config.Setting.AUDIENCE_CLAIM;
import static io.jwtgate.config.Setting.CLAIM_VALUES;
import static io.jwtgate.config.Setting.CLOCK_SKEW;
import static io.jwtgate.config.Setting.ISSUER;
import static io.jwtgate.config.Setting.MAX_AGE;
import static io.jwtgate.config.Setting.MAX_LIFETIME;
import static io.jwtgate.config.Setting.PRINCIPAL_CLAIM;
import static io.jwtgate.config.Setting.REQUIRED_CLAIMS;
import static io.jwtgate.config.Setting.ROLES_CLAIM;
import static io.jwtgate.config.Setting.SCOPE_CLAIM;
import static io.jwtgate.config.Setting.SINGLE_AUDIENCE;
import static io.jwtgate.config.Setting.TOKEN_TYPE;
import static io.jwtgate.config.Setting.UNSAFE_ANY_AUDIENCE;

import io.jwtgate.ClaimPath;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.keys.KeyFamily;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of one issuer, made into what is believed of it. */
record IssuerSettings(Settings settings, Optional<String> name, ClassLoader loader) {

  /**
   * What will be believed of it, to be judged. Keys that must be fetched are left out.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TrustedIssuer onTrial() {
    KeySettings keys = keys();
    return settings.named(name, described(keys).keys(keys.withoutFetching())::build);
  }

  /**
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TrustedIssuer trustedIssuer(ApplicationServices services) {
    KeySettings keys = keys();
    TrustedIssuer.Builder described = described(keys);
    // Last, since a key source starts to fetch when it is made.
    KeySource source = keys.source(services, Set.of(algorithms(keys)));
    try {
      return settings.named(name, described.keys(source)::build);
    } catch (ConfigurationException refused) {
      source.close();
      throw refused;
    }
  }

  private TrustedIssuer.Builder described(KeySettings keys) {
    String issuer = value(ISSUER).required("write the exact iss of the tokens");
    settings.preset(name).ifPresent(preset -> preset.requireIssuer(value(ISSUER), issuer));
    TrustedIssuer.Builder builder = TrustedIssuer.of(issuer).name(name.orElse("default"));
    readAudience(builder);
    readRules(builder);
    readClaims(builder);
    readType(builder, keys);
    return builder.algorithms(algorithms(keys));
  }

  /** Where its keys come from. */
  KeySettings keys() {
    return new KeySettings(this);
  }

  Value value(Setting setting) {
    return settings.value(setting, name);
  }

  boolean isSet(Setting setting) {
    return value(setting).isSet();
  }

  boolean flag(Setting setting) {
    return value(setting).flag();
  }

  /** Whether nobody wrote it, and a preset gives it. */
  boolean isOfPreset(Setting setting) {
    return settings.fromPresets(name).anyMatch(written -> written.equals(setting));
  }

  private void readAudience(TrustedIssuer.Builder builder) {
    List<String> audiences = value(AUDIENCE).list();
    if (value(UNSAFE_ANY_AUDIENCE).flag()) {
      builder.unsafeAnyAudience();
    } else if (audiences.isEmpty()) {
      throw value(AUDIENCE).refused("write the aud values that name this service");
    }
    builder.audience(audiences.toArray(String[]::new));
    if (value(SINGLE_AUDIENCE).flag()) {
      builder.singleAudience();
    }
  }

  private void readRules(TrustedIssuer.Builder builder) {
    builder.clockSkew(value(CLOCK_SKEW).duration());
    builder.maxLifetime(value(MAX_LIFETIME).duration());
    if (value(MAX_AGE).isSet()) {
      builder.maxAge(value(MAX_AGE).duration());
    }
  }

  private void readClaims(TrustedIssuer.Builder builder) {
    builder.requiredClaims(
        value(REQUIRED_CLAIMS).list().stream().map(ClaimTexts::name).toArray(String[]::new));
    value(CLAIM_VALUES)
        .valuesByName()
        .forEach((claim, values) -> builder.claimValue(ClaimTexts.name(claim), values));
    builder.principalClaim(value(PRINCIPAL_CLAIM).read(ClaimPath::parse));
    builder.rolesClaims(value(ROLES_CLAIM).read(ClaimPath::parseList).toArray(ClaimPath[]::new));
    if (value(SCOPE_CLAIM).isSet()) {
      builder.scopeClaim(value(SCOPE_CLAIM).read(ClaimPath::parse));
    }
    builder.audienceClaim(value(AUDIENCE_CLAIM).read(ClaimTexts::name));
  }

  private void readType(TrustedIssuer.Builder builder, KeySettings keys) {
    if (value(TOKEN_TYPE).isSet()) {
      builder.tokenType(value(TOKEN_TYPE).required("write a media type, such as at+jwt"));
    } else if (keys.areOwn()) {
      builder.tokenType(OwnIssuerSettings.DEFAULT_TYPE);
    }
  }

  /** Those that were written; otherwise all that fit the kind of key, never both kinds. */
  private SignatureAlgorithm[] algorithms(KeySettings keys) {
    List<SignatureAlgorithm> written =
        value(ALGORITHMS).list().stream().map(IssuerSettings::algorithm).distinct().toList();
    for (SignatureAlgorithm algorithm : written) {
      if (algorithm.isSymmetric() != keys.isSecret()) {
        throw value(ALGORITHMS)
            .refused("HS256, HS384 and HS512 go with secret-file, and nothing else does");
      }
    }
    if (value(ALGORITHMS).isSet()) {
      return written.toArray(SignatureAlgorithm[]::new);
    }
    return keys.isSecret()
        ? SignatureAlgorithm.of(KeyFamily.SECRET).toArray(SignatureAlgorithm[]::new)
        : SignatureAlgorithm.asymmetric().toArray(SignatureAlgorithm[]::new);
  }

  static SignatureAlgorithm algorithm(String name) {
    return SignatureAlgorithm.named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("write names such as RS256, ES256 or EdDSA"));
  }
}

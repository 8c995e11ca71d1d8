package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.ALGORITHMS;
import static io.jwtgate.config.CoreSetting.AUDIENCE;
import static io.jwtgate.config.CoreSetting.CLOCK_SKEW;
import static io.jwtgate.config.CoreSetting.ISSUER;
import static io.jwtgate.config.CoreSetting.MAX_AGE;
import static io.jwtgate.config.CoreSetting.MAX_LIFETIME;
import static io.jwtgate.config.CoreSetting.SINGLE_AUDIENCE;
import static io.jwtgate.config.CoreSetting.TOKEN_TYPE;
import static io.jwtgate.config.CoreSetting.UNSAFE_ANY_AUDIENCE;

import io.jwtgate.TrustedIssuer;
import io.jwtgate.config.ApplicationPart.IssuerKeys;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.keys.DecryptionKeySource;
import io.jwtgate.keys.KeySource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one issuer, made into what is believed of it. Immutable.
 *
 * @param settings those of the whole application
 * @param name which of several issuers; empty for one that has no name
 * @param loader finds {@code classpath:} files
 * @param tenant who stands in the place for tenants; empty where there is none
 */
public record IssuerSettings(
    Settings settings, Optional<String> name, ClassLoader loader, Optional<String> tenant) {

  /** Without a tenant. */
  public IssuerSettings(Settings settings, Optional<String> name, ClassLoader loader) {
    this(settings, name, loader, Optional.empty());
  }

  /** A text that may have a place for a tenant, with some tenant there. */
  public static String ofAnyTenant(String text) {
    return text.replace(IssuerPattern.PLACE, "tenant");
  }

  /** The same of one tenant. */
  IssuerSettings ofTenant(String one) {
    return new IssuerSettings(settings, name, loader, Optional.of(one));
  }

  /**
   * Its keys, which are opened.
   *
   * @throws ConfigurationException if a setting of theirs is wrong
   */
  KeySource keys(Application application) {
    KeySettings keys = new KeySettings(this);
    return keys.of(application, Set.of(algorithms(keys))).source().get();
  }

  /**
   * What will be believed of it, to be judged. Keys that must be fetched are left out.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TrustedIssuer onTrial() {
    KeySettings keys = new KeySettings(this);
    return trustedIssuer(keys, keys.onTrial(), new DecryptionSettings(this).onTrial());
  }

  /**
   * @throws ConfigurationException if a setting is missing or wrong
   */
  TrustedIssuer trustedIssuer(Application application) {
    KeySettings keys = new KeySettings(this);
    return trustedIssuer(
        keys,
        keys.of(application, Set.of(algorithms(keys))),
        new DecryptionSettings(this).keys(application.listener()));
  }

  private TrustedIssuer trustedIssuer(
      KeySettings keySettings, IssuerKeys keys, Optional<DecryptionKeySource> decryption) {
    TrustedIssuer.Builder described = described(keySettings, keys);
    decryption.ifPresent(described::decryptionKeys);
    described.decryptionAlgorithms(new DecryptionSettings(this).algorithms());
    // Last, since a key source starts to fetch when it is made.
    KeySource source = keys.source().get();
    try {
      return settings.named(name, described.keys(source)::build);
    } catch (ConfigurationException rejected) {
      source.close();
      throw rejected;
    }
  }

  private TrustedIssuer.Builder described(KeySettings keySettings, IssuerKeys keys) {
    String issuer = value(ISSUER).required("write the exact iss of the tokens");
    settings.preset(name).ifPresent(preset -> requireFit(preset, issuer));
    TrustedIssuer.Builder builder = TrustedIssuer.of(issuer).name(label());
    readAudience(builder);
    readRules(builder);
    new ClaimSettings(this).applyTo(builder);
    readType(builder, keys);
    return builder.algorithms(algorithms(keySettings));
  }

  private void requireFit(Preset preset, String issuer) {
    preset.requireIssuer(value(ISSUER), issuer);
    preset.requireNeeded(this);
  }

  /** What it is called in events, figures and the log. */
  public String label() {
    return name.orElse("default");
  }

  /** The value of a setting for this issuer, with the tenant in its place. */
  public SettingValue value(Setting setting) {
    SettingValue value = settings.value(setting, name);
    return tenant.map(one -> value.replacing(IssuerPattern.PLACE, one)).orElse(value);
  }

  /** Whether a setting was written for this issuer, or has a default. */
  public boolean isSet(Setting setting) {
    return value(setting).isSet();
  }

  /** Whether a setting that is true or false is true. */
  public boolean flag(Setting setting) {
    return value(setting).flag();
  }

  /** Whether nobody wrote it, and a preset gives it. */
  public boolean isOfPreset(Setting setting) {
    return settings.fromPresets(name).anyMatch(written -> written.equals(setting));
  }

  /**
   * Those of the settings that say where its keys are that are set, by whomever, by their names.
   */
  List<Setting> keySettings() {
    return settings.all().stream()
        .filter(Setting::namesKeys)
        .filter(this::isSet)
        .sorted(Comparator.comparing(Setting::key))
        .toList();
  }

  /**
   * What says where its keys are: what was written, otherwise a preset's; empty where they have to
   * be looked for.
   */
  public Optional<Setting> keySetting() {
    return keySettings().stream().min(Comparator.comparing(this::isOfPreset));
  }

  private void readAudience(TrustedIssuer.Builder builder) {
    List<String> audiences = value(AUDIENCE).list();
    if (value(UNSAFE_ANY_AUDIENCE).flag()) {
      builder.unsafeAnyAudience();
    } else if (audiences.isEmpty()) {
      throw value(AUDIENCE).rejected("write the aud values that name this service");
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
    if (value(CoreSetting.MAX_AGE_SKEW).isSet()) {
      builder.maxAgeSkew(value(CoreSetting.MAX_AGE_SKEW).duration());
    }
  }

  private void readType(TrustedIssuer.Builder builder, IssuerKeys keys) {
    if (value(TOKEN_TYPE).isSet()) {
      builder.tokenType(value(TOKEN_TYPE).required("write a media type, such as at+jwt"));
    } else {
      keys.tokenType().ifPresent(builder::tokenType);
    }
  }

  /** Those that were written; otherwise all that fit the kind of key, never both kinds. */
  private SignatureAlgorithm[] algorithms(KeySettings keys) {
    List<SignatureAlgorithm> written =
        value(ALGORITHMS).list().stream().map(IssuerSettings::algorithm).distinct().toList();
    for (SignatureAlgorithm algorithm : written) {
      if (algorithm.isSymmetric() != keys.isSecret()) {
        throw value(ALGORITHMS)
            .rejected("HS256, HS384 and HS512 go with secret-file, and nothing else does");
      }
    }
    if (value(ALGORITHMS).isSet()) {
      return written.toArray(SignatureAlgorithm[]::new);
    }
    return keys.isSecret()
        ? SignatureAlgorithm.of(Family.SECRET).toArray(SignatureAlgorithm[]::new)
        : SignatureAlgorithm.asymmetric().toArray(SignatureAlgorithm[]::new);
  }

  static SignatureAlgorithm algorithm(String name) {
    return SignatureAlgorithm.named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("write names such as RS256, ES256 or EdDSA"));
  }
}

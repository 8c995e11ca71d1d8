package io.jwtgate.config;

import static io.jwtgate.config.Setting.ACCESS;
import static io.jwtgate.config.Setting.CACHE_SIZE;
import static io.jwtgate.config.Setting.CACHE_TTL;
import static io.jwtgate.config.Setting.PUBLIC_PATHS;
import static io.jwtgate.config.Setting.REALM;
import static io.jwtgate.config.Setting.ROLES;
import static io.jwtgate.config.Setting.SCOPES;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text settings, made into a gate. */
public final class GateSettings {
  private final Settings settings;
  private final ClassLoader loader;

  /**
   * @param sources the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files
   * @throws ConfigurationException if a name is unknown
   */
  public GateSettings(List<SettingSource> sources, ClassLoader loader) {
    this.settings = new Settings(sources);
    this.loader = loader;
  }

  /**
   * The gate that the settings describe. Whoever takes it closes it.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public Gate gate() {
    Gate.Builder gate = rules();
    TokenVerifier.Builder verifier =
        TokenVerifier.builder()
            .cacheSize(settings.value(CACHE_SIZE).wholeNumber())
            .cacheTtl(settings.value(CACHE_TTL).duration());
    // Last, since key sources start to fetch when they are made.
    List<TrustedIssuer> issuers = issuers();
    try {
      return gate.verifier(verifier.trust(issuers.toArray(TrustedIssuer[]::new)).build()).build();
    } catch (IllegalArgumentException refused) {
      issuers.stream().map(TrustedIssuer::keys).forEach(KeySource::close);
      throw new ConfigurationException(Setting.PREFIX + refused.getMessage());
    }
  }

  private Gate.Builder rules() {
    Gate.Builder gate = Gate.builder().access(access());
    settings.value(REALM).read(gate::realm);
    Value publicPaths = settings.value(PUBLIC_PATHS);
    if (publicPaths.isSet()) {
      publicPaths.read(text -> gate.publicPaths(publicPaths.list().toArray(String[]::new)));
    }
    new CookieSettings(settings, loader).applyTo(gate);
    return gate;
  }

  private Access access() {
    Value access = settings.value(ACCESS);
    boolean optional = access.oneOf("required", "optional").equals("optional");
    Set<String> roles = Set.copyOf(settings.value(ROLES).list());
    Set<String> scopes = Set.copyOf(settings.value(SCOPES).list());
    return access.read(text -> new Access(optional, roles, scopes));
  }

  private List<TrustedIssuer> issuers() {
    if (settings.issuerNames().isEmpty()) {
      return List.of(issuer(Optional.empty()));
    }
    settings.refuseUnnamedIssuer();
    List<TrustedIssuer> issuers = new ArrayList<>();
    try {
      settings.issuerNames().forEach(name -> issuers.add(issuer(Optional.of(name))));
      return issuers;
    } catch (ConfigurationException refused) {
      issuers.stream().map(TrustedIssuer::keys).forEach(KeySource::close);
      throw refused;
    }
  }

  private TrustedIssuer issuer(Optional<String> name) {
    return new IssuerSettings(settings, name, loader).trustedIssuer();
  }
}

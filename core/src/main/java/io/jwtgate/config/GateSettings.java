package io.jwtgate.config;

import static io.jwtgate.config.Setting.CACHE_SIZE;
import static io.jwtgate.config.Setting.CACHE_TTL;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeySource;
import io.jwtgate.metrics.MetricsPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Text settings, made into a gate. */
public final class GateSettings {
  private static final System.Logger LOG = System.getLogger(GateSettings.class.getName());

  private final Settings settings;
  private final ClassLoader loader;
  private final SecurityListener listener;

  /**
   * @param sources the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files, and listeners as services of {@link
   *     SecurityListener}
   * @throws ConfigurationException if a name is unknown
   */
  public GateSettings(List<SettingSource> sources, ClassLoader loader) {
    this.settings = new Settings(sources);
    this.loader = loader;
    this.listener = listener(loader);
  }

  /**
   * Whether the container itself is to know the caller.
   *
   * @throws ConfigurationException if the setting is neither true nor false
   */
  public boolean containerLogin() {
    return settings.value(Setting.CONTAINER_LOGIN).flag();
  }

  /**
   * The gate that the settings describe. Whoever takes it closes it.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public Gate gate() {
    return gate(TokenVerifier.builder());
  }

  /**
   * The same, with its metrics in JMX and wherever each {@link MetricsPublisher} shows them that is
   * found as a service.
   *
   * @param application a label for the application
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public Gate gate(String application) {
    List<MetricsPublisher> publishers = new ArrayList<>(List.of(MetricsPublisher.jmx()));
    ServiceLoader.load(MetricsPublisher.class, loader).stream()
        .<MetricsPublisher>map(found -> (name, metrics) -> found.get().publish(name, metrics))
        .forEach(publishers::add);
    return gate(
        TokenVerifier.builder().publish(application, publishers.toArray(MetricsPublisher[]::new)));
  }

  private Gate gate(TokenVerifier.Builder verifier) {
    GateBuilder gate = new GateRules(settings, loader).builder().listener(listener);
    verifier
        .cacheSize(settings.value(CACHE_SIZE).wholeNumber())
        .cacheTtl(settings.value(CACHE_TTL).duration());
    // Last, since key sources start to fetch when they are made.
    List<TrustedIssuer> issuers = issuers();
    try {
      Gate made =
          gate.verifier(verifier.trust(issuers.toArray(TrustedIssuer[]::new)).build()).build();
      EffectiveSettings.of(settings).log(LOG);
      return made;
    } catch (IllegalArgumentException refused) {
      issuers.stream().map(TrustedIssuer::keys).forEach(KeySource::close);
      throw new ConfigurationException(Setting.PREFIX + refused.getMessage());
    }
  }

  /** The log, and whatever listeners the application brings. */
  private static SecurityListener listener(ClassLoader loader) {
    return ServiceLoader.load(SecurityListener.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .reduce(SecurityListener.logging(), SecurityListener::and);
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
    return new IssuerSettings(settings, name, loader, listener).trustedIssuer();
  }
}

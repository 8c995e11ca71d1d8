package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.CACHE_SIZE;
import static io.jwtgate.config.CoreSetting.CACHE_TTL;
import static io.jwtgate.config.CoreSetting.MAX_TOKEN_SIZE;

import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.metrics.MetricsPublisher;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Text settings, made into a gate. */
public final class GateSettings {
  private static final System.Logger LOG = System.getLogger(GateSettings.class.getName());

  private final Settings settings;
  private final ClassLoader loader;
  private final Application.Slot slot;

  /**
   * For one gate on its own.
   *
   * @param sources the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files, and services such as {@link
   *     io.jwtgate.event.SecurityListener}
   * @throws ConfigurationException if a name is unknown
   */
  public GateSettings(List<SettingSource> sources, ClassLoader loader) {
    this(sources, loader, Application.alone());
  }

  /**
   * For one of the gates of an application.
   *
   * @param sources the places to read from, in the order in which they win
   * @param loader finds {@code classpath:} files, and services
   * @param slot where the application is
   * @throws ConfigurationException if a name is unknown
   */
  public GateSettings(List<SettingSource> sources, ClassLoader loader, Application.Slot slot) {
    this(new Settings(sources, SettingList.found(loader), slot.application()), loader, slot);
  }

  GateSettings(Settings settings, ClassLoader loader, Application.Slot slot) {
    this.settings = settings;
    this.loader = loader;
    this.slot = slot;
  }

  /**
   * Whether the container itself is to know the caller.
   *
   * @throws ConfigurationException if the setting is neither true nor false
   */
  public boolean containerLogin() {
    return settings.value(CoreSetting.CONTAINER_LOGIN).flag();
  }

  /**
   * The gate that the settings describe. Whoever takes it closes it.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public Gate gate() {
    return gate("default", TokenVerifier.builder());
  }

  /**
   * The same, with its metrics in JMX and wherever each {@link MetricsPublisher} shows them that is
   * found as a service.
   *
   * @param application a label for the application
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public Gate gate(String application) {
    MetricsPublisher[] publishers =
        ServiceLoader.load(MetricsPublisher.class, loader).stream()
            .<MetricsPublisher>map(found -> (name, metrics) -> found.get().publish(name, metrics))
            .toArray(MetricsPublisher[]::new);
    return gate(
        application,
        TokenVerifier.builder().publishInJmx(application).publish(application, publishers));
  }

  private Gate gate(String label, TokenVerifier.Builder verifier) {
    settings.requireIssuer();
    Application application = Application.in(slot, settings, loader);
    try {
      return gate(label, verifier, application);
    } catch (RuntimeException rejected) {
      application.close();
      throw rejected;
    }
  }

  private Gate gate(String label, TokenVerifier.Builder verifier, Application application) {
    GateBuilder gate =
        new GateRules(settings, loader)
            .builder()
            .application(label)
            .listener(application.listener())
            .principal(application.principals())
            .onClose(application::close);
    verifier
        .clock(settings.clock())
        .maxTokenSize(settings.value(MAX_TOKEN_SIZE).octets())
        .cacheSize(settings.value(CACHE_SIZE).wholeNumber())
        .cacheTtl(settings.value(CACHE_TTL).duration());
    verifier.revocation(application.revocation());
    // Last, since key sources start to fetch when they are made.
    IssuersAtWork issuers = IssuersAtWork.of(settings, loader, application);
    try {
      contribute(new GateInTheMaking(application, settings, issuers.each(), gate));
      Gate made = settings.named(Optional.empty(), () -> gate(gate, verifier, issuers));
      EffectiveSettings.of(settings).log(LOG, new StartSummary(settings, label, loader).text());
      WithoutEffect.of(settings).log(LOG);
      return made;
    } catch (ConfigurationException rejected) {
      issuers.close();
      throw rejected;
    }
  }

  private static void contribute(GateInTheMaking gate) {
    gate.application().parts().forEach(part -> part.contribute(gate));
  }

  private static Gate gate(
      GateBuilder gate, TokenVerifier.Builder verifier, IssuersAtWork issuers) {
    return gate.verifier(issuers.addTo(verifier).build()).build();
  }
}

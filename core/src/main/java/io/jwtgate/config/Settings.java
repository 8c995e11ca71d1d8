package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.ISSUER;
import static io.jwtgate.config.CoreSetting.ISSUERS;
import static io.jwtgate.config.CoreSetting.PRESET;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one gate, out of several places of which the first that has a value wins. Making
 * it rejects every name that is not on the list. Immutable.
 */
public final class Settings {
  private final List<SettingSource> sources;
  private final SettingList list;
  private final String application;
  private final Clock clock;
  private final List<String> issuerNames;

  /**
   * With the settings of all parts that are deployed.
   *
   * @param sources the places in the order in which they win
   * @throws ConfigurationException if a name in one of them is unknown
   */
  public Settings(List<SettingSource> sources) {
    this(sources, Clock.systemUTC());
  }

  /**
   * @param clock the time of all that is made of them
   */
  Settings(List<SettingSource> sources, Clock clock) {
    this(sources, SettingList.known(), "", clock);
  }

  Settings(List<SettingSource> sources, SettingList list, String application) {
    this(sources, list, application, Clock.systemUTC());
  }

  /**
   * @param application what the application is called in events and in the log
   */
  private Settings(List<SettingSource> sources, SettingList list, String application, Clock clock) {
    this.sources = List.copyOf(sources);
    this.list = list;
    this.application = application;
    this.clock = clock;
    this.issuerNames = IssuerNames.in(value(ISSUERS), list.keys());
    rejectAmbiguousNames();
    rejectUnknownNames();
  }

  /** What the application is called in events and in the log; empty if it has no name. */
  public String application() {
    return application;
  }

  /** The time of all that is made of them. */
  public Clock clock() {
    return clock;
  }

  /** All settings that there are here. */
  List<Setting> all() {
    return list.settings();
  }

  List<ApplicationPart> parts() {
    return list.parts();
  }

  /**
   * Judges each value by itself, whether or not anything needs it.
   *
   * @param loader finds {@code classpath:} files, and services
   * @throws ConfigurationException if one is wrong
   */
  public void judgeEach(ClassLoader loader) {
    new SettingsJudge(this, loader).judgeEach();
  }

  /** Whether anything was set but for what leaves open where nothing is. */
  public static boolean anyIn(List<SettingSource> sources) {
    return sources.stream().anyMatch(MissingSettings::hasMore);
  }

  /** Whether it is written whom to trust. */
  public boolean nameIssuer() {
    return !issuerNames.isEmpty() || find(ISSUER.fullName()).isPresent();
  }

  /**
   * @throws ConfigurationException if it is not written whom to trust
   */
  void requireIssuer() {
    if (!nameIssuer()) {
      throw value(ISSUER).rejected("write the exact iss of the tokens");
    }
  }

  /** The names of several issuers; empty where there is one without a name. */
  List<String> issuerNames() {
    return issuerNames;
  }

  /** Each issuer's name; one that is empty where there is a single issuer without a name. */
  public List<Optional<String>> allIssuers() {
    return issuerNames.isEmpty()
        ? List.of(Optional.empty())
        : issuerNames.stream().map(Optional::of).toList();
  }

  /** The value of a gate's setting, or its default. */
  public SettingValue value(Setting setting) {
    return written(setting.fullName())
        .map(Written::asValue)
        .orElseGet(
            () -> unwritten(setting.fullName(), ofPresets(setting).or(setting::defaultValue)));
  }

  /** What the presets of all issuers say of a gate's setting, if they agree. */
  private Optional<String> ofPresets(Setting setting) {
    if (setting.isPerIssuer() || setting == ISSUERS) {
      return Optional.empty();
    }
    List<Optional<String>> said = presetsOf(setting).toList();
    return said.size() == 1 ? said.get(0) : Optional.empty();
  }

  /** What the presets of the issuers say of a gate's setting, each answer once. */
  Stream<Optional<String>> presetsOf(Setting setting) {
    return allIssuers().stream().map(issuer -> presetDefault(setting, issuer)).distinct();
  }

  /**
   * The value of one issuer's setting, or of the gate's; then what is set for all issuers; then the
   * preset's default; then the default. Where nothing was written, it has the name that is this
   * issuer's alone.
   */
  public SettingValue value(Setting setting, Optional<String> issuerName) {
    if (!setting.isPerIssuer()) {
      return value(setting);
    }
    String fullName = issuerName.map(setting::fullName).orElse(setting.fullName());
    boolean shared = issuerName.isEmpty() || setting.isSharedByIssuers();
    Optional<Written> counts =
        written(fullName).or(() -> shared ? written(setting.fullName()) : Optional.empty());
    Optional<String> ofPreset = presetDefault(setting, issuerName);
    return counts
        .map(Written::asValue)
        .orElseGet(() -> unwritten(fullName, ofPreset.or(setting::defaultValue)));
  }

  private static SettingValue unwritten(String fullName, Optional<String> value) {
    return new SettingValue(fullName, value, "");
  }

  /**
   * What a builder makes. Its messages begin with a setting's key, in place of which stands the
   * name under which the setting was written.
   *
   * @param issuerName the issuer whose settings it was given
   * @throws ConfigurationException if it can't
   */
  public <T> T named(Optional<String> issuerName, Supplier<T> builder) {
    try {
      return builder.get();
    } catch (ConfigurationException named) {
      throw named;
    } catch (IllegalArgumentException rejected) {
      String message = rejected.getMessage();
      throw all().stream()
          .filter(setting -> message.startsWith(setting.key() + ": "))
          .findFirst()
          .map(
              setting ->
                  value(setting, issuerName)
                      .rejected(message.substring(setting.key().length() + 2)))
          .orElseGet(() -> new ConfigurationException(Setting.PREFIX + message));
    }
  }

  private Optional<String> presetDefault(Setting setting, Optional<String> issuerName) {
    return preset(issuerName).flatMap(preset -> preset.defaultOf(setting, issuer(issuerName)));
  }

  private Optional<String> issuer(Optional<String> name) {
    return find(name.map(ISSUER::fullName).orElse(ISSUER.fullName()));
  }

  /** The provider whose habits one issuer has, if that was written. */
  Optional<Preset> preset(Optional<String> issuerName) {
    String own = issuerName.map(PRESET::fullName).orElse(PRESET.fullName());
    return find(own)
        .map(text -> Preset.named(own, text))
        .or(() -> find(PRESET.fullName()).map(Settings::sharedPreset));
  }

  private static Preset sharedPreset(String text) {
    return Preset.named(PRESET.fullName(), text);
  }

  private Optional<String> find(String fullName) {
    return written(fullName).map(Written::value);
  }

  private Optional<Written> written(String fullName) {
    return sources.stream()
        .filter(source -> source.value(fullName) != null)
        .findFirst()
        .map(
            source ->
                new Written(
                    source.nameOf(fullName), source.value(fullName).strip(), source.origin()));
  }

  /**
   * A setting that counts.
   *
   * @param origin the place where it stands
   */
  record Written(String name, String value, String origin) {
    SettingValue asValue() {
      return new SettingValue(name, Optional.of(value), origin);
    }
  }

  /** What was written and counts, by name. */
  Stream<Written> written() {
    return knownNames().stream().flatMap(name -> written(name).stream());
  }

  /** What presets add to what was written. */
  Stream<Written> fromPresets() {
    return allIssuers().stream()
        .flatMap(issuer -> preset(issuer).stream().flatMap(it -> fromPreset(it, issuer)));
  }

  /** The settings of one issuer that a preset gives, since nobody wrote them. */
  Stream<Setting> fromPresets(Optional<String> issuer) {
    return preset(issuer).stream()
        .flatMap(preset -> all().stream().filter(preset::has))
        .filter(setting -> issuer.flatMap(it -> find(setting.fullName(it))).isEmpty())
        .filter(setting -> find(setting.fullName()).isEmpty());
  }

  private Stream<Written> fromPreset(Preset preset, Optional<String> issuer) {
    return fromPresets(issuer)
        .map(
            setting ->
                new Written(
                    issuer
                        .filter(it -> setting.isPerIssuer())
                        .map(setting::fullName)
                        .orElse(setting.fullName()),
                    preset.defaultOf(setting, issuer(issuer)).orElseThrow(),
                    "preset " + preset.spelled()));
  }

  /** What was written of one setting, whichever issuer it is for. */
  Stream<Written> written(Setting setting) {
    return namesOf(setting).flatMap(name -> written(name).stream());
  }

  /** An issuer's name must not make one spelling of two settings, as {@code single} would. */
  private void rejectAmbiguousNames() {
    Set<String> spelled = new HashSet<>();
    for (String name : knownNames()) {
      String variable = SettingSource.Spelling.ENVIRONMENT.of(name);
      if (!spelled.add(variable)) {
        throw new ConfigurationException(
            ISSUERS.fullName(),
            "write other names; with these " + variable + " would mean two settings");
      }
    }
  }

  private void rejectUnknownNames() {
    Set<String> known = knownNames();
    for (SettingSource source : sources) {
      Set<String> spelled =
          known.stream().map(source.spelling()::of).collect(Collectors.toCollection(TreeSet::new));
      for (String name : new TreeSet<>(source.values().keySet())) {
        if (!spelled.contains(name)) {
          rejectNameOfOtherModule(name, source);
          throw new ConfigurationException(
              name,
              "no such setting ("
                  + source.origin()
                  + "); write "
                  + Nearest.to(name, spelled)
                  + " or another one of docs/configuration.md");
        }
      }
    }
  }

  private static void rejectNameOfOtherModule(String name, SettingSource source) {
    OtherModules.of(name, source.spelling())
        .ifPresent(
            module -> {
              throw new ConfigurationException(
                  name,
                  "it is a setting of "
                      + module
                      + "; add that module to the application, or leave it out ("
                      + source.origin()
                      + ')');
            });
  }

  private Set<String> knownNames() {
    return all().stream().flatMap(this::namesOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> namesOf(Setting setting) {
    Stream<String> ofIssuers =
        setting.isPerIssuer() ? issuerNames.stream().map(setting::fullName) : Stream.of();
    return Stream.concat(Stream.of(setting.fullName()), ofIssuers);
  }

  /** Every setting that counts for one issuer alone, so that none is left without effect. */
  void rejectUnnamedIssuer() {
    if (issuerNames.isEmpty()) {
      return;
    }
    all().stream()
        .filter(setting -> setting.isPerIssuer() && !setting.isSharedByIssuers())
        .filter(setting -> find(setting.fullName()).isPresent())
        .findFirst()
        .ifPresent(
            setting -> {
              throw new ConfigurationException(
                  setting.fullName(),
                  "jwtgate.issuers names several; write "
                      + setting.fullName(issuerNames.get(0))
                      + " instead");
            });
  }
}

package io.jwtgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings that are right and change nothing, since what they are about is not there. Whoever wrote
 * one believes that something is in force.
 *
 * @param lines each begins with the name of a setting and says what to write
 */
record WithoutEffect(List<String> lines) {
  private static final String OWN_EACH = "every issuer has its own; leave it out";

  static WithoutEffect of(Settings settings) {
    List<String> lines = new ArrayList<>();
    for (Setting setting : settings.all()) {
      settings
          .written(setting)
          .filter(one -> !setting.defaultValue().equals(Optional.of(one.value())))
          .forEach(one -> reason(settings, setting, one).ifPresent(lines::add));
    }
    return new WithoutEffect(List.copyOf(lines));
  }

  private static Optional<String> reason(
      Settings settings, Setting setting, Settings.Written written) {
    List<IssuerSettings> readers = readers(settings, setting, written.name()).toList();
    if (setting.isPerIssuer() && readers.isEmpty()) {
      return Optional.of(written.name() + ": has no effect; " + OWN_EACH);
    }
    if (readers.stream().anyMatch(issuer -> isUsedElsewhere(settings, setting, issuer))) {
      return Optional.empty();
    }
    return needs(settings)
        .filter(need -> need.concerns(setting) && readers.stream().noneMatch(need::isMet))
        .findFirst()
        .map(need -> written.name() + ": has no effect; " + need.advice());
  }

  private static boolean isUsedElsewhere(
      Settings settings, Setting setting, IssuerSettings issuer) {
    return settings.parts().stream().anyMatch(part -> part.uses(setting, issuer));
  }

  private static Stream<EffectNeed> needs(Settings settings) {
    return Stream.concat(
        settings.parts().stream().flatMap(part -> part.needs().stream()), CoreNeeds.all().stream());
  }

  /** The issuers for which a name counts; all of them for what is no issuer's own. */
  private static Stream<IssuerSettings> readers(Settings settings, Setting setting, String name) {
    return settings.allIssuers().stream()
        .filter(
            issuer -> !setting.isPerIssuer() || settings.value(setting, issuer).name().equals(name))
        .map(issuer -> new IssuerSettings(settings, issuer, WithoutEffect.class.getClassLoader()));
  }

  void log(System.Logger log) {
    lines.forEach(line -> log.log(System.Logger.Level.WARNING, "{0}", line));
  }
}

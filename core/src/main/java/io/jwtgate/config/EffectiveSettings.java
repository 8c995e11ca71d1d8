package io.jwtgate.config;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in force and where it was written, for the log of an operator who wonders. No setting
 * holds a secret; what could stand in an address is cut out of it all the same.
 *
 * @param lines such as {@code jwtgate.audience=orders (init-param)}
 * @param dangers the same of settings that open something
 */
record EffectiveSettings(List<String> lines, List<String> dangers) {

  /** How what would open something is left closed. */
  private static final Set<String> HARMLESS = Set.of("false", "PT0S");

  static EffectiveSettings of(Settings settings) {
    return new EffectiveSettings(
        Stream.concat(settings.written(), settings.fromPresets())
            .map(EffectiveSettings::line)
            .toList(),
        settings.all().stream()
            .filter(Setting::isUnsafe)
            .flatMap(settings::written)
            .filter(one -> !HARMLESS.contains(one.value()))
            .map(EffectiveSettings::line)
            .toList());
  }

  private static String line(Settings.Written one) {
    return one.name() + '=' + ShownValue.safe(one.value()) + " (" + one.origin() + ')';
  }

  /**
   * @param summary what is guarded by them, what is open, and where keys come from
   */
  void log(System.Logger log, String summary) {
    log.log(Level.INFO, "{0}; it guards with {1}", summary, String.join(", ", lines));
    dangers.forEach(danger -> log.log(Level.WARNING, "UNSAFE, not for production: {0}", danger));
  }
}

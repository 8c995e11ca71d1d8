package io.jwtgate.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What becomes of an application that brings the library and no setting: it is closed, unless it
 * registers a filter or a feature of its own, or it is written that it is open.
 */
public final class MissingSettings {
  /** The attribute of a web application that is true when a servlet filter of ours has started. */
  public static final String FILTER = "io.jwtgate.filter";

  /** The same of a feature that guards JAX-RS resources. */
  public static final String FEATURE = "io.jwtgate.feature";

  /** What everybody is answered; the log says why. */
  public static final String CLOSED_TEXT = "This application is closed. Its log says why.\n";

  private MissingSettings() {}

  /** Whether a source has a setting of a guard. */
  static boolean hasMore(SettingSource source) {
    String open = source.spelling().of(CoreSetting.UNSAFE_UNGUARDED.fullName());
    return source.values().keySet().stream().anyMatch(name -> !name.equals(open));
  }

  /**
   * Whether it is written that an application without a setting is open.
   *
   * @param sources the places to read from, in the order in which they win; none has another
   *     setting
   * @throws ConfigurationException if what is written is neither true nor false
   */
  public static boolean areAllowedIn(List<SettingSource> sources) {
    return new Settings(sources).value(CoreSetting.UNSAFE_UNGUARDED).flag();
  }

  /**
   * Why an application is closed.
   *
   * @param sources the places that were looked at
   * @param misplaced files that were meant to be read; see {@link MisplacedFiles}
   */
  public static ConfigurationException in(List<SettingSource> sources, List<String> misplaced) {
    String places = sources.stream().map(SettingSource::origin).collect(Collectors.joining(", "));
    String unread = misplaced.isEmpty() ? "" : "; nothing reads " + String.join(", ", misplaced);
    return new ConfigurationException(
        CoreSetting.ISSUER.fullName(),
        "no setting was found, so the application is closed; looked at: init-param of a declared"
            + " JwtFilter, "
            + places
            + unread
            + "; write this one and jwtgate.audience into jwtgate.properties in the root of the"
            + " class path (WEB-INF/classes), or register a JwtFilter or a JwtFeature in code, or"
            + " write jwtgate.unsafe-unguarded=true and the application is open");
  }
}

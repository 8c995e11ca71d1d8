package io.jwtgate.config;

import io.jwtgate.bearer.PathPattern;
import java.util.Arrays;
import java.util.List;

/**
 * The paths of an application that its automatic filter guards.
 *
 * @param patterns as they are written; empty where every path is meant
 */
public record GuardedPaths(List<String> patterns) {

  public GuardedPaths {
    patterns = List.copyOf(patterns);
  }

  /**
   * Reads them.
   *
   * @param sources the places to read from, in the order in which they win
   * @throws ConfigurationException if one is no pattern, or a name in the sources is unknown
   */
  public static GuardedPaths in(List<SettingSource> sources) {
    SettingValue written = new Settings(sources).value(CoreSetting.GUARDED_PATHS);
    return new GuardedPaths(
        written.isSet() ? written.read(text -> patterns(written.names())) : List.of());
  }

  private static List<String> patterns(String[] names) {
    List<String> patterns = Arrays.asList(names);
    patterns.forEach(PathPattern::parse);
    return patterns;
  }
}

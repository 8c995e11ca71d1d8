package io.jwtgate.config;

import java.util.HashMap;
import java.util.Map;

/**
 * What one setting changes that somebody outside can see.
 *
 * @param setting the setting
 * @param base what is written beside it
 * @param change what is written of the setting, and whatever else it takes
 * @param sees looks at the application
 * @param without what is seen without the change
 * @param with what is seen with it
 */
record Effect(
    Setting setting,
    Map<String, String> base,
    Map<String, String> change,
    Sight sees,
    String without,
    String with) {

  /** What can be seen of an application. */
  @FunctionalInterface
  interface Sight {
    String of(Deployed application) throws Exception;
  }

  static Builder of(Setting setting, Map<String, String> base, Sight sees) {
    return new Builder(setting, base, sees);
  }

  /** What is seen, but for what is changed. */
  record Builder(Setting setting, Map<String, String> base, Sight sees) {
    /** The setting's own text makes one out of the other. */
    Effect makes(String value, String without, String with) {
      return makes(Map.of(setting.key(), value), without, with);
    }

    Effect makes(Map<String, String> change, String without, String with) {
      return new Effect(setting, base, change, sees, without, with);
    }
  }

  String seenWithout() throws Exception {
    return seenIn(base);
  }

  String seenWith() throws Exception {
    Map<String, String> all = new HashMap<>(base);
    all.putAll(change);
    return seenIn(all);
  }

  private String seenIn(Map<String, String> settings) throws Exception {
    try (Deployed application = new Deployed(settings)) {
      return sees.of(application);
    }
  }
}

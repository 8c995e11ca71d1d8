package io.jwtgate.config;

import java.util.Objects;
import java.util.Optional;

/**
 * What a module says of one of its settings. Immutable; no part is null.
 *
 * @param key the name without what every name begins with
 * @param level what it is about
 * @param defaultValue the text that counts where nothing is written; empty if there is none
 * @param meaning its row in {@code docs/configuration.md}
 * @param reading how its text is read
 */
public record SettingDefinition(
    String key,
    Setting.Level level,
    Optional<String> defaultValue,
    String meaning,
    Reading reading) {

  /** With each part. */
  public SettingDefinition {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(reading, "reading");
  }
}

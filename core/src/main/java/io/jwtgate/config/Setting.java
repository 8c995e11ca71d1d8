package io.jwtgate.config;

import java.util.Optional;

/**
 * One setting. Each module has an enum of its own; the parts of an application make one list of
 * them. A setting has one name, {@code jwtgate.clock-skew}, in every place that settings are read
 * from; {@code docs/configuration.md} is checked against the list. Immutable.
 */
public interface Setting {
  /** What every name begins with. */
  String PREFIX = "jwtgate.";

  /** What a setting is about. */
  enum Level {
    /** The whole gate. */
    GATE,
    /** One issuer, and it can't be shared between several. */
    ONE_ISSUER,
    /**
     * Each issuer; written without an issuer's name it counts for all that have none of their own.
     */
    EACH_ISSUER
  }

  /** What its module says of it. */
  SettingDefinition definition();

  /** The name without what every name begins with, such as {@code clock-skew}. */
  default String key() {
    return definition().key();
  }

  /** What it is about. */
  default Level level() {
    return definition().level();
  }

  /** The text that counts where nothing is written; empty if there is none. */
  default Optional<String> defaultValue() {
    return definition().defaultValue();
  }

  /** Its row in {@code docs/configuration.md}. */
  default String meaning() {
    return definition().meaning();
  }

  /** How its text is read. */
  default Reading reading() {
    return definition().reading();
  }

  /** Whether all parts of an application must find the same text. */
  default boolean isOncePerApplication() {
    return false;
  }

  /** Whether it says where an issuer's keys are; an issuer has at most one of these. */
  default boolean namesKeys() {
    return false;
  }

  /** The name in full, such as {@code jwtgate.clock-skew}. */
  default String fullName() {
    return PREFIX + key();
  }

  /** The name for one of several issuers, such as {@code jwtgate.partner.clock-skew}. */
  default String fullName(String issuerName) {
    return PREFIX + issuerName + '.' + key();
  }

  /** Whether each of several issuers may have its own. */
  default boolean isPerIssuer() {
    return level() != Level.GATE;
  }

  /** Whether one text may count for several issuers. */
  default boolean isSharedByIssuers() {
    return level() == Level.EACH_ISSUER;
  }

  /** Whether it opens what is closed. */
  default boolean isUnsafe() {
    return key().startsWith("unsafe-");
  }

  /**
   * Judges a text that was written, whether or not anything needs it.
   *
   * @param loader finds {@code classpath:} files, and services
   * @throws ConfigurationException if it can't be meant so
   */
  default void judge(SettingValue written, ClassLoader loader) {
    written.read(
        text -> {
          TextRules.require(text);
          reading().judge(written, loader);
          return text;
        });
  }
}

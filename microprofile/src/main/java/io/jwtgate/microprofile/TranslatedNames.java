package io.jwtgate.microprofile;

import io.jwtgate.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is configured under MicroProfile's names (MicroProfile JWT 2.1, chapter 9), as settings. */
final class TranslatedNames {
  private static final String VERIFY = "mp.jwt.verify.";
  private static final String DEFAULT_COOKIE = "Bearer";

  private final ConfiguredNames configured;
  private final ClassLoader loader;
  private final List<Translated> all = new ArrayList<>();

  /**
   * One setting.
   *
   * @param name what messages call it; empty for one that only follows from another
   */
  record Translated(String setting, String value, Optional<String> name) {}

  /**
   * @throws ConfigurationException if a value can't be meant so
   */
  TranslatedNames(ConfiguredNames configured, ClassLoader loader) {
    this.configured = configured;
    this.loader = loader;
    verification();
    times();
    cookie();
    decryption();
  }

  List<Translated> all() {
    return List.copyOf(all);
  }

  private void verification() {
    translate(VERIFY + "issuer", "issuer", value -> value);
    translate(VERIFY + "audiences", "audience", value -> value);
    translate(VERIFY + "publickey.algorithm", "algorithms", value -> value);
    String inline = VERIFY + "publickey";
    String location = VERIFY + "publickey.location";
    if (configured.get(inline).isPresent() && configured.get(location).isPresent()) {
      throw new ConfigurationException(location, "write only one of this and " + inline);
    }
    translate(inline, "key-file", KeyText::dataUrl);
    configured.get(location).ifPresent(value -> key(location, KeyLocation.of(value, loader)));
  }

  private void key(String name, KeyLocation location) {
    add(location.isRemote() ? "jwks-uri" : "key-file", location.value(), Optional.of(name));
  }

  private void times() {
    translate(VERIFY + "clock.skew", "clock-skew", value -> seconds(VERIFY + "clock.skew", value));
    String age = VERIFY + "token.age";
    translate(age, "max-age", value -> seconds(age, value));
    if (configured.get(age).isPresent()) {
      add("max-age-skew", "PT0S", Optional.empty());
    }
  }

  private static String seconds(String name, String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw new ConfigurationException(name, "write a whole number of seconds");
    }
    return "PT" + value + "S";
  }

  private void cookie() {
    String header = "mp.jwt.token.header";
    String where = configured.get(header).orElse("Authorization");
    if (where.equals("Cookie")) {
      String name = "mp.jwt.token.cookie";
      add("cookie", configured.get(name).orElse(DEFAULT_COOKIE), Optional.of(name));
      add("credentials", "cookie-only", Optional.of(header));
      add("unsafe-cookie-name", "true", Optional.empty());
    } else if (!where.equals("Authorization")) {
      throw new ConfigurationException(header, "write Authorization or Cookie");
    }
  }

  private void decryption() {
    String location = "mp.jwt.decrypt.key.location";
    translate(
        location, "decryption-key-file", value -> KeyLocation.ofFile(location, value, loader));
    translate("mp.jwt.decrypt.key.algorithm", "decryption-algorithms", value -> value);
  }

  private void translate(String name, String setting, UnaryOperator<String> translation) {
    configured.get(name).ifPresent(value -> add(setting, named(name, value, translation), name));
  }

  private static String named(String name, String value, UnaryOperator<String> translation) {
    try {
      return translation.apply(value);
    } catch (ConfigurationException named) {
      throw named;
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException(name, wrong.getMessage());
    }
  }

  private void add(String setting, String value, String name) {
    add(setting, value, Optional.of(name));
  }

  private void add(String setting, String value, Optional<String> name) {
    all.add(new Translated("jwtgate." + setting, value, name));
  }
}

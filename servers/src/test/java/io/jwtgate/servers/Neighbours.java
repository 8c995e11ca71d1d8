package io.jwtgate.servers;

import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenMint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applications beside the one that the table of requests is for. */
final class Neighbours {
  /** Another issuer, for another audience. */
  static final TokenMint OTHER_MINT =
      TokenMint.of("https://other.test", "bills", SigningKey.shared("ES256"));

  /** What the server's log must say of each application that must not start. */
  static final Map<String, String> COMPLAINTS =
      Map.of(
          "misspelled", "jwtgate.audiense: no such setting",
          "misvalued", "jwtgate.clock-skew: ",
          "misdeclared", "jwtgate.rolez: no such setting");

  private Neighbours() {}

  /** Each has a name of its own that says what is particular about it. */
  static List<War> good() {
    return List.of(
        Shop.withKey(Shop.war("other", Shop.settings(OTHER_MINT)), OTHER_MINT),
        Shop.unset("unset"),
        Shop.metadataComplete(Shop.war("complete")));
  }

  /** Those that must not start. */
  static List<War> wrong() {
    return List.of(
        Shop.war("misspelled", with("audiense", "orders")),
        Shop.war("misvalued", with("clock-skew", "soon")),
        Shop.withFilter(Shop.war("misdeclared"), "jwtgate.rolez", "admin"));
  }

  private static Map<String, String> with(String setting, String value) {
    Map<String, String> settings = new TreeMap<>(Shop.settings(Shop.MINT));
    settings.put(setting, value);
    return settings;
  }
}

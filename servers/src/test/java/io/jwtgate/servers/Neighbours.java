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

  private Neighbours() {}

  /** Each has a name of its own that says what is particular about it. */
  static List<War> all() {
    return List.of(
        Shop.withKey(Shop.war("other", Shop.settings(OTHER_MINT)), OTHER_MINT),
        Shop.unset("unset"),
        Shop.metadataComplete(Shop.war("complete")),
        Shop.war("misspelled", misspelled()));
  }

  private static Map<String, String> misspelled() {
    Map<String, String> settings = new TreeMap<>(Shop.settings(Shop.MINT));
    settings.put("audiense", "orders");
    return settings;
  }
}

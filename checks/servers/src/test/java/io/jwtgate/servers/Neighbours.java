package io.jwtgate.servers;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applications beside the one that the table of requests is for. */
final class Neighbours {
  /** Another issuer, for another audience. */
  static final TokenMint OTHER_MINT =
      TokenMint.of("https://other.test", "bills", TestKey.shared("ES256"));

  /** What the server's log must say of each application that must not start. */
  static final Map<String, String> COMPLAINTS =
      Map.of(
          "misspelled", "jwtgate.audiense: no such setting",
          "misvalued", "jwtgate.clock-skew: ",
          "misdeclared", "jwtgate.rolez: no such setting",
          "unset", "jwtgate.issuer: no setting was found",
          "unset-resources", "jwtgate.issuer: no setting was found",
          "misplaced", "nothing reads WEB-INF/jwtgate.properties",
          "unmapped", "filter-mapping: the JwtFilter 'own' is mapped to no path");

  private Neighbours() {}

  /** Each has a name of its own that says what is particular about it. */
  static List<War> good(boolean serverHasJaxRs) {
    War resources = Unset.codedFeature("coded-resources");
    return List.of(
        Shop.withKey(Shop.war("other", Shop.settings(OTHER_MINT)), OTHER_MINT),
        Shop.metadataComplete(Shop.war("complete")),
        Unset.open("open"),
        Unset.codedFilter("coded"),
        serverHasJaxRs ? resources : Shop.withJersey(resources),
        Shop.withFilter(Shop.war("partly"), "jwtgate.roles", "clerk", "/dispatch/*"));
  }

  /** Those that must not start. */
  static List<War> wrong() {
    return List.of(
        Shop.war("misspelled", with("audiense", "orders")),
        Shop.war("misvalued", with("clock-skew", "soon")),
        Shop.withFilter(Shop.war("misdeclared"), "jwtgate.rolez", "admin", "/*"),
        Shop.unset("unset"),
        Unset.resourcesAlone(Shop.unset("unset-resources")),
        Unset.misplaced("misplaced"),
        Shop.withUnmappedFilter(Shop.war("unmapped")));
  }

  private static Map<String, String> with(String setting, String value) {
    Map<String, String> settings = new TreeMap<>(Shop.settings(Shop.MINT));
    settings.put(setting, value);
    return settings;
  }
}

package io.jwtgate.servers;

import java.util.Map;
import java.util.function.Predicate;

/** The application without settings in the right place. */
final class Unset {
  private Unset() {}

  /** Left open by name. */
  static War open(String name) {
    return Shop.unset(name).withSettings(Map.of("unsafe-unguarded", "true"));
  }

  /** Its settings lie beside the folder that is read. */
  static War misplaced(String name) {
    War war = Shop.war(name);
    byte[] settings = war.entries().get("WEB-INF/classes/jwtgate.properties");
    return war.without(path -> path.endsWith("/jwtgate.properties"))
        .with("WEB-INF/jwtgate.properties", settings);
  }

  /** With a listener that registers a filter. */
  static War codedFilter(String name) {
    War war = withCoded(Shop.unset(name), path -> path.matches(".*/Coded(Filter|Gate)\\.class"));
    return Shop.withWebXml(
        war,
        "<listener><listener-class>io.jwtgate.servers.app.CodedFilter</listener-class></listener>");
  }

  /** With resources that register a feature, and without the servlet module. */
  static War codedFeature(String name) {
    return resourcesAlone(
        withCoded(Shop.unset(name), path -> path.matches(".*/Coded(Feature|Gate)\\.class")));
  }

  private static War withCoded(War war, Predicate<String> chosen) {
    War all = Shop.withKey(War.empty(war.name()).withApplication(), Shop.MINT);
    War coded = all.without(chosen.negate().and(path -> !path.endsWith("/keys.json")));
    return war.with(coded);
  }

  static War resourcesAlone(War war) {
    return war.without(path -> path.matches("WEB-INF/lib/jwtgate-servlet-.*"));
  }
}

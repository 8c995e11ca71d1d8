package io.jwtgate.servers;

import static io.jwtgate.servers.Row.admin;
import static io.jwtgate.servers.Row.clerk;
import static io.jwtgate.servers.Row.nobody;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The WARs of the folder examples, as they were built but for their issuer. */
final class Examples {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "issuer", Shop.MINT.issuer(),
          "audience", Shop.MINT.audience(),
          "key-file", "classpath:keys.json");

  private Examples() {}

  /** Those that are meant for a server. */
  static List<War> on(boolean serverHasJaxRs) {
    String file = serverHasJaxRs ? "annotated.war" : "annotated-jersey.war";
    return List.of(example("web-xml", "web-xml.war"), example("annotated", file));
  }

  /** The annotated one, with the servlet filter besides. */
  static War filtered(String name) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("public-paths", "/api/health");
    return example("annotated", "annotated.war")
        .named(name)
        .withJars(Build.library())
        .withSettings(settings);
  }

  private static War example(String name, String file) {
    Path built = Build.directory().resolve("../../../examples").resolve(name).resolve("target");
    War war = War.of(name, built.resolve(file)).withSettings(SETTINGS);
    return Shop.withKey(war, Shop.MINT);
  }

  /** What the examples' pages say. */
  static List<Row> rows() {
    return List.of(
        nobody("/web-xml/health", 200),
        nobody("/web-xml/hello", 401),
        clerk("/web-xml/hello", 200, "Hello bob\n"),
        clerk("/web-xml/admin/hello", 403, null),
        admin("/web-xml/admin/hello", 200, "Hello alice (admin)\n"),
        nobody("/annotated/api/health", 200, "up\n"),
        nobody("/annotated/api/orders", 401),
        clerk("/annotated/api/orders", 200, "Orders of bob\n"),
        nobody("/annotated/api/orders/7", 401).by("DELETE"),
        clerk("/annotated/api/orders/7", 403, null).by("DELETE"),
        admin("/annotated/api/orders/7", 200, "Order 7 is gone\n").by("DELETE"));
  }
}

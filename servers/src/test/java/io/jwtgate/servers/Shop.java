package io.jwtgate.servers;

import io.jwtgate.testkit.SigningKey;
import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import java.util.TreeMap;

/** The application that is put on every server, and the issuer of its tokens. */
final class Shop {
  static final TokenMint MINT =
      TokenMint.of("https://issuer.test", "orders", SigningKey.shared("RS256"));
  static final String ADMIN = MINT.token().subject("alice").roles("admin").compact();
  static final String CLERK = MINT.token().subject("bob").roles("clerk").compact();

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <error-page><error-code>409</error-code><location>/page</location></error-page>
        <error-page><error-code>500</error-code><location>/page</location></error-page>
        %s
      </web-app>
      """;
  // The server's own JAX-RS steps aside for the one in the WAR.
  private static final String OWN_JAXRS =
      """
      <jboss-deployment-structure><deployment><exclude-subsystems>
        <subsystem name="jaxrs"/>
      </exclude-subsystems></deployment></jboss-deployment-structure>
      """;

  private Shop() {}

  /** With the JAX-RS of the server. */
  static War war(String name) {
    return war(name, settings(MINT));
  }

  /** With the JAX-RS of the server, and other settings. */
  static War war(String name, Map<String, String> settings) {
    return War.empty(name)
        .withApplication()
        .withJars(Build.library())
        .with("WEB-INF/web.xml", WEB_XML.formatted(""))
        .with("WEB-INF/classes/keys.json", "{\"keys\":[" + MINT.key().publicJwk().json() + "]}")
        .withSettings(settings);
  }

  /** The same with Jersey: one file for every server. */
  static War withJersey(War war) {
    return war.withJars(Build.jersey()).with("WEB-INF/jboss-deployment-structure.xml", OWN_JAXRS);
  }

  /** The same with more in its web.xml. */
  static War withWebXml(War war, String elements) {
    return war.with("WEB-INF/web.xml", WEB_XML.formatted(elements));
  }

  /** Issuer and audience of a mint, its key in a file, and what is public. */
  static Map<String, String> settings(TokenMint mint) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("issuer", mint.issuer());
    settings.put("audience", mint.audience());
    settings.put("key-file", "classpath:keys.json");
    // The resources are guarded by their own annotations.
    settings.put("public-paths", "/public/*,/api/*");
    return settings;
  }
}

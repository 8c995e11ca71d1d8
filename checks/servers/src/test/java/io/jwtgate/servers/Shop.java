package io.jwtgate.servers;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The application that is put on every server, and the issuer of its tokens. */
final class Shop {
  static final TokenMint MINT =
      TokenMint.of("https://issuer.test", "orders", TestKey.shared("RS256"));
  static final String ADMIN = admin(MINT);
  static final String CLERK = token(MINT).subject("bob").roles("clerk").compact();

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"%s>
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

  // GlassFish asks CDI for the caller wherever a resource has a role annotation.
  private static final String BEANS_XML =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"/>
      """;
  // Payara's own check of role annotations steps aside for the library's.
  private static final String OWN_CHECKS =
      """
      <payara-web-app><jaxrs-roles-allowed-enabled>false</jaxrs-roles-allowed-enabled></payara-web-app>
      """;
  // Resources and enterprise beans, with what is for them alone.
  private static final String NOT_FOR_SERVLETS =
      "WEB-INF/(lib/jwtgate-jaxrs-.*|classes/.*/(.*Resource.*|Ordered|RestApplication|Greeter)\\.class)";

  private Shop() {}

  /** The application under its name: {@code jersey} brings its JAX-RS. */
  static War application(String name) {
    return name.equals("jersey") ? withJersey(war(name)) : war(name);
  }

  /** Guarded by what the settings say; with the JAX-RS of the server. */
  static War war(String name) {
    return war(name, settings(MINT));
  }

  /** With other settings. */
  static War war(String name, Map<String, String> settings) {
    return withKey(unset(name), MINT).withSettings(settings);
  }

  /** With JwtGate in it, and no settings. */
  static War unset(String name) {
    return bare(name).withJars(Build.library());
  }

  /** With constraints of the container's own, which is to know the caller. */
  static War containerLogin(String name) {
    Map<String, String> settings = settings(MINT);
    settings.put("container-login", "true");
    settings.put("cors-origins", "https://app.example");
    return withWebXml(
        war(name, settings),
        """
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>constrained</web-resource-name>
            <url-pattern>/constrained/*</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>admin</role-name></auth-constraint>
        </security-constraint>
        <security-role><role-name>admin</role-name></security-role>
        """);
  }

  /** The same with a page of its own for refusals, longer than those of the library. */
  static War withRefusedPage(War war) {
    String webXml = new String(war.entries().get("WEB-INF/web.xml"), StandardCharsets.UTF_8);
    String page =
        "<error-page><error-code>401</error-code><location>/refused.html</location></error-page>";
    return war.with("WEB-INF/web.xml", webXml.replace("</web-app>", page + "</web-app>"))
        .with("refused.html", "<html><body>" + "Please log in. ".repeat(20) + "</body></html>");
  }

  /** Without JwtGate. */
  static War bare(String name) {
    return War.empty(name)
        .withApplication()
        .without(path -> path.contains("/Coded"))
        .with("WEB-INF/web.xml", WEB_XML.formatted("", ""))
        .with("WEB-INF/payara-web.xml", OWN_CHECKS)
        .with("index.html", "welcome")
        .with("files/page.html", "a page")
        .with("files/page.jsp", "<%= request.getUserPrincipal().getName() %>");
  }

  /** The same without resources and enterprise beans. */
  static War servletsAlone(War war) {
    return war.without(path -> path.matches(NOT_FOR_SERVLETS));
  }

  /** The same with Jersey: one file for every server. */
  static War withJersey(War war) {
    return war.withJars(Build.jersey()).with("WEB-INF/jboss-deployment-structure.xml", OWN_JAXRS);
  }

  /** The same with more in its web.xml. */
  static War withWebXml(War war, String elements) {
    return war.with("WEB-INF/web.xml", WEB_XML.formatted("", elements));
  }

  /** The same with a filter in its web.xml, which has a setting of its own. */
  static War withFilter(War war, String setting, String value, String pattern) {
    return withWebXml(
        war,
        """
        <filter>
          <filter-name>own</filter-name>
          <filter-class>io.jwtgate.servlet.JwtFilter</filter-class>
          <async-supported>true</async-supported>
          <init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>
        </filter>
        <filter-mapping><filter-name>own</filter-name><url-pattern>%s</url-pattern></filter-mapping>
        """
            .formatted(setting, value, pattern));
  }

  /** The same with a filter in its web.xml that is mapped to nothing. */
  static War withUnmappedFilter(War war) {
    return withWebXml(
        war,
        """
        <filter>
          <filter-name>own</filter-name>
          <filter-class>io.jwtgate.servlet.JwtFilter</filter-class>
        </filter>
        """);
  }

  /** The same with a web.xml that switches fragments and annotations off. */
  static War metadataComplete(War war) {
    String servlet =
        "<servlet><servlet-name>who</servlet-name>"
            + "<servlet-class>io.jwtgate.servers.app.WhoServlet</servlet-class></servlet>"
            + "<servlet-mapping><servlet-name>who</servlet-name>"
            + "<url-pattern>/who</url-pattern>"
            + "<url-pattern>/public/who</url-pattern></servlet-mapping>";
    // A bean whose annotations nobody may read is an error to some servers.
    return war.without(path -> path.endsWith("/Greeter.class"))
        .with("WEB-INF/beans.xml", BEANS_XML)
        .with("WEB-INF/web.xml", WEB_XML.formatted(" metadata-complete=\"true\"", servlet));
  }

  /** The same with the mint's key in the file that {@link #settings} names. */
  static War withKey(War war, TokenMint mint) {
    String keys = "{\"keys\":[" + mint.key().publicJwk().json() + "]}";
    return war.with("WEB-INF/classes/keys.json", keys);
  }

  /** Issuer and audience of a mint, its key in a file, and what is public. */
  static Map<String, String> settings(TokenMint mint) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("issuer", mint.issuer());
    settings.put("audience", mint.audience());
    settings.put("key-file", "classpath:keys.json");
    // What the resources' annotations decide alone; the filter lets nobody else's requests in.
    settings.put(
        "public-paths",
        "/public/*,/api/permitted,/api/guarded/open,/api/denied,/api/json,/api/closed,/api/open,"
            + "/api/open/denied");
    return settings;
  }

  static String admin(TokenMint mint) {
    return token(mint).subject("alice").roles("admin").compact();
  }

  /** One that outlives all tests, however long a busy machine takes for them. */
  private static TokenDraft token(TokenMint mint) {
    return mint.token().expiresIn(Duration.ofHours(12));
  }
}

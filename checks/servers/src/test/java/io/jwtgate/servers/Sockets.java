package io.jwtgate.servers;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** WARs with WebSockets, guarded in each way that there is. */
final class Sockets {
  private static final String LISTENER =
      "<listener><listener-class>io.jwtgate.servers.app.%s</listener-class></listener>";
  private static final String LATE_ENDPOINT = LISTENER.formatted("LateEndpoint");
  private static final String FILTER =
      """
      <filter>
        <filter-name>own</filter-name>
        <filter-class>io.jwtgate.servlet.JwtFilter</filter-class>
        <async-supported>true</async-supported>
      </filter>
      <filter-mapping><filter-name>own</filter-name><url-pattern>/*</url-pattern></filter-mapping>
      """;

  private Sockets() {}

  /** By settings alone. */
  static War automatic(String name) {
    return Shop.withWebXml(Shop.war(name), LATE_ENDPOINT);
  }

  /** By a filter in web.xml. */
  static War declared(String name) {
    return Shop.withWebXml(Shop.war(name), LATE_ENDPOINT + FILTER);
  }

  /** By a filter that a listener adds behind all others, and no settings. */
  static War inCode(String name) {
    return Shop.withWebXml(
        Shop.withKey(Shop.unset(name), Shop.MINT),
        LATE_ENDPOINT + LISTENER.formatted("GuardInCode"));
  }

  static List<War> all() {
    return List.of(automatic("automatic"), declared("declared"), inCode("coded"));
  }

  /** The same war without the endpoint that a listener adds. */
  static War withoutLateEndpoint(War war) {
    String webXml = new String(war.entries().get("WEB-INF/web.xml"), StandardCharsets.UTF_8);
    return war.with("WEB-INF/web.xml", webXml.replace(LATE_ENDPOINT, ""));
  }
}

package io.jwtgate.servlet;

import io.jwtgate.docs.DocPage;
import io.jwtgate.http.TestIssuer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An application with the settings that a page shows, and tokens of the test issuer. */
final class PageApplication {
  private PageApplication() {}

  /** A server to be, with one block of settings; issuer, audience and keys are those of tests. */
  static WebServer with(String block) {
    Map<String, String> settings = new TreeMap<>(settings(block));
    settings.putAll(TestIssuer.settings(Map.of()));
    WebServer server = new WebServer();
    settings.forEach(server.context()::setInitParameter);
    server.context().addServletContainerInitializer(new JwtFilterInitializer());
    return server;
  }

  static Map<String, String> settings(String block) {
    var properties = DocPage.properties(block);
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), properties::getProperty));
  }
}

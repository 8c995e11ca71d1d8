package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a web.xml, whoever wrote it. */
class WebXmlTest {
  private static final String FILTER =
      """
      <filter>
        <filter-name> own </filter-name>
        <filter-class>%s</filter-class>
        %s
      </filter>
      """;
  private static final String OURS = JwtFilter.class.getName();

  private final ContextInMemory application = new ContextInMemory();

  private WebXml read(String text) {
    application.files.put("/WEB-INF/web.xml", text);
    return WebXml.of(application.context);
  }

  private List<String> withoutAsync(String start, String filter) {
    return read(start + filter + "</web-app>").filtersWithoutAsync();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<web-app>",
        "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'>",
        "<web-app xmlns='http://xmlns.jcp.org/xml/ns/javaee'>",
        "<!DOCTYPE web-app PUBLIC '-//Sun//DTD' 'http://127.0.0.1:1/web-app_2_3.dtd'><web-app>"
      })
  @DisplayName("EDGE-23: it is read in every version of its format, and its schema is not fetched")
  void everyVersion_isRead(String start) {
    assertEquals(List.of("own"), withoutAsync(start, FILTER.formatted(OURS, "")));
  }

  @ParameterizedTest
  @CsvSource({"true, false", "' true ', false", "false, true", "'', true"})
  @DisplayName("EDGE-23: a filter has async support where that is written")
  void asyncSupport_isWritten(String written, boolean isReported) {
    String filter = FILTER.formatted(OURS, "<async-supported>" + written + "</async-supported>");
    List<String> reported = isReported ? List.of("own") : List.of();
    assertEquals(reported, withoutAsync("<web-app>", filter));
  }

  @Test
  @DisplayName("EDGE-23: filters of others are not reported")
  void filtersOfOthers_areNotReported() {
    assertEquals(List.of(), withoutAsync("<web-app>", FILTER.formatted("com.example.Own", "")));
  }

  @Test
  @DisplayName("EDGE-11: a constraint of a path that ends with a slash is not reported")
  void constraintThatEndsWithASlash_isNotReported() {
    String constraint =
        "<web-app><security-constraint><web-resource-collection><url-pattern>%s</url-pattern>"
            + "</web-resource-collection></security-constraint></web-app>";
    assertEquals(List.of(), read(constraint.formatted("/rest/")).constraintsWithoutSlash());
    assertEquals(List.of("/rest"), read(constraint.formatted("/rest")).constraintsWithoutSlash());
  }

  @Test
  @DisplayName("No file and no address that it names is opened")
  void entities_areNotOpened(@TempDir Path folder) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String text =
        "<!DOCTYPE web-app SYSTEM 'http://127.0.0.1:%1$d/dtd' [<!ENTITY a SYSTEM '%2$s'>"
            + "<!ENTITY b SYSTEM 'http://127.0.0.1:%1$d/b'>]><web-app><filter><filter-name>own&a;&b;"
            + "</filter-name><filter-class>%3$s</filter-class></filter></web-app>";
    try {
      WebXml read = read(text.formatted(server.getAddress().getPort(), secret.toUri(), OURS));
      assertEquals(List.of("own"), read.filtersWithoutAsync());
      assertEquals(0, asked.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("One that grows without bound when it is read is passed over")
  void growingEntities_arePassedOver() {
    StringBuilder text = new StringBuilder("<!DOCTYPE web-app [<!ENTITY e0 'jwtgate'>");
    for (int at = 1; at < 12; at++) {
      text.append("<!ENTITY e").append(at).append(" '");
      text.append(("&e" + (at - 1) + ";").repeat(10)).append("'>");
    }
    text.append("]><web-app>&e11;").append(FILTER.formatted(OURS, "")).append("</web-app>");
    assertEquals(List.of(), read(text.toString()).filtersWithoutAsync());
  }

  @Test
  @DisplayName("A server that fails when it is asked for the file stops nothing")
  void failure_isPassedOver() {
    application.fault = new IllegalStateException("fault");
    assertEquals(new WebXml(List.of(), List.of()), WebXml.of(application.context));
  }
}

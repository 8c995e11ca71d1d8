package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code *.css} as a public path, in applications that show files and make data. */
class ExtensionPatternTest {
  private static final String DATA = "data of ";

  @TempDir Path files;
  private final WebServer server =
      new WebServer()
          .filtered("/*", new JwtFilter(TestIssuer.gate().publicPaths("*.css", "/a/*").build()));

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(files.resolve("a/b"));
    Files.createDirectories(files.resolve("WEB-INF"));
    Files.createDirectories(files.resolve("web-inf"));
    Files.createDirectories(files.resolve("Meta-Inf"));
    for (String name :
        new String[] {
          "style.css", "a/b/c.css", "WEB-INF/x.css", "web-inf/x.css", "Meta-Inf/x.css", "d e.css"
        }) {
      Files.writeString(files.resolve(name), "a file");
    }
    server.context().setBaseResourceAsPath(files);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String told(String target) {
    Answer answer = Call.get(server.at("/"), target).send();
    return answer.status() == 200 ? answer.body() : "" + answer.status();
  }

  private static void data(
      jakarta.servlet.http.HttpServletRequest request,
      jakarta.servlet.http.HttpServletResponse response)
      throws IOException {
    response.getWriter().print(DATA + request.getRequestURI());
  }

  @Test
  @DisplayName("EDGE-10: an extension pattern opens the files of the application")
  void filesAreOpen() {
    server.serving("/", new DefaultServlet()).start();

    assertEquals("a file", told("/style.css"));
    assertEquals("a file", told("/a/b/c.css"));
    assertEquals("401", told("/orders/4711.css"));
  }

  @ParameterizedTest
  @DisplayName(
      "EDGE-10: and nothing that a servlet or a filter for everything makes of such a path")
  @ValueSource(strings = {"/", "/*", "/orders/*"})
  void dataIsNot(String mapping) {
    server.serving(mapping, ExtensionPatternTest::data).start();

    for (String target :
        new String[] {
          "/orders/4711.css",
          "/orders/.css",
          "/orders/x/style.css",
          "/WEB-INF/x.css",
          "/web-inf/x.css",
          "/Meta-Inf/x.css"
        }) {
      assertEquals("401", told(target), target);
    }
  }

  @Test
  @DisplayName("EDGE-10: nor what a filter makes of it before the server's servlet for files")
  void filtersDataIsNot() {
    server
        .filtered("/*", (request, response, chain) -> response.getWriter().print(DATA))
        .serving("/", new DefaultServlet())
        .start();

    assertEquals("401", told("/orders/4711.css"));
    assertEquals(DATA, told("/style.css"));
  }

  @Test
  @DisplayName("EDGE-10: a servlet that is mapped to the extension or to the path is meant")
  void mappedByNameIsOpen() {
    server
        .serving("*.css", ExtensionPatternTest::data)
        .serving("/one.css", ExtensionPatternTest::data)
        .start();

    assertEquals(DATA + "/x.css", told("/x.css"));
    assertEquals(DATA + "/one.css", told("/one.css"));
    assertEquals("401", told("/x.css;y"));
  }

  @ParameterizedTest
  @DisplayName("EDGE-09: a path that was sent in another form than it is read in is never public")
  @ValueSource(
      strings = {"/%73tyle.css", "/d%20e.css", "/a/%62/c.css", "/a/b;x/c.css", "/a/./b/c.css"})
  void otherFormsAreNeverPublic(String target) {
    server.serving("/", new DefaultServlet()).start();

    assertEquals("401", told(target));
    String token = TestIssuer.token();
    assertEquals(200, Call.get(server.at("/"), target).bearer(token).send().status());
  }
}

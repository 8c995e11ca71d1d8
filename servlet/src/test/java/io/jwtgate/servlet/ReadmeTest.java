package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Call;
import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Protect an application" in README.md, word by word. */
class ReadmeTest {
  private static final DocPage README = DocPage.of("README.md");
  private static final String SOURCE = "src/test/java/io/jwtgate/servlet/ReadmeTest.java";
  private static final String ISSUER = "https://login.example.com/realms/shop";

  @Test
  void dependencyIsThisModule() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> told = README.block("xml").lines().map(String::strip).toList();
    assertEquals(5, told.size());
    told.subList(1, 4).forEach(line -> assertTrue(pom.contains(line), line));
  }

  @Test
  void settingsGuardAnApplication(@TempDir Path classes) throws IOException {
    TestKey key = TestKey.shared("RS256");
    try (JwksServer provider = JwksServer.start()) {
      Realm realm = provider.realm("/realms/shop");
      realm.publish(key);
      String settings = README.block("properties").replace(ISSUER, realm.issuer());
      assertTrue(settings.contains(realm.issuer()));
      Files.writeString(classes.resolve("jwtgate.properties"), settings);
      try (WebServer server = withClasses(classes.toUri().toURL()).start()) {
        TokenMint mint = TokenMint.of(realm.issuer(), "orders", key);
        assertGuarded(server.at("/orders"), mint);
      }
    }
  }

  /**
   * As a server finds it in a WAR: the settings in the class path, the filter by its initializer.
   */
  private static WebServer withClasses(URL classes) {
    WebServer server = new WebServer();
    ClassLoader parent = ReadmeTest.class.getClassLoader();
    server.context().setClassLoader(new URLClassLoader(new URL[] {classes}, parent));
    server.context().addServletContainerInitializer(new JwtFilterInitializer());
    return server.serving("/orders", ReadmeTest::greet);
  }

  private static void greet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String role = request.isUserInRole("clerk") ? "clerk" : "no clerk";
    response.getWriter().print(request.getUserPrincipal().getName() + ", " + role);
  }

  private static void assertGuarded(URI orders, TokenMint mint) {
    assertEquals(401, Call.get(orders).send().status());
    Map<String, Object> access = Map.of("roles", List.of("clerk"));
    String clerk = mint.token().claim("realm_access", access).compact();
    assertEquals("alice, clerk", Call.get(orders).bearer(clerk).send().body());
    String elsewhere = mint.token().claim("aud", "elsewhere").compact();
    assertEquals(401, Call.get(orders).bearer(elsewhere).send().status());
  }

  private record Guard(Gate gate, JwtFilter filter) {}

  private static Guard inCode() {
    TrustedIssuer shop =
        TrustedIssuer.of("https://login.example.com/realms/shop")
            .audience("orders")
            .keys(RemoteKeySource.discoveredFrom("https://login.example.com/realms/shop").build())
            .build();
    Gate gate =
        Gate.builder().verifier(TokenVerifier.trusting(shop)).publicPaths("/health").build();
    JwtFilter filter = new JwtFilter(gate); // for REQUEST, ASYNC and ERROR, with async supported
    return new Guard(gate, filter);
  }

  @Test
  void codeIsTheOneThatRuns() {
    String block = README.block("java");
    assertTrue(DocPage.squeezedSource(SOURCE).contains(DocPage.squeezed(block)), block);
  }

  @Test
  void codeGuardsAllButTheHealthCheck() {
    Guard guard = inCode();
    WebServer server = new WebServer().filtered("/*", guard.filter());
    try (server;
        Gate closed = guard.gate()) {
      assertTrue(closed.applicationHeaders().areAll());
      server.serving("/*", Page::whoAmI).start();
      assertEquals(401, Call.get(server.at("/orders")).send().status());
      assertEquals("anonymous", Call.get(server.at("/health")).send().body());
    }
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.docs.DocPage;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TokenDraft;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/paths.md shows, for servlets. */
class PathsPageTest {
  private static final DocPage PAGE = DocPage.of("docs/paths.md");
  private static final List<String> SETTINGS = PAGE.blocks("properties");

  private static TokenDraft token() {
    return TestIssuer.MINT.token();
  }

  private static WebServer started(String block) {
    return PageApplication.with(block).serving("/*", Page::whoAmI).start();
  }

  private static int status(WebServer server, String path) {
    return Call.get(server.at(path)).send().status();
  }

  private static int status(WebServer server, String path, TokenDraft token) {
    return Call.get(server.at(path)).bearer(token.compact()).send().status();
  }

  @Test
  @DisplayName("one part is guarded, the other paths are open")
  void onePartIsGuarded() {
    try (WebServer server = started(SETTINGS.get(0))) {
      assertEquals(401, status(server, "/api/orders"));
      assertEquals(401, status(server, "/api"));
      assertEquals(200, status(server, "/api/orders", token()));
      assertEquals(200, status(server, "/index"));
    }
  }

  @Test
  @DisplayName("public paths are open, all others need a token")
  void publicPathsAreOpen() {
    try (WebServer server = started(SETTINGS.get(1))) {
      assertEquals(200, status(server, "/health"));
      assertEquals(401, status(server, "/health/"));
      assertEquals(200, status(server, "/assets/app/main.js"));
      assertEquals(401, status(server, "/orders/4711.css"));
      assertEquals(401, status(server, "/assets/a%20b.png"));
      assertEquals(401, Call.get(server.at("/health")).bearer("bad").send().status());
    }
  }

  @Test
  @DisplayName("one of the roles and all of the scopes are needed")
  void rolesAndScopesAreNeeded() {
    String both = "orders.write orders.read";
    try (WebServer server = started(SETTINGS.get(2))) {
      assertEquals(200, status(server, "/it", token().scope(both).roles("admin")));
      assertEquals(403, status(server, "/it", token().scope(both).roles("guest")));
      assertEquals(403, status(server, "/it", token().scope("orders.read").roles("admin")));
    }
  }

  static void register(ServletContext context, TokenVerifier verifier) {
    Gate admins = Gate.builder().verifier(verifier).roles("admin").scopes("orders.write").build();
    Gate callers = Gate.builder().verifier(verifier).publicPaths("/health").build();
    map(context.addFilter("admins", new JwtFilter(admins)), "/admin/*");
    map(context.addFilter("callers", new JwtFilter(callers)), "/*");
  }

  static void map(FilterRegistration.Dynamic filter, String pattern) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        pattern);
  }

  @Test
  @DisplayName("filters in code have rules of their own")
  void filtersInCodeHaveTheirOwnRules() {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(new TestIssuer.CountingKeys())
            .build();
    WebServer server = new WebServer();
    server
        .context()
        .addServletContainerInitializer(
            (none, context) -> register(context, TokenVerifier.trusting(issuer)));
    try (server) {
      server.serving("/*", Page::whoAmI).start();
      assertEquals(200, status(server, "/health"));
      assertEquals(401, status(server, "/orders"));
      assertEquals(200, status(server, "/orders", token()));
      assertEquals(403, status(server, "/admin/users", token().roles("admin")));
      TokenDraft admin = token().roles("admin").scope("orders.write");
      assertEquals(200, status(server, "/admin/users", admin));
    }
  }

  @Test
  @DisplayName("a filter in web.xml decides on its path, the settings on every other one")
  void declaredFilterDecidesOnItsPath() {
    String xml = PAGE.block("xml");
    assertTrue(xml.contains("<param-name>jwtgate.roles</param-name>"), xml);
    WebServer server = PageApplication.with("");
    server.guarded("/admin/*", Map.of("jwtgate.roles", "admin"));
    try (server) {
      server.serving("/*", Page::whoAmI).start();
      assertEquals(200, status(server, "/orders", token()));
      assertEquals(401, status(server, "/orders"));
      assertEquals(403, status(server, "/admin/users", token()));
      assertEquals(200, status(server, "/admin/users", token().roles("admin")));
    }
  }
}

package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.testkit.JwksServer;
import jakarta.annotation.security.DenyAll;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JAX-RS application is while it starts: guarded, left to its own guard, or closed. */
class StartTest {
  private static final String MISSING = "jwtgate.issuer: no setting was found";
  private final TestApplication application = new TestApplication(Doors.class);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("EDGE-01: without a setting and without a feature an application does not start")
  void nothingAtAll_doesNotStart(boolean initializer) {
    RestServer server = new RestServer(application);
    RestServer started = initializer ? server : server.withoutInitializer();
    assertTrue(causes(assertThrows(Exception.class, started::start)).contains(MISSING));
  }

  @Test
  @DisplayName("EDGE-01: one that starts at its first request answers 503 to everybody")
  void nothingAtAll_startedLate_isClosed() {
    try (RestServer server = new RestServer(application).lazily().start()) {
      for (String path : new String[] {"/doors/closed", "/doors/open", "/elsewhere"}) {
        assertClosed(Call.get(server.at(path)).send());
        assertClosed(Call.get(server.at(path)).bearer(TestIssuer.token()).send());
      }
    }
  }

  @Test
  @DisplayName("EDGE-01: where the servlet module is absent, pages beside the resources are closed")
  void nothingAtAll_closesPagesToo() {
    RestServer server =
        new RestServer(application).lazily().withoutServletModule(new PageServlet());
    try (server) {
      server.start();
      assertClosed(Call.get(server.at("/page")).send());
      assertClosed(Call.get(server.at("/doors/open")).send());
    }
  }

  @Test
  @DisplayName("EDGE-03: a feature in code opens those pages, and guards the resources")
  void featureInCode_opensPages() {
    application.with(new JwtFeature(TestIssuer.gate().build()));
    RestServer server = new RestServer(application).withoutServletModule(new PageServlet());
    try (server) {
      server.start();
      assertEquals("page", Call.get(server.at("/page")).send().body());
      assertGuarded(server);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("EDGE-03: a feature in code needs no setting, however late it comes")
  void featureInCode_guards(boolean late) {
    application.with(new JwtFeature(TestIssuer.gate().build()));
    RestServer server = new RestServer(application);
    try (RestServer started = (late ? server.lazily() : server).start()) {
      assertGuarded(started);
    }
  }

  @Test
  @DisplayName("EDGE-03: resources are left to a servlet filter that came in by code")
  void filterInCode_guards() {
    JwtFilter filter = new JwtFilter(TestIssuer.gate().build());
    try (RestServer server = new RestServer(application).behind(filter).start()) {
      assertEquals(401, status(server, "/doors/open"));
      assertEquals(
          200, Call.get(server.at("/doors/open")).bearer(TestIssuer.token()).send().status());
    }
  }

  @Test
  @DisplayName("EDGE-03: unsafe-unguarded=true opens by name an application without settings")
  void unguardedByName_isOpen() {
    application.set(Map.of("jwtgate.unsafe-unguarded", "true"));
    try (RestServer server = new RestServer(application).start()) {
      assertEquals(200, status(server, "/doors/open"));
      assertEquals(200, status(server, "/doors/closed"));
    }
  }

  @Test
  @DisplayName("EDGE-03: it opens nothing where there are settings")
  void unguardedByName_withSettings_isGuarded() {
    application.set(TestIssuer.settings(Map.of("jwtgate.unsafe-unguarded", "true")));
    try (RestServer server = new RestServer(application).start()) {
      assertGuarded(server);
    }
  }

  @ParameterizedTest
  @CsvSource({"clock-skew, 60s", "guarded-paths, /api/**", "container-login, si", "error-pages, 1"})
  @DisplayName("EDGE-13: a wrong setting stops the start, also one that resources do not heed")
  void wrongSetting_doesNotStart(String setting, String value) {
    application.set(TestIssuer.settings(Map.of("jwtgate." + setting, value)));
    Exception refused = assertThrows(Exception.class, () -> new RestServer(application).start());
    assertTrue(causes(refused).contains("jwtgate." + setting + ": write"));
  }

  @ParameterizedTest
  @CsvSource({"guarded-paths, /api/*", "container-login, true", "error-pages, true"})
  @DisplayName("What only the servlet filter heeds is reported where that is absent")
  void settingOfTheFilter_isReportedWithoutIt(String setting, String value) {
    application.set(TestIssuer.settings(Map.of("jwtgate." + setting, value)));
    String line = "jwtgate." + setting + ": has no effect";
    RestServer alone = new RestServer(application).withoutServletModule(new PageServlet());
    assertTrue(logOf(alone).contains(line));
    assertFalse(logOf(new RestServer(application)).contains(line));
  }

  private static String logOf(RestServer server) {
    try (LogOf log = LogOf.features();
        server) {
      server.start();
      return log.text();
    }
  }

  @Test
  @DisplayName("EDGE-13: it is never shown to a caller, whose request starts the application")
  void wrongSetting_startedLate_isNotShown() {
    application.set(TestIssuer.settings(Map.of("jwtgate.clock-skew", "60s")));
    try (RestServer server = new RestServer(application).lazily().start()) {
      assertClosed(Call.get(server.at("/doors/open")).send());
      assertClosed(Call.get(server.at("/doors/open")).bearer(TestIssuer.token()).send());
    }
  }

  @Test
  @DisplayName("EDGE-24: where no initializer runs, redeployment leaves no thread behind")
  void redeployed_leavesNoThread() throws InterruptedException {
    try (JwksServer issuer = JwksServer.start(TestIssuer.MINT.key())) {
      int before = threads().size();
      application.set(
          Map.of(
              "jwtgate.issuer", issuer.issuer(), "jwtgate.audience", TestIssuer.MINT.audience()));
      for (int again = 0; again < 6; again++) {
        deployOnce();
        assertEquals(before, threadsThatStay(before));
      }
    }
  }

  private void deployOnce() {
    int before = threads().size();
    try (RestServer server = new RestServer(application).withoutInitializer().start()) {
      assertEquals(401, status(server, "/doors/open"));
      assertTrue(threads().size() > before);
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jwtgate-keys"))
        .toList();
  }

  /** RESTEasy tells of no end: there a thread ends when the runtime has forgotten the rest. */
  private static int threadsThatStay(int expected) throws InterruptedException {
    for (int again = 0; threads().size() > expected && again < 100; again++) {
      System.gc();
      for (Thread each : threads()) {
        each.join(50);
      }
    }
    return threads().size();
  }

  private static void assertGuarded(RestServer server) {
    assertEquals(401, status(server, "/doors/open"));
    assertEquals(403, status(server, "/doors/closed"));
    assertEquals(
        200, Call.get(server.at("/doors/open")).bearer(TestIssuer.token()).send().status());
  }

  private static void assertClosed(Answer answer) {
    assertEquals(503, answer.status());
    assertEquals("This application is closed. Its log says why.\n", answer.body());
    assertFalse(answer.body().contains("jwtgate"));
  }

  private static int status(RestServer server, String path) {
    return Call.get(server.at(path)).send().status();
  }

  private static String causes(Throwable refused) {
    return String.join(
        "\n",
        Stream.iterate(refused, at -> at != null, Throwable::getCause)
            .map(Throwable::toString)
            .toList());
  }

  private static final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("page");
    }
  }

  /** A resource with and without an annotation. */
  @Path("/doors")
  public static final class Doors {
    @GET
    @Path("/closed")
    @DenyAll
    public String closed() {
      return "closed";
    }

    @GET
    @Path("/open")
    public String open() {
      return "open";
    }
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Call;
import io.jwtgate.http.Running;
import io.jwtgate.http.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application is while it starts: guarded, left to its own filters, or closed. */
class StartTest {
  private static final Map<String, String> SETTINGS = TestIssuer.settings(Map.of());

  private final StartingApplication application = new StartingApplication();

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-01: without a setting and without a filter an application does not start")
  void nothingAtAll_doesNotStart(Container container) {
    assertRefused(
        container,
        "jwtgate.issuer: no setting was found",
        "context-param, system property, jwtgate.properties, environment");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-01: settings alone guard it")
  void settingsAlone_guard(Container container) throws Exception {
    application.set(SETTINGS);
    assertGuarded(container, "/", "/orders", "/rest/protected/");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-02: a file that nothing reads is named")
  void misplacedFile_isNamed(Container container) {
    application
        .withFile("WEB-INF/jwtgate.properties", "jwtgate.issuer=https://issuer.example")
        .withFile("META-INF/jwtgate.properties", "")
        .withFile("WEB-INF/classes/config/jwtgate.properties", "")
        .withFile("WEB-INF/classes/jwt-gate.properties", "")
        .withFile("WEB-INF/classes/jwtgat.propertis", "")
        .withFile("WEB-INF/classes/application.properties", "")
        .withFile("WEB-INF/web.xml", "<web-app/>");
    assertRefused(
        container,
        "nothing reads META-INF/jwtgate.properties, WEB-INF/classes/config/jwtgate.properties,"
            + " WEB-INF/classes/jwt-gate.properties, WEB-INF/classes/jwtgat.propertis,"
            + " WEB-INF/jwtgate.properties; write");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-03: unsafe-unguarded=true opens by name an application without settings")
  void unguardedByName_isOpen(Container container) throws Exception {
    application.set(Map.of("jwtgate.unsafe-unguarded", "true"));
    assertStatus(container, 200, "/", "/orders");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-03: unsafe-unguarded=true opens nothing where there are settings")
  void unguardedByName_withSettings_isGuarded(Container container) throws Exception {
    application.set(SETTINGS).set(Map.of("jwtgate.unsafe-unguarded", "true"));
    assertGuarded(container, "/", "/orders");
  }

  @ParameterizedTest
  @EnumSource
  void unguardedByNoName_doesNotStart(Container container) {
    application.set(Map.of("jwtgate.unsafe-unguarded", "yes"));
    assertRefused(container, "jwtgate.unsafe-unguarded: write true or false");
  }

  /** Every way to put a filter in by code. */
  interface Registration {
    FilterRegistration.Dynamic in(ServletContext context);
  }

  static Stream<Registration> registrations() {
    return Stream.of(
        context -> context.addFilter("own", new JwtFilter(TestIssuer.gate().build())),
        context -> withParams(context.addFilter("own", JwtFilter.class)),
        context -> withParams(context.addFilter("own", JwtFilter.class.getName())));
  }

  private static FilterRegistration.Dynamic withParams(FilterRegistration.Dynamic filter) {
    filter.setInitParameters(SETTINGS);
    return filter;
  }

  private static void map(FilterRegistration.Dynamic filter) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> inCode() {
    return Stream.of(Container.values())
        .flatMap(
            container ->
                registrations()
                    .map(each -> org.junit.jupiter.params.provider.Arguments.of(container, each)));
  }

  @ParameterizedTest
  @MethodSource("inCode")
  @DisplayName("EDGE-03: a filter of an initializer that runs before ours guards alone")
  void earlierInitializer_guards(Container container, Registration own) throws Exception {
    application.before(registering(own));
    assertGuarded(container, "/", "/orders");
  }

  @ParameterizedTest
  @MethodSource("inCode")
  @DisplayName("EDGE-03: so does one of an initializer that runs after ours")
  void laterInitializer_guards(Container container, Registration own) throws Exception {
    application.after(registering(own));
    assertGuarded(container, "/", "/orders");
  }

  @ParameterizedTest
  @MethodSource("inCode")
  @DisplayName("EDGE-03: so does one of a listener")
  void listener_guards(Container container, Registration own) throws Exception {
    application.listening(listening(own));
    assertGuarded(container, "/", "/orders");
  }

  @ParameterizedTest
  @MethodSource("inCode")
  @DisplayName("EDGE-04: one that is registered in code and not mapped stops the start")
  void filterInCodeWithoutMapping_doesNotStart(Container container, Registration own) {
    application.listening(
        new ServletContextListener() {
          @Override
          public void contextInitialized(ServletContextEvent event) {
            own.in(event.getServletContext());
          }
        });
    assertRefused(container, "filter-mapping: the JwtFilter 'own' is mapped to no path");
  }

  private static ServletContainerInitializer registering(Registration own) {
    return (classes, context) -> map(own.in(context));
  }

  private static ServletContextListener listening(Registration own) {
    return new ServletContextListener() {
      @Override
      public void contextInitialized(ServletContextEvent event) {
        map(own.in(event.getServletContext()));
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-04: a declared filter without a mapping stops the start")
  void declaredWithoutMapping_doesNotStart(Container container) {
    application.set(SETTINGS).declared("own", Map.of("jwtgate.roles", "admin"));
    assertRefused(container, "filter-mapping: the JwtFilter 'own' is mapped to no path");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-04: and so does a mapping that matches nothing")
  void declaredForNothing_doesNotStart(Container container) {
    application.set(SETTINGS).declared("own", Map.of("jwtgate.roles", "admin"), "/admin/**");
    assertRefused(container, "filter-mapping: the JwtFilter 'own' has the url-pattern '/admin/**'");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: a filter for one path opens no other where settings are the application's")
  void filterForOnePath_opensNoOther(Container container) throws Exception {
    application.set(SETTINGS).declared("admins", Map.of("jwtgate.roles", "admin"), "/admin/*");
    try (Running server = container.start(application)) {
      assertEquals(401, get(server, "/orders"));
      assertEquals(200, get(server, "/orders", TestIssuer.token()));
      assertEquals(401, get(server, "/admin/x"));
      assertEquals(403, get(server, "/admin/x", TestIssuer.token()));
      assertEquals(200, get(server, "/admin/x", admin()));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: what a declared filter opens by its own settings stays open")
  void publicPathOfADeclaredFilter_staysOpen(Container container) throws Exception {
    application.set(SETTINGS).declared("a", Map.of("jwtgate.public-paths", "/a/health"), "/a/*");
    try (Running server = container.start(application)) {
      assertEquals(200, get(server, "/a/health"));
      assertEquals(401, get(server, "/a/x"));
      assertEquals(401, get(server, "/health"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: where all settings are a filter's own, its mapping says what is guarded")
  void filterWithAllSettings_guardsItsPathsAlone(Container container) throws Exception {
    application.declared("admins", SETTINGS, "/admin/*");
    try (Running server = container.start(application)) {
      assertEquals(401, get(server, "/admin/x"));
      assertEquals(200, get(server, "/orders"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: who wants some paths guarded alone names them")
  void guardedPaths_areGuardedAlone(Container container) throws Exception {
    application.set(SETTINGS).set(Map.of("jwtgate.guarded-paths", "/api/*, /rest/protected"));
    try (Running server = container.start(application)) {
      for (String path :
          List.of("/api", "/api/", "/api/x", "/rest/protected", "/rest/protected/")) {
        assertEquals(401, get(server, path), path);
        assertEquals(200, get(server, path, TestIssuer.token()), path);
      }
      assertEquals(200, get(server, "/orders"));
      assertEquals(200, get(server, "/"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-13: wrong paths stop the start")
  void wrongGuardedPaths_doNotStart(Container container) {
    application.set(SETTINGS).set(Map.of("jwtgate.guarded-paths", "/api/**"));
    assertRefused(container, "jwtgate.guarded-paths: write a path as /health, /assets/* or *.css");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-11: a filter for an exact path is asked about the slash at its end, too")
  void trailingSlash_opensNothing(Container container) throws Exception {
    Map<String, String> admins = Map.of("jwtgate.roles", "admin");
    application.set(SETTINGS).declared("admins", admins, "/rest/protected");
    try (Running server = container.start(application)) {
      for (String path : List.of("/rest/protected", "/rest/protected/")) {
        assertEquals(403, get(server, path, TestIssuer.token()), path);
        assertEquals(200, get(server, path, admin()), path);
      }
      assertEquals(200, get(server, "/rest/protected/other", TestIssuer.token()));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-11: a public path does not open the same with a slash at its end")
  void trailingSlashOfAPublicPath_isNotPublic(Container container) throws Exception {
    application.set(SETTINGS).set(Map.of("jwtgate.public-paths", "/rest/protected"));
    try (Running server = container.start(application)) {
      assertEquals(200, get(server, "/rest/protected"));
      assertEquals(401, get(server, "/rest/protected/"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-04: paths of a filter that no request comes through are closed")
  void filterForErrorsAlone_closesItsPaths(Container container) throws Exception {
    application.set(SETTINGS).declared("own", Map.of("jwtgate.realm", "own"), "/*");
    application.errorDispatchAlone = true;
    try (Running server = container.start(application)) {
      assertEquals(503, get(server, "/orders"));
      assertEquals(503, get(server, "/orders", TestIssuer.token()));
    }
  }

  static Stream<Map.Entry<String, String>> wrongValues() {
    return Stream.of(Map.entry("clock-skew", "60s"), Map.entry("access", "optinal"));
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> wrong() {
    return Stream.of(Container.values())
        .flatMap(
            container ->
                wrongValues()
                    .map(
                        each ->
                            org.junit.jupiter.params.provider.Arguments.of(
                                container, each.getKey(), each.getValue())));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("EDGE-13: a wrong value of the whole application stops the start")
  void wrongValue_doesNotStart(Container container, String setting, String value) {
    application.set(TestIssuer.settings(Map.of("jwtgate." + setting, value)));
    assertRefused(container, "jwtgate." + setting + ": ");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("EDGE-13: so does one of a declared filter")
  void wrongValueOfADeclaredFilter_doesNotStart(Container container, String setting, String value) {
    application.declared("own", TestIssuer.settings(Map.of("jwtgate." + setting, value)), "/*");
    assertRefused(container, "jwtgate." + setting + ": ");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("EDGE-13: and one of a filter that a listener registers by its class")
  void wrongValueOfALateFilter_doesNotStart(Container container, String setting, String value) {
    application.listening(
        listening(
            context -> {
              var filter = context.addFilter("own", JwtFilter.class);
              filter.setInitParameters(TestIssuer.settings(Map.of("jwtgate." + setting, value)));
              return filter;
            }));
    assertRefused(container, "jwtgate." + setting + ": ");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName("EDGE-13: where no initializer runs, a caller is never shown it")
  void wrongValueWithoutInitializer_isNotShown(Container container, String setting, String value) {
    application.initializers.clear();
    application.declared("own", TestIssuer.settings(Map.of("jwtgate." + setting, value)), "/*");
    try (Running server = container.start(application)) {
      var answer = Call.get(server.at("/orders")).send();
      assertEquals(503, answer.status());
      assertFalse(answer.body().contains(value), answer.body());
    } catch (Exception refused) {
      assertTrue(causes(refused).contains(setting) || container == Container.TOMCAT);
    }
  }

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <filter>
          <filter-name>own</filter-name>
          <filter-class>io.jwtgate.servlet.JwtFilter</filter-class>
          %s
        </filter>
      </web-app>
      """;

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-23: a declared filter without async support is reported when it is deployed")
  void filterWithoutAsync_isReported(Container container) throws Exception {
    assertTrue(logWith(container, "").contains("async-supported: the JwtFilter 'own'"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-23: one with it is not")
  void filterWithAsync_isNotReported(Container container) throws Exception {
    String log = logWith(container, "<async-supported>true</async-supported>");
    assertFalse(log.contains("async-supported"), log);
  }

  private static final String CONSTRAINTS =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>own</web-resource-name>
            %s
          </web-resource-collection>
          <auth-constraint><role-name>admin</role-name></auth-constraint>
        </security-constraint>
      </web-app>
      """;

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-11: a constraint for an exact path is reported, since a slash leads around it")
  void exactConstraint_isReported(Container container) throws Exception {
    String log = logWithConstraint(container, "<url-pattern>/rest/protected</url-pattern>");
    assertTrue(
        log.contains(
            "WARNING security-constraint: the server guards /rest/protected and not"
                + " /rest/protected/"),
        log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<url-pattern>/rest/*</url-pattern>",
        "<url-pattern>/rest</url-pattern><url-pattern>/rest/</url-pattern>",
        "<url-pattern>/rest</url-pattern><url-pattern>/rest/*</url-pattern>"
      })
  @DisplayName("EDGE-11: one that covers the slash is not")
  void constraintWithSlash_isNotReported(String patterns) throws Exception {
    String log = logWithConstraint(Container.JETTY, patterns);
    assertFalse(log.contains("security-constraint"), log);
  }

  private String logWithConstraint(Container container, String patterns) throws Exception {
    application.set(SETTINGS).withFile("WEB-INF/web.xml", CONSTRAINTS.formatted(patterns));
    return logOfStart(container);
  }

  @Test
  @DisplayName("EDGE-11: a web.xml that can't be read stops nothing")
  void brokenDescriptor_isPassedOver() throws Exception {
    application.set(SETTINGS).withFile("WEB-INF/web.xml", "<web-app><filter>");
    assertGuarded(Container.JETTY, "/orders");
  }

  private String logWith(Container container, String element) throws Exception {
    application
        .declared("own", SETTINGS, "/admin/*")
        .withFile("WEB-INF/web.xml", WEB_XML.formatted(element));
    return logOfStart(container);
  }

  private String logOfStart(Container container) throws Exception {
    try (LogOf log = LogOf.starts();
        Running server = container.start(application)) {
      get(server, "/");
      return log.text();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: the start tells what is guarded and what is open")
  void start_tellsWhatIsOpen(Container container) throws Exception {
    application.declared("own", SETTINGS, "/admin/*");
    String log = logOfStart(container);
    assertTrue(
        log.contains("WARNING guards /admin/* (filter 'own'); open: everything else, since"), log);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: and so it does where the settings are the application's")
  void startWithSettings_tellsWhatIsOpen(Container container) throws Exception {
    application.set(SETTINGS).declared("own", Map.of("jwtgate.roles", "admin"), "/admin/*");
    String log = logOfStart(container);
    assertTrue(
        log.contains(
            "INFO guards /admin/* (filter 'own'), and everything else by the settings of the"
                + " application; open: jwtgate.public-paths alone"),
        log);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("EDGE-05: the application may have a filter of the automatic one's name")
  void nameThatIsTaken_doesNoHarm(Container container) throws Exception {
    application.set(SETTINGS).declared("jwtgate", Map.of("jwtgate.roles", "admin"), "/admin/*");
    try (Running server = container.start(application)) {
      assertEquals(401, get(server, "/orders"));
      assertEquals(403, get(server, "/admin/x", TestIssuer.token()));
    }
  }

  private void assertGuarded(Container container, String... paths) throws Exception {
    try (Running server = container.start(application)) {
      for (String path : paths) {
        assertEquals(401, get(server, path), path);
        assertEquals(200, get(server, path, TestIssuer.token()), path);
      }
    }
  }

  private void assertStatus(Container container, int status, String... paths) throws Exception {
    try (Running server = container.start(application)) {
      for (String path : paths) {
        assertEquals(status, get(server, path), path);
      }
    }
  }

  private void assertRefused(Container container, String... parts) {
    try (LogOf log = LogOf.starts()) {
      Exception refused = assertThrows(Exception.class, () -> container.start(application));
      String told = log.text() + causes(refused);
      for (String part : parts) {
        assertTrue(told.contains(part), told);
      }
    }
  }

  private static String causes(Throwable refused) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = refused; at != null; at = at.getCause()) {
      text.append(at).append('\n');
      for (Throwable other : at.getSuppressed()) {
        text.append(other).append('\n');
      }
    }
    return text.toString();
  }

  private static String admin() {
    return TestIssuer.MINT.token().roles("admin").compact();
  }

  private static int get(Running server, String path) {
    return Call.get(server.at(path)).send().status();
  }

  private static int get(Running server, String path, String token) {
    return Call.get(server.at(path)).bearer(token).send().status();
  }
}

package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.NonLoginAuthenticator;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat's own security does with a caller that it was told of. */
class ContainerLoginTest {
  private static final Map<String, String> SETTINGS =
      TestIssuer.settings(
          Map.of(
              "jwtgate.container-login", "true",
              "jwtgate.public-paths", "/open/*,/constrained/open",
              "jwtgate.cors-origins", "https://app.example"));
  private static final String PAGED = "/paged";

  @TempDir private static Path folder;
  private static Tomcat tomcat;

  @BeforeAll
  static void start() throws Exception {
    AuthConfigFactory.setFactory(new AuthConfigFactoryImpl());
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    guarded(tomcat.addContext("", null), SETTINGS);
    guarded(tomcat.addContext(PAGED, null), SETTINGS).addParameter("jwtgate.error-pages", "true");
    tomcat.start();
  }

  private static Context guarded(Context context, Map<String, String> settings) {
    settings.forEach(context::addParameter);
    context.addServletContainerInitializer(new JwtFilterInitializer(), Set.of());
    context.setLoginConfig(new LoginConfig("NONE", null, null, null));
    context.getPipeline().addValve(new NonLoginAuthenticator());
    constrain(context, "/constrained/*", "**");
    constrain(context, "/admin/*", "admin");
    context.addSecurityRole("admin");
    Tomcat.addServlet(context, "who", ((Page) ContainerLoginTest::who).asServlet())
        .addMapping("/*");
    return context;
  }

  private static void constrain(Context context, String pattern, String role) {
    SecurityCollection paths = new SecurityCollection();
    paths.addPattern(pattern);
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(paths);
    constraint.addAuthRole(role);
    constraint.setAuthConstraint(true);
    context.addConstraint(constraint);
  }

  private static void who(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print(
            Page.nameIn(request)
                + " "
                + request.getAuthType()
                + " "
                + request.isUserInRole("admin"));
  }

  @AfterAll
  static void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    AuthConfigFactory.setFactory(null);
  }

  private static Call get(String path) {
    return Call.get(URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path));
  }

  private static String admin() {
    return TestIssuer.MINT.token().roles("admin").compact();
  }

  @ParameterizedTest
  @CsvSource({"/constrained/x, alice BEARER false", "/open/x, alice BEARER false"})
  @DisplayName("EDGE-22: the server knows the caller, on paths that it guards and on others")
  void caller_isKnown(String path, String who) {
    Answer answer = get(path).bearer(TestIssuer.token()).send();
    assertEquals(200, answer.status());
    assertEquals(who, answer.body());
  }

  @Test
  @DisplayName("EDGE-22: and its roles: the server's constraint asks for one")
  void roles_areKnown() {
    assertEquals("alice BEARER true", get("/admin/x").bearer(admin()).send().body());
    assertEquals(403, get("/admin/x").bearer(TestIssuer.token()).send().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/constrained/x", "/admin/x"})
  @DisplayName("EDGE-22: who has no token is asked for one before the server answers")
  void nobody_isAskedForAToken(String path) {
    Answer answer = get(path).send();
    assertEquals(401, answer.status());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), answer.header("WWW-Authenticate"));
    assertTrue(answer.body().startsWith("{"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/constrained/x", "/constrained/open", "/admin/x"})
  @DisplayName("EDGE-22: an invalid token is no caller")
  void invalidToken_isRejected(String path) {
    Answer answer = get(path).bearer(TestIssuer.token() + "x").send();
    assertEquals(401, answer.status());
    assertTrue(answer.header("WWW-Authenticate").get(0).contains("invalid_token"));
  }

  @Test
  @DisplayName(
      "EDGE-22: a path that the gate leaves open needs a caller where the server asks for one")
  void constrainedPathThatIsPublic_needsACaller() {
    assertEquals(401, get("/constrained/open").send().status());
    assertEquals(200, get("/constrained/open").bearer(TestIssuer.token()).send().status());
  }

  @Test
  @DisplayName("EDGE-22: where nobody is asked for, nobody is a caller")
  void openPath_hasNoCaller() {
    assertEquals("anonymous null false", get("/open/x").send().body());
  }

  @Test
  @DisplayName(
      "EDGE-22: a preflight of a constrained path is answered, and says no more than CORS asks")
  void preflight_isAnswered() {
    Answer answer = preflight("/constrained/x", "https://app.example");
    assertEquals(204, answer.status());
    assertEquals(List.of("https://app.example"), answer.header("Access-Control-Allow-Origin"));
    assertEquals("", answer.body());
    Answer other = preflight("/constrained/x", "https://other.example");
    assertEquals(List.of(), other.header("Access-Control-Allow-Origin"));
    assertFalse(other.body().contains("anonymous"), other.body());
  }

  private static Answer preflight(String path, String origin) {
    return get(path)
        .method("OPTIONS")
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "GET")
        .send();
  }

  @Test
  @DisplayName("EDGE-22: an OPTIONS that is no preflight is rejected as every other")
  void optionsWithoutOrigin_isRejected() {
    assertEquals(401, get("/constrained/x").method("OPTIONS").send().status());
  }

  @Test
  @DisplayName("EDGE-22: pages of listed origins can read a rejection")
  void rejection_isReadable() {
    assertEquals(
        List.of("https://app.example"),
        get("/constrained/x")
            .with("Origin", "https://app.example")
            .send()
            .header("Access-Control-Allow-Origin"));
  }

  @Test
  @DisplayName("EDGE-22: where the application shows error pages, the server writes the body")
  void errorPages_areTheServers() {
    Answer answer = get(PAGED + "/constrained/x").send();
    assertEquals(401, answer.status());
    assertTrue(answer.body().contains("<html"), answer.body());
  }

  @Test
  @DisplayName("EDGE-24: what is registered with the server ends with the application")
  void registration_endsWithTheApplication() throws Exception {
    Context own = started("/own", SETTINGS);
    assertNotNull(provider("/own"));
    tomcat.getHost().removeChild(own);
    assertNull(provider("/own"));
    assertNotNull(provider(PAGED));
  }

  @Test
  @DisplayName("EDGE-22: without the setting nothing is registered")
  void withoutTheSetting_nothingIsRegistered() throws Exception {
    Context own = started("/plain", TestIssuer.settings(Map.of()));
    assertNull(provider("/plain"));
    tomcat.getHost().removeChild(own);
  }

  private static Context started(String path, Map<String, String> settings)
      throws LifecycleException {
    Context context = tomcat.addContext(path, null);
    // It was started at once, before it is complete.
    context.stop();
    guarded(context, settings).start();
    return context;
  }

  private static AuthConfigProvider provider(String path) {
    return AuthConfigFactory.getFactory()
        .getConfigProvider(
            "HttpServlet", tomcat.getEngine().getName() + "/localhost " + path, null);
  }

  @Test
  @DisplayName("EDGE-22: the provider serves no clients")
  void clients_areNotServed() {
    AuthConfigProvider provider = provider(PAGED);
    assertThrows(
        jakarta.security.auth.message.AuthException.class,
        () -> provider.getClientAuthConfig("HttpServlet", "x", null));
  }
}

package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutomaticFeatureTest {
  private static final Map<String, String> SETTINGS =
      TestIssuer.settings(Map.of("jwtgate.realm", "settings"));

  private final TestIssuer.CountingKeys keys = new TestIssuer.CountingKeys();

  @Test
  @DisplayName("JEE-14: settings alone guard an application, with no code and no login-config")
  void settingsAloneGuard() {
    try (RestServer server =
        new RestServer(new TestApplication(Hello.class).set(SETTINGS)).start()) {
      assertEquals("401 Bearer realm=\"settings\"", get(server));
      assertEquals("200 hello", getWithToken(server));
    }
  }

  @Test
  void contextParamsAloneGuard() {
    try (RestServer server =
        new RestServer(new TestApplication(Hello.class)).withContextParams(SETTINGS).start()) {
      assertEquals("401 Bearer realm=\"settings\"", get(server));
      assertEquals("200 hello", getWithToken(server));
    }
  }

  @Test
  @DisplayName("JEE-03: annotations hold where all settings stand on a filter in web.xml")
  void settingsOfAFilterHoldResourcesToTheirAnnotations() {
    try (RestServer server =
        new RestServer(new TestApplication(Ruled.class)).behindDeclared("/*", SETTINGS).start()) {
      assertEquals(403, statusWithToken(server, "/ruled/admin"));
      assertEquals(200, statusWithToken(server, "/ruled/any"));
      assertEquals(401, Call.get(server.at("/ruled/any")).send().status());
    }
  }

  @Test
  void pathsThatNoFilterIsForAskForWhatTheirAnnotationsSay() {
    try (RestServer server =
        new RestServer(new TestApplication(Ruled.class))
            .behindDeclared("/elsewhere/*", SETTINGS)
            .start()) {
      assertEquals(401, Call.get(server.at("/ruled/admin")).send().status());
      assertEquals(403, statusWithToken(server, "/ruled/admin"));
      assertEquals(200, Call.get(server.at("/ruled/any")).send().status());
    }
  }

  @Test
  @DisplayName("EDGE-11: a filter that is declared for one path holds with a trailing slash too")
  void trailingSlashOpensNothing() {
    Map<String, String> admins = new TreeMap<>(SETTINGS);
    admins.put("jwtgate.roles", "admin");
    for (String pattern : List.of("/ruled/any", "/ruled/any/")) {
      try (RestServer server =
          new RestServer(new TestApplication(Ruled.class))
              .behindDeclared(pattern, admins)
              .start()) {
        for (String path : List.of("/ruled/any", "/ruled/any/", "/ruled/any;x", "/ruled/any;x/")) {
          assertEquals(401, Call.get(server.at("/"), path).send().status(), path);
          assertEquals(403, statusWithToken(server, path), path);
        }
      }
    }
  }

  private static int statusWithToken(RestServer server, String path) {
    return Call.get(server.at(path)).bearer(TestIssuer.token()).send().status();
  }

  @Test
  void featureOfTheApplicationTakesThePlaceOfTheAutomaticOne() {
    TestApplication application =
        new TestApplication(Hello.class).set(SETTINGS).with(new JwtFeature(ownGate()));
    try (RestServer server = new RestServer(application).start()) {
      assertOwnGateAlone(server);
    }
  }

  static Stream<List<Feature>> orders() {
    return Stream.of(List.of(), List.of(new AutomaticJwtFeature()));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void featureWithinAFeatureTakesThePlaceOfTheAutomaticOne(List<Feature> before) {
    List<Feature> features = new ArrayList<>(before);
    features.add(new JwtFeature(ownGate()));
    TestApplication application =
        new TestApplication(Hello.class).set(SETTINGS).with(new Wrapping(features));
    try (RestServer server = new RestServer(application).start()) {
      assertOwnGateAlone(server);
    }
  }

  @Test
  @DisplayName("JEE-09: the feature by class and its settings verify once")
  void featureByClassIsTheOnlyOne() {
    TestApplication application = new TestApplication(Hello.class, JwtFeature.class).set(SETTINGS);
    try (RestServer server = new RestServer(application).start()) {
      assertEquals("401 Bearer realm=\"settings\"", get(server));
      assertEquals("200 hello", getWithToken(server));
    }
  }

  private void assertOwnGateAlone(RestServer server) {
    assertEquals("401 Bearer realm=\"own\"", get(server));
    assertEquals("200 hello", getWithToken(server));
    assertEquals(1, keys.asked());
  }

  private Gate ownGate() {
    return TestIssuer.gate(keys).realm("own").build();
  }

  private static String get(RestServer server) {
    return told(Call.get(server.at("/hello")));
  }

  private static String getWithToken(RestServer server) {
    return told(Call.get(server.at("/hello")).bearer(TestIssuer.token()));
  }

  private static String told(Call call) {
    var answer = call.send();
    List<String> challenge = answer.header("WWW-Authenticate");
    return answer.status() + " " + (challenge.isEmpty() ? answer.body() : challenge.get(0));
  }

  /** A feature of the application that brings others. */
  public static final class Wrapping implements Feature {
    private final List<Feature> features;

    Wrapping(List<Feature> features) {
      this.features = features;
    }

    @Override
    public boolean configure(FeatureContext context) {
      features.forEach(context::register);
      return true;
    }
  }

  /** A resource with a rule and one without. */
  @Path("/ruled")
  public static final class Ruled {
    @GET
    @Path("/admin")
    @RolesAllowed("nobody has it")
    public String admin() {
      return "admin";
    }

    @GET
    @Path("/any")
    public String any() {
      return "any";
    }
  }

  /** An unannotated resource. */
  @Path("/hello")
  public static final class Hello {
    @GET
    public String hello() {
      return "hello";
    }
  }
}

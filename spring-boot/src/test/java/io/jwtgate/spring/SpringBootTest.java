package io.jwtgate.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.servlet.JwtFilter;
import io.jwtgate.servlet.JwtFilterInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** A real application on Boot's embedded server; which one, the class path decides. */
class SpringBootTest {
  private static RunningShop shop;

  @BeforeAll
  static void start() {
    shop =
        RunningShop.guarded(
            List.of(Shop.class), "jwtgate.clockSkew=PT2M", "jwtgate.public-paths[0]=/public/*");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  @DisplayName("EDGE-07: settings of the environment alone guard it")
  void settingsOfTheEnvironment_guardIt() {
    HttpResponse<String> refused = shop.get("/hello", null);
    assertEquals(401, refused.statusCode());
    assertTrue(refused.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
    assertEquals(401, shop.get("/hello", "not.a.token").statusCode());
    assertEquals("alice", shop.get("/hello", RunningShop.token()).body());
  }

  @Test
  @DisplayName("EDGE-07: asynchronous answers and error pages come through")
  void otherDispatches_comeThrough() {
    assertEquals("alice", shop.get("/later", RunningShop.token()).body());
    assertEquals(401, shop.get("/later", null).statusCode());
    assertEquals(404, shop.get("/nowhere", RunningShop.token()).statusCode());
    assertEquals(401, shop.get("/nowhere", null).statusCode());
  }

  @Test
  @DisplayName("EDGE-06, EDGE-07: a WebSocket opens with a good token alone")
  void webSocket_needsWhatARequestNeeds() {
    assertEquals(new Handshake(401, ""), Handshake.at(shop.at("/socket"), null));
    assertEquals(
        new Handshake(101, "alice"), Handshake.at(shop.at("/socket"), RunningShop.token()));
  }

  @Test
  @DisplayName("EDGE-07: names may be spelled as Boot has it, and lists item by item")
  void names_areRelaxed() {
    assertEquals("up", shop.get("/public/health", null).body());
    assertEquals(200, shop.get("/hello", expiredSince(90)).statusCode());
    assertEquals(401, shop.get("/hello", expiredSince(300)).statusCode());
  }

  private static String expiredSince(int seconds) {
    return RunningShop.MINT.token().expiresIn(Duration.ofSeconds(-seconds)).compact();
  }

  @Test
  @DisplayName("EDGE-01, EDGE-07: without a setting nothing starts")
  void withoutSettings_nothingStarts() {
    assertStopped("jwtgate.issuer: write whom to trust", List.of(Shop.class));
  }

  @Test
  @DisplayName("EDGE-07, EDGE-13: a wrong setting stops the start with its own message")
  void wrongSetting_stopsTheStart() {
    assertStopped("jwtgate.audience", List.of(Shop.class), "jwtgate.issuer=https://issuer.example");
    assertStopped("jwtgate.isuer: no such setting", List.of(Shop.class), "jwtgate.isuer=x");
  }

  private static void assertStopped(String message, List<Class<?>> parts, String... settings) {
    Exception stopped =
        assertThrows(Exception.class, () -> RunningShop.started(parts, settings).close());
    FailureAnalysis shown = new WrongSettingAnalyzer().analyze(stopped);
    assertTrue(shown.getDescription().startsWith(message), shown.getDescription());
  }

  /** A filter of the application's own. */
  @Configuration(proxyBeanMethods = false)
  static class OwnFilter {
    @Bean
    FilterRegistrationBean<JwtFilter> own() {
      TrustedIssuer issuer =
          TrustedIssuer.of(RunningShop.MINT.issuer())
              .audience(RunningShop.MINT.audience())
              .keys(
                  KeyFile.publicKeys(
                      RunningShop.MINT.key().publicPem().getBytes(StandardCharsets.US_ASCII)))
              .build();
      Gate gate =
          Gate.builder().verifier(TokenVerifier.trusting(issuer)).publicPaths("/hello").build();
      return new FilterRegistrationBean<>(new JwtFilter(gate));
    }
  }

  @Test
  @DisplayName("EDGE-03, EDGE-07: an application that guards itself by a bean is left to it")
  void ownFilter_isLeftAlone() {
    try (RunningShop own = RunningShop.started(List.of(Shop.class, OwnFilter.class))) {
      assertEquals("nobody", own.get("/hello", null).body());
      assertEquals(401, own.get("/public/health", null).statusCode());
      assertEquals(401, Handshake.at(own.at("/socket"), null).status());
    }
  }

  /** What a server does with a WAR before Spring comes. */
  @Configuration(proxyBeanMethods = false)
  static class InServer {
    @Bean
    ServletContextInitializer server() {
      return new BeforeSpring();
    }
  }

  private static final class BeforeSpring implements ServletContextInitializer, Ordered {
    @Override
    public void onStartup(ServletContext context) throws ServletException {
      new JwtFilterInitializer().onStartup(Set.of(), context);
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }

  @Test
  @DisplayName(
      "EDGE-07: in a WAR, where the server's initializer came first, the environment counts")
  void inWar_environmentCounts() {
    try (RunningShop war = RunningShop.guarded(List.of(Shop.class, InServer.class))) {
      assertEquals(401, war.get("/hello", null).statusCode());
      assertEquals("alice", war.get("/hello", RunningShop.token()).body());
    }
  }

  @Test
  @DisplayName("EDGE-07: Boot's other server for management is guarded too")
  void managementOnAPortOfItsOwn_isGuarded() {
    try (RunningShop two = RunningShop.guarded(List.of(Shop.class), "management.server.port=0")) {
      assertEquals(401, two.manage("/actuator/health", null).statusCode());
      assertNotEquals(401, two.manage("/actuator/health", RunningShop.token()).statusCode());
      assertEquals(401, two.get("/hello", null).statusCode());
    }
  }

  /** One that is switched off guards nothing. */
  @Configuration(proxyBeanMethods = false)
  static class DisabledFilter {
    @Bean
    FilterRegistrationBean<JwtFilter> own() {
      FilterRegistrationBean<JwtFilter> own = new OwnFilter().own();
      own.setEnabled(false);
      return own;
    }
  }

  @Test
  @DisplayName("EDGE-03, EDGE-07: a bean that is switched off is no guard")
  void disabledFilter_isNoGuard() {
    assertStopped("jwtgate.issuer", List.of(Shop.class, DisabledFilter.class));
  }
}

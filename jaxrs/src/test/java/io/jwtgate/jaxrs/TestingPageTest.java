package io.jwtgate.jaxrs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Caller;
import io.jwtgate.http.Call;
import io.jwtgate.jaxrs.TaskPagesTest.OrdersResource;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests that docs/testing.md shows. */
class TestingPageTest {

  static Caller caller(String name, String tenant, String... roles) {
    TestKey key = TestKey.shared("RS256");
    TrustedIssuer issuer =
        TrustedIssuer.of("https://issuer.test")
            .audience("orders")
            .keys(KeyFile.publicKeys(key.publicPem().getBytes(US_ASCII)))
            .build();
    String token =
        TokenMint.of("https://issuer.test", "orders", key)
            .token()
            .subject(name)
            .roles(roles)
            .claim("tenant", tenant)
            .compact();
    return new Caller(TokenVerifier.trusting(issuer).verify(token));
  }

  record As(Caller caller) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.hasRole(role);
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }

  @Test
  void clerkSeesTheOrdersOfTheTenant() {
    SecurityContext clerk = new As(caller("alice", "north", "clerk"));
    assertEquals("alice, north, clerk", new OrdersResource().list(clerk));
  }

  /** However one starts a server. */
  private record Application(RestServer server) implements AutoCloseable {
    static Application start(Map<String, String> settings) {
      TestApplication resources = new TestApplication(TaskPagesTest.Orders.class);
      return new Application(new RestServer(resources).withContextParams(settings).start());
    }

    int delete(String path, String token) {
      return Call.get(server.at(path)).method("DELETE").bearer(token).send().status();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Test
  void guestsMayNotDelete() {
    TestKey key = TestKey.shared("RS256");
    try (JwksServer issuer = JwksServer.start(key);
        Application application =
            Application.start(
                Map.of("jwtgate.issuer", issuer.issuer(), "jwtgate.audience", "orders"))) {
      TokenMint mint = TokenMint.of(issuer.issuer(), "orders", key);
      assertEquals(200, application.delete("/orders", mint.token().roles("admin").compact()));
      assertEquals(403, application.delete("/orders", mint.token().roles("guest").compact()));
      assertEquals(401, application.delete("/orders", "none"));
    }
  }
}

package io.jwtgate.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests that docs/testing.md shows. */
class TestingPageTest {
  @RegisterExtension static final IssuerExtension ISSUER = IssuerExtension.of("orders");

  @Test
  void callersInALine() {
    Caller clerk = TestCaller.caller("alice", "clerk");
    Caller reader =
        TestCaller.named("alice").scopes("orders:read").claim("tenant", "north").caller();
    assertTrue(clerk.hasRole("clerk"));
    assertEquals(Set.of("orders:read"), reader.scopes());
  }

  /** What is tested. */
  private static final class OrdersResource {
    String list(SecurityContext security) {
      String role = security.isUserInRole("clerk") ? "a clerk" : "nobody";
      return "orders of " + security.getUserPrincipal().getName() + " for " + role;
    }
  }

  @Test
  void clerkSeesTheOrders() {
    SecurityContext clerk = TestSecurityContext.of("alice", "clerk");
    assertEquals("orders of alice for a clerk", new OrdersResource().list(clerk));
  }

  /** What is tested. */
  private static final class OrderServlet {
    static String order(HttpServletRequest request) {
      return request.getParameter("article") + " for " + request.getUserPrincipal().getName();
    }
  }

  @Test
  void servletKnowsTheCaller() {
    HttpServletRequest request =
        new TestRequest(TestCaller.caller("alice", "clerk")) {
          @Override
          public String getParameter(String name) {
            return "tea";
          }
        };
    assertEquals("tea for alice", OrderServlet.order(request));
  }

  /** What is tested. */
  private record PriceStream(Caller caller) {
    Optional<String> next() {
      return caller.isStillValid() ? Optional.of("price") : Optional.empty();
    }
  }

  @Test
  void streamEndsWithTheToken() {
    TestCaller alice = TestCaller.named("alice");
    PriceStream stream = new PriceStream(alice.caller());
    assertTrue(stream.next().isPresent());
    alice.end();
    assertTrue(stream.next().isEmpty());
  }

  /** However one starts a server. */
  private record Shop(Gate gate) implements AutoCloseable {
    static Shop start(Map<String, String> settings) {
      List<SettingSource> sources = List.of(SettingSource.of("test", settings));
      return new Shop(new GateSettings(sources, Shop.class.getClassLoader()).gate());
    }

    int call(String token) {
      try {
        gate.verifier().verify(token);
        return 200;
      } catch (TokenRejectedException rejected) {
        return 401;
      }
    }

    @Override
    public void close() {
      gate.close();
    }
  }

  @Test
  void issuerMayRotateAndFail() {
    String token = ISSUER.token().roles("clerk").compact();
    try (Shop shop = Shop.start(ISSUER.settings())) {
      assertEquals(200, shop.call(token));
      ISSUER.rotate(); // the next tokens are by a new key
      assertEquals(200, shop.call(ISSUER.token().compact()));
      ISSUER.fail(); // the keys that the application has serve on
      assertEquals(200, shop.call(token));
    }
  }
}

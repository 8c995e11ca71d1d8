package io.jwtgate.jaxrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Call;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests that docs/testing.md shows. */
class TestingPageTest {

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

package io.jwtgate.examples.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.examples.issuer.DemoIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrdersServerTest {
  private DemoIssuer issuer;
  private OrdersServer server;

  @BeforeEach
  void start() throws Exception {
    issuer = DemoIssuer.start(0);
    server = OrdersServer.start(freePort(), issuer.url());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    issuer.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private String metadata() {
    return ", resource_metadata=\"" + server.url() + "/.well-known/oauth-protected-resource\"";
  }

  @Test
  @DisplayName("a client that knows the URL alone finds the issuer, gets a token and calls a tool")
  void client_findsItsWay() {
    try (DiscoveringClient client = new DiscoveringClient(server.url())) {
      assertEquals("order 7", client.call("list_orders"));
      assertEquals(
          List.of("401 Bearer realm=\"jwtgate\", scope=\"orders:read\"" + metadata()),
          client.challenges().stream().distinct().toList());
    }
  }

  @Test
  @DisplayName("a tool that needs more is 403 with all scopes, and then a stronger login")
  void client_stepsUp() {
    try (DiscoveringClient client = new DiscoveringClient(server.url())) {
      assertEquals("order 7", client.call("list_orders"));
      assertEquals("cancelled", client.call("cancel_order"));
      String scopes = "scope=\"orders:read orders:write\"";
      String told = client.challenges().get(client.challenges().size() - 1);
      assertTrue(told.startsWith("403 ") && told.contains("insufficient_scope"), told);
      assertTrue(told.contains(scopes) && told.endsWith(metadata()), told);

      assertEquals("paid", client.call("pay_order"));
      String last = client.challenges().get(client.challenges().size() - 1);
      assertTrue(last.startsWith("401 "), last);
      assertTrue(last.contains("insufficient_user_authentication"), last);
      assertTrue(last.contains(scopes + ", acr_values=\"gold\", max_age=\"300\""), last);
    }
  }

  @Test
  @DisplayName("a tool without a rule is closed")
  void unknownTool_isClosed() {
    try (DiscoveringClient client = new DiscoveringClient(server.url())) {
      assertThrows(RuntimeException.class, () -> client.call("delete_everything"));
    }
  }
}

package io.jwtgate.examples.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An issuer to try things with: whoever asks gets a token in any name. It listens on loopback
 * alone, and its key is a new one at each start.
 */
public final class DemoIssuer implements AutoCloseable {
  private final HttpServer server;
  private final String url;
  private final TestKey key = TestKey.generate("RS256", "demo-" + System.currentTimeMillis());

  private DemoIssuer(HttpServer server) {
    this.server = server;
    this.url = "http://localhost:" + server.getAddress().getPort();
  }

  /** Starts one; {@code java -jar issuer.jar [port]}, 9000 if left out. */
  public static void main(String[] arguments) throws IOException {
    DemoIssuer issuer = start(arguments.length == 0 ? 9000 : Integer.parseInt(arguments[0]));
    System.out.println("Issuer " + issuer.url());
    System.out.println("A token: curl '" + issuer.url() + "/token?sub=alice&roles=admin'");
  }

  /** Starts one on this port of loopback, or on a free one if it is 0. */
  public static DemoIssuer start(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    DemoIssuer issuer = new DemoIssuer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    issuer.server.createContext("/.well-known/openid-configuration", issuer::metadata);
    issuer.server.createContext("/jwks", issuer::keys);
    issuer.server.createContext("/token", issuer::token);
    issuer.server.start();
    return issuer;
  }

  /** What stands in {@code iss}. */
  public String url() {
    return url;
  }

  private void metadata(HttpExchange exchange) throws IOException {
    send(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(url, url));
  }

  private void keys(HttpExchange exchange) throws IOException {
    send(exchange, "{\"keys\":[" + key.publicJwk().json() + "]}");
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
    TokenMint mint = TokenMint.of(url, asked.getOrDefault("audience", "orders"), key);
    TokenDraft token = mint.token().subject(asked.getOrDefault("sub", "alice"));
    if (asked.containsKey("roles")) {
      token = token.roles(asked.get("roles").split(",", -1));
    }
    send(exchange, withLogin(token, asked).compact());
  }

  /** With scopes, and as of a login of this moment where its level is asked for. */
  private static TokenDraft withLogin(TokenDraft token, Map<String, String> asked) {
    TokenDraft scoped =
        asked.containsKey("scope") ? token.claim("scope", asked.get("scope")) : token;
    return asked.containsKey("acr")
        ? scoped
            .claim("acr", asked.get("acr"))
            .claim("auth_time", System.currentTimeMillis() / 1000)
        : scoped;
  }

  private static Map<String, String> query(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.jwtgate.examples.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.customizer.McpHttpClientTransportAuthorizationErrorHandler;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SDK's client, which knows the URL of a server and nothing else: what it is told by 401 and
 * 403 it takes to the issuer, as the user's consent would.
 */
final class DiscoveringClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> challenges = new CopyOnWriteArrayList<>();
  private final McpSyncClient client;
  private volatile String token = "";

  DiscoveringClient(String url) {
    URI server = URI.create(url);
    client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(
                        server.getScheme() + "://" + server.getAuthority())
                    .endpoint(server.getPath())
                    .addHttpRequestCustomizer(
                        (request, method, endpoint, body, context) -> {
                          if (!token.isEmpty()) {
                            request.setHeader("Authorization", "Bearer " + token);
                          }
                        })
                    .authorizationErrorHandler(
                        McpHttpClientTransportAuthorizationErrorHandler.fromSync(
                            (request, response, context) -> isHelped(response)))
                    .build())
            .build();
  }

  /** The text that a tool answers. */
  String call(String tool) {
    if (!client.isInitialized()) {
      client.initialize();
    }
    McpSchema.CallToolResult result =
        client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(Map.of()).build());
    return ((McpSchema.TextContent) result.content().get(0)).text();
  }

  /** What it was told so far. */
  List<String> challenges() {
    return List.copyOf(challenges);
  }

  private boolean isHelped(HttpResponse.ResponseInfo response) {
    String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
    challenges.add(response.statusCode() + " " + challenge);
    Map<?, ?> metadata = document(parameter(challenge, "resource_metadata"));
    String issuer = String.valueOf(((List<?>) metadata.get("authorization_servers")).get(0));
    String query =
        "?audience="
            + encoded(String.valueOf(metadata.get("resource")))
            + "&scope="
            + encoded(parameter(challenge, "scope"))
            + (challenge.contains("acr_values")
                ? "&acr=" + parameter(challenge, "acr_values")
                : "");
    token = text(URI.create(issuer + "/token" + query));
    return true;
  }

  private static String parameter(String challenge, String name) {
    Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
    return found.find() ? found.group(1) : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Map<?, ?> document(String url) {
    try {
      return McpJsonDefaults.getMapper().readValue(text(URI.create(url)), Map.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String text(URI uri) {
    try {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    client.closeGracefully();
  }
}

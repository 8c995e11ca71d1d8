package io.jwtgate.servers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What a WebSocket's handshake came to.
 *
 * @param status 101 for an open WebSocket
 * @param said the first text that the endpoint sent; empty if there is none
 */
record Handshake(int status, String said) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /**
   * Asks for one.
   *
   * @param token null for none
   */
  static Handshake at(URI page, String token) {
    CompletableFuture<String> said = new CompletableFuture<>();
    WebSocket.Builder opening = CLIENT.newWebSocketBuilder().connectTimeout(PATIENCE);
    if (token != null) {
      opening.header("Authorization", "Bearer " + token);
    }
    URI endpoint = URI.create(page.toString().replaceFirst("http", "ws"));
    try {
      WebSocket open = opening.buildAsync(endpoint, new FirstText(said)).join();
      String text = said.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      open.abort();
      return new Handshake(101, text);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof WebSocketHandshakeException refused) {
        return new Handshake(refused.getResponse().statusCode(), "");
      }
      throw failed;
    }
  }

  private record FirstText(CompletableFuture<String> said) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      said.complete(data.toString());
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      said.completeExceptionally(error);
    }
  }
}

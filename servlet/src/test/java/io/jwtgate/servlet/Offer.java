package io.jwtgate.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What a client of a WebSocket gets that offers sub-protocols, as a script in a browser can.
 *
 * @param status 101 for an open WebSocket
 * @param said the first text that the endpoint sent; empty if there is none
 * @param chosen the sub-protocol of the answer; empty for none
 */
record Offer(int status, String said, String chosen) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Offer at(URI page, String... offered) {
    CompletableFuture<String> said = new CompletableFuture<>();
    URI endpoint = URI.create(page.toString().replaceFirst("http", "ws"));
    try {
      WebSocket open =
          CLIENT
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .subprotocols(offered[0], Arrays.copyOfRange(offered, 1, offered.length))
              .buildAsync(endpoint, new FirstText(said))
              .join();
      String text = said.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      open.abort();
      return new Offer(101, text, open.getSubprotocol());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof WebSocketHandshakeException refused) {
        return new Offer(refused.getResponse().statusCode(), "", "");
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

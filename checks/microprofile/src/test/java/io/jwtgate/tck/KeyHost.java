package io.jwtgate.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Where the tests' keys are fetched from. The tests let an application publish its own keys, which
 * it can't before it has started; this host answers then.
 */
final class KeyHost {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile CountDownLatch started = new CountDownLatch(1);
  private volatile int port;

  KeyHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** An application is about to start. */
  void await() {
    started = new CountDownLatch(1);
  }

  /** It has. */
  void started(int at) {
    port = at;
    started.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      started.await(20, TimeUnit.SECONDS);
      HttpResponse<byte[]> answer = client.send(request(exchange), bodies());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpResponse.BodyHandler<byte[]> bodies() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private HttpRequest request(HttpExchange exchange) {
    URI asked = exchange.getRequestURI();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + asked)).build();
  }

  void stop() {
    server.stop(0);
  }
}

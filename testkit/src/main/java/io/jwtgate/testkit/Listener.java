package io.jwtgate.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** An open port on loopback; translates between the JDK's HTTP server and {@link Reply}. */
final class Listener {
  // The literal: "localhost" and the JDK's loopback address may be ::1.
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Listener::newThread);
  private final Function<ReceivedRequest, Reply> answers;

  private Listener(HttpServer server, Function<ReceivedRequest, Reply> answers) {
    this.server = server;
    this.answers = answers;
  }

  /** Listens on the port, or on a free one if it is 0; with TLS where that is given. */
  static Listener on(int port, Optional<SSLContext> tls, Function<ReceivedRequest, Reply> answers) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
      Listener listener = new Listener(bound(address, tls), answers);
      listener.open();
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer bound(InetSocketAddress address, Optional<SSLContext> tls)
      throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
    return server;
  }

  private void open() {
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Cuts every connection and ends every pause. */
  void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "jwks-server");
    thread.setDaemon(true);
    return thread;
  }

  // Closing the exchange before its announced length is sent closes the connection: that is the
  // cut.
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(answers.apply(received(exchange)), exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ReceivedRequest received(HttpExchange exchange) {
    return new ReceivedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders());
  }

  private static void send(Reply reply, HttpExchange exchange)
      throws IOException, InterruptedException {
    reply.pause().await();
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), reply.body().length());
    try (OutputStream out = exchange.getResponseBody()) {
      reply.body().content().writeTo(out);
    }
  }
}

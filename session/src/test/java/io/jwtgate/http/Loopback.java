package io.jwtgate.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.session.endpoint.EndpointRequest;
import io.jwtgate.session.endpoint.EndpointResponse;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.issue.PublishedKeys;
import io.jwtgate.session.issue.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The smallest adapter of the endpoints: the HTTP server of the JDK, without a filter or a runtime.
 */
public final class Loopback implements Running {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Loopback(SessionSetup setup) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    serve("/session", setup.inCookies());
    serve("/token", setup.inBodies());
    Gate gate = setup.gate();
    server.createContext("/", exchange -> write(exchange, me(gate, exchange)));
    server.createContext(
        "/.well-known/jwks.json", exchange -> write(exchange, keys(setup.keys(), exchange)));
    server.start();
  }

  /** The application that a setup describes. */
  public static Loopback serving(SessionSetup setup) {
    return new Loopback(setup);
  }

  private void serve(String path, SessionEndpoints endpoints) {
    server.createContext(
        path,
        exchange -> {
          EndpointResponse answer = endpoints.answer(new Request(exchange, path));
          List<String> fields = new ArrayList<>();
          answer.fields().forEach(field -> fields.add(field.name() + ": " + field.value()));
          write(exchange, new Answer(answer.status(), fields, answer.body()));
        });
  }

  private static Answer me(Gate gate, HttpExchange exchange) {
    boolean confidential = new Request(exchange, "/").isConfidential();
    return InMemory.answer(gate.receive(new InMemory(call(exchange), confidential)).decide());
  }

  private static Answer keys(SigningKeys keys, HttpExchange exchange) {
    if (!List.of("GET", "HEAD", "OPTIONS").contains(exchange.getRequestMethod())) {
      return new Answer(405, List.of("Allow: GET, HEAD, OPTIONS"), "");
    }
    PublishedKeys published = keys.published();
    List<String> fields =
        List.of(
            "Cache-Control: " + published.cacheControl(),
            "ETag: " + published.entityTag(),
            "Content-Type: " + PublishedKeys.MEDIA_TYPE);
    boolean known = published.isNamedBy(header(exchange, "If-None-Match"));
    return new Answer(known ? 304 : 200, fields, known ? "" : published.json());
  }

  private static Call call(HttpExchange exchange) {
    List<String> fields = new ArrayList<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> fields.add(name + ": " + value)));
    URI target = exchange.getRequestURI();
    return new Call(exchange.getRequestMethod(), target, target.toString(), fields, "");
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    byte[] body = (head ? "" : answer.body()).getBytes(StandardCharsets.UTF_8);
    for (String field : answer.fields()) {
      int colon = field.indexOf(':');
      exchange
          .getResponseHeaders()
          .add(field.substring(0, colon), field.substring(colon + 1).strip());
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static List<String> header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of());
  }

  @Override
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** A request as it came, with the words of a proxy taken for true. */
  private record Request(HttpExchange exchange, String basePath) implements EndpointRequest {

    @Override
    public String action() {
      String path = path();
      return path.length() > basePath.length() ? path.substring(basePath.length() + 1) : "";
    }

    @Override
    public String clientAddress() {
      return header("X-Forwarded-For").stream()
          .findFirst()
          .orElse(exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    @Override
    public InputStream body() {
      return exchange.getRequestBody();
    }

    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String query() {
      String query = exchange.getRequestURI().getRawQuery();
      return query == null ? "" : query;
    }

    @Override
    public String path() {
      return exchange.getRequestURI().getPath();
    }

    @Override
    public boolean isNamedByWholePath() {
      return false;
    }

    @Override
    public List<String> header(String name) {
      return Loopback.header(exchange, name);
    }

    @Override
    public boolean isConfidential() {
      boolean secure = header("X-Forwarded-Proto").contains("https");
      boolean here = clientAddress().startsWith("127.") && !isForwardedFromPlainHttp();
      return secure || here;
    }
  }
}

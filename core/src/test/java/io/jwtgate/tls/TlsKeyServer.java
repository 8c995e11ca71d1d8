package io.jwtgate.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An https server on 127.0.0.1 with an identity of its own and documents by their paths. */
public final class TlsKeyServer implements AutoCloseable {
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final HttpsServer server;

  /**
   * @param needsClient whether a client must show a certificate of the same authority
   */
  public TlsKeyServer(Identity identity, boolean needsClient) {
    try {
      server =
          HttpsServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setHttpsConfigurator(new Configurator(identity.context(), needsClient));
    server.createContext("/", this::answer);
    server.start();
  }

  /** From now on that path has this document. */
  public void put(String path, String document) {
    documents.put(path, document);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "https://127.0.0.1:" + port() + path;
  }

  /** The {@code Authorization} header of each request so far; empty text for none. */
  public List<String> authorizations() {
    return authorizations;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = exchange.getRequestHeaders().getFirst("Authorization");
      authorizations.add(sent == null ? "" : sent);
      String document = documents.get(exchange.getRequestURI().getPath());
      byte[] body = (document == null ? "" : document).getBytes(UTF_8);
      exchange.sendResponseHeaders(
          document == null ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static final class Configurator extends HttpsConfigurator {
    private final boolean needsClient;

    Configurator(SSLContext context, boolean needsClient) {
      super(context);
      this.needsClient = needsClient;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setNeedClientAuth(needsClient);
      parameters.setSSLParameters(wanted);
    }
  }
}

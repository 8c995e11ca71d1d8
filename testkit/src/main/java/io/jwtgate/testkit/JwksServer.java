package io.jwtgate.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * An issuer over real HTTP on a free port of 127.0.0.1: it publishes keys and metadata, counts who
 * asks for them, and fails as told. Paths without an answer are 404. Thread-safe.
 *
 * <pre>{@code
 * try (JwksServer server = JwksServer.start(key)) {
 *   server.on(server.root().jwksPath(), Reply.status(503), Reply.jwks(key)); // fails once
 * }
 * }</pre>
 */
public final class JwksServer implements AutoCloseable {
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, Realm> realms = new ConcurrentHashMap<>();
  private final RequestLog log = new RequestLog();
  private final Optional<SSLContext> tls;
  private final int port;
  private volatile Listener listener;

  private JwksServer(Optional<SSLContext> tls) {
    this.tls = tls;
    listener = Listener.on(0, tls, this::answer);
    port = listener.port();
  }

  /** Starts a server whose {@link #root} publishes these keys. */
  public static JwksServer start(TestKey... keys) {
    return publishing(keys, Optional.empty());
  }

  /**
   * Starts a server that speaks https and shows the identity's self-signed {@link
   * TestKey#certificate}, which no client trusts unless it is told to.
   *
   * @param identity an RSA or EC key pair
   */
  public static JwksServer startHttps(TestKey identity, TestKey... keys) {
    return publishing(keys, Optional.of(Tls.of(identity)));
  }

  private static JwksServer publishing(TestKey[] keys, Optional<SSLContext> tls) {
    JwksServer server = new JwksServer(tls);
    server.root().publish(keys);
    return server;
  }

  /** The issuer at the root of the server, whose identifier has no path. */
  public Realm root() {
    return realm("");
  }

  /**
   * The issuer under a path, such as {@code /realms/shop}. The first call makes it, with no keys.
   * Issuers of one server share nothing but the host. A path with a slash at its end gives an
   * issuer with one, at the same places as without.
   *
   * @throws IllegalArgumentException if the path is not empty and does not begin with a slash
   */
  public Realm realm(String path) {
    return realms.computeIfAbsent(path, any -> new Realm(this, path));
  }

  /** {@link Realm#issuer} of the root. */
  public String issuer() {
    return root().issuer();
  }

  /** {@link Realm#jwksUri} of the root. */
  public URI jwksUri() {
    return root().jwksUri();
  }

  /** {@link Realm#publish(TestKey...)} of the root. */
  public void publish(TestKey... keys) {
    root().publish(keys);
  }

  /** The URL of a path on this server. */
  public String url(String path) {
    return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port + path;
  }

  /** From now on the path gives these answers in turn; the last one stays. */
  public void on(String path, Reply first, Reply... next) {
    scripts.put(path, new Script(first, next));
  }

  /** How often the path has been asked for; a request counts as soon as its headers are read. */
  public int requests(String path) {
    return log.count(path);
  }

  /** Every request so far, in order. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /**
   * Waits in real time until the path has been asked for at least so often.
   *
   * @return false if that has not happened within the patience
   */
  public boolean awaitRequests(String path, int count, Duration patience)
      throws InterruptedException {
    return log.await(path, count, patience);
  }

  /** Goes down: open connections are cut, new ones rejected. Answers and counts are kept. */
  public void stop() {
    listener.close();
  }

  /** Comes back on the same port after {@link #stop}. */
  public void restart() {
    listener = Listener.on(port, tls, this::answer);
  }

  /** Like {@link #stop}; may be called again. */
  @Override
  public void close() {
    stop();
  }

  private Reply answer(ReceivedRequest request) {
    log.add(request);
    Script script = scripts.get(request.path());
    return script == null ? Reply.status(404) : script.next().to(request);
  }
}

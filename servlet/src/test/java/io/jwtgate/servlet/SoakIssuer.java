package io.jwtgate.servlet;

import io.jwtgate.testkit.HostileToken;
import io.jwtgate.testkit.HostileTokens;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An identity provider that rotates its keys, goes down and comes back. Thread-safe. */
final class SoakIssuer implements AutoCloseable {
  static final String AUDIENCE = "orders";
  private static final int TOKENS_OF_A_KEY = 200;
  // Longer ones are refused by the server, before any filter.
  private static final int LONGEST = 6_000;
  private static final TestKey STRANGER = TestKey.shared("ES256", "stranger");
  // Of the first the key may be looked for, which would spend a cooldown; the others become good.
  private static final Set<String> LEFT_OUT = Set.of("unknown_key", "not_yet_valid");

  private final JwksServer server = JwksServer.start();
  private final JwksServer silent = JwksServer.start();
  private final AtomicInteger names = new AtomicInteger();
  private final List<SoakKey> published = new CopyOnWriteArrayList<>();
  private final List<SoakKey> retired = new CopyOnWriteArrayList<>();
  private volatile List<String> hostile = List.of();

  SoakIssuer() {
    silent.on(silent.root().jwksPath(), Reply.jwks().delayedBy(Duration.ofMinutes(1)));
    signAtOnce(Duration.ZERO);
  }

  String issuer() {
    return server.issuer();
  }

  String jwksUri() {
    return server.jwksUri().toString();
  }

  /** Another issuer, which takes connections and never answers. */
  JwksServer silent() {
    return silent;
  }

  int fetches() {
    return server.root().keyRequests();
  }

  /**
   * A new key signs from now on, without having been published before.
   *
   * @param patience after which its tokens must be taken
   */
  void signAtOnce(Duration patience) {
    SoakKey next = key(patience);
    hostile = hostileTokens(next.key());
    published.add(0, next);
    publish();
  }

  private SoakKey key(Duration patience) {
    TestKey key = TestKey.generate("ES256", "key-" + names.incrementAndGet());
    List<String> tokens =
        Stream.generate(() -> mint(key).token().compact()).limit(TOKENS_OF_A_KEY).toList();
    return new SoakKey(key, tokens, System.nanoTime() + patience.toNanos());
  }

  private TokenMint mint(TestKey key) {
    return TokenMint.of(issuer(), AUDIENCE, key);
  }

  private List<String> hostileTokens(TestKey key) {
    return HostileTokens.of(mint(key)).stream()
        .filter(token -> token.status() == 401 && !LEFT_OUT.contains(token.reason()))
        .filter(token -> token.compact().length() < LONGEST)
        .map(HostileToken::compact)
        .toList();
  }

  /** All keys but the newest leave the set; after the patience their tokens must be refused. */
  void retireOld(Duration patience) {
    List<SoakKey> old = List.copyOf(published.subList(1, published.size()));
    long from = System.nanoTime() + patience.toNanos();
    published.removeAll(old);
    old.forEach(key -> retired.add(new SoakKey(key.key(), key.tokens(), from)));
    publish();
  }

  private void publish() {
    server.on(server.root().jwksPath(), jwks());
  }

  private Reply jwks() {
    TestKey[] keys = published.stream().map(SoakKey::key).toArray(TestKey[]::new);
    return Reply.jwks(keys).header("Cache-Control", "max-age=60");
  }

  /** Fails at each fetch in another way. */
  void fail() {
    server.on(
        server.root().jwksPath(),
        jwks().delayedBy(Duration.ofMinutes(1)),
        Reply.status(503),
        Reply.json("<html>"),
        Reply.redirect("/elsewhere"),
        jwks().trickled(Duration.ofMillis(200)),
        Reply.gzipBomb());
  }

  void recover() {
    publish();
  }

  /** Of the newest key mostly, as in life. */
  SoakKey publishedKey() {
    List<SoakKey> now = List.copyOf(published);
    return ThreadLocalRandom.current().nextInt(5) == 0 ? anyOf(now) : now.get(0);
  }

  /** A token that must never be taken, of a key id that is known. */
  String badToken() {
    return anyOf(hostile);
  }

  /** A token that must not be taken any longer, since its key has left the set. */
  String endedToken() {
    List<SoakKey> ended = retired.stream().filter(SoakKey::isSure).toList();
    return ended.isEmpty() ? badToken() : anyOf(ended).anyToken();
  }

  /** A token with a key id that nobody has seen before. */
  String inventedToken() {
    String keyId = "invented-" + names.incrementAndGet();
    return mint(STRANGER.withKeyId(keyId)).token().compact();
  }

  String tokenOfSilentIssuer() {
    return TokenMint.of(silent.issuer(), AUDIENCE, STRANGER).token().compact();
  }

  static <T> T anyOf(List<T> some) {
    return some.get(ThreadLocalRandom.current().nextInt(some.size()));
  }

  @Override
  public void close() {
    server.close();
    silent.close();
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.internal.log.LogPace;
import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.jwks.internal.http.Resolver;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads where keys can't be fetched: one line that tells the mistake. */
class KeyLogTest {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final TestKey IDENTITY = TestKey.shared("ES256", "tls");

  private final JwksServer server = JwksServer.start(FIRST);

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<Arguments> answersOfIssuers() {
    String login = "<!DOCTYPE html><title>Log in</title>";
    return Stream.of(
        answer(
            "a misspelt realm",
            Reply.status(404),
            "STATUS from *: status 404: there is no such document; compare host, port and path (the"
                + " name of the realm)"),
        answer(
            "a key set for members only",
            Reply.status(401),
            "STATUS from *: status 401: it asks for credentials; see jwtgate.fetch-token-file"),
        answer(
            "a server in trouble",
            Reply.status(503),
            "STATUS from *: status 503: the server, or a proxy before it, is in trouble"),
        answer(
            "a redirect to a login page",
            Reply.redirect("/login?state=s3cret"),
            "REDIRECTED from *: status 302 to /login: redirects are not followed; write the final"
                + " URL, or is it a login page?"),
        answer(
            "a login page in place of JSON",
            Reply.json(login),
            "*: the answer is a web page and no JSON; it is a login page"),
        answer(
            "a slash too few",
            "{\"issuer\":\"SERVER/\",\"jwks_uri\":\"SERVER/keys\"}",
            "WRONG_ISSUER from *: the metadata say issuer SERVER/, and jwtgate.issuer is SERVER;"
                + " write exactly what"),
        answer(
            "an address of a key set",
            Reply.jwks(FIRST),
            "*: this is a key set and no metadata; write its URL into jwtgate.jwks-uri"),
        answer(
            "metadata without keys",
            "{\"issuer\":\"SERVER\"}",
            "MALFORMED from *: the metadata have no jwks_uri"));
  }

  private static Arguments answer(String name, Reply reply, String told) {
    return Arguments.of(name, reply, told);
  }

  /** In text and in what is told, SERVER is the server. */
  private static Arguments answer(String name, String json, String told) {
    return Arguments.of(name, json, told);
  }

  @ParameterizedTest(name = "{0}: one line tells it")
  @MethodSource("answersOfIssuers")
  void oneLineTellsOfTheAnswer(String name, Object answer, String told) {
    Reply reply =
        answer instanceof Reply ready
            ? ready
            : Reply.json(((String) answer).replace("SERVER", url()));
    server.on(METADATA, reply);
    server.on("/.well-known/oauth-authorization-server", Reply.status(404));

    String line = line(RemoteKeySource.discoveredFrom(url()));

    String from = told.replace("*", url() + METADATA).replace("SERVER", url());
    assertTrue(line.contains(from), () -> line + " lacks " + from);
  }

  private String url() {
    return server.url("");
  }

  @Test
  @DisplayName("metadata in place of a key set: one line tells it")
  void metadataInPlaceOfKeys() {
    String told = "these are an issuer's metadata and no key set; leave jwtgate.jwks-uri out";
    assertTold(told, RemoteKeySource.at(server.url(METADATA)));
  }

  @Test
  @DisplayName("a set without a usable key: one line tells it")
  void setWithoutKeys() {
    Jwk secret = FIRST.publicJwk().with("kty", "oct").with("k", "AAAA");
    server.on(server.root().jwksPath(), Reply.jwks(List.of(secret)));
    assertTold("NO_USABLE_KEY", RemoteKeySource.at(server.jwksUri().toString()));
  }

  @Test
  @DisplayName("a wrong port: one line tells it")
  void wrongPort() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertTold(
        "UNREACHABLE from http://127.0.0.1:" + free + METADATA + ": nobody listens there; compare",
        RemoteKeySource.discoveredFrom("http://127.0.0.1:" + free));
  }

  @Test
  @DisplayName("a host that is not known: one line tells it")
  void unknownHost() {
    Resolver nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    assertTold(
        "UNREACHABLE from https://idp.example/keys: the host's name does not resolve",
        RemoteKeySource.at("https://idp.example/keys").resolver(nothing));
  }

  @Test
  @DisplayName("a server that is silent: one line tells it")
  void silentServer() {
    server.on(server.root().jwksPath(), Reply.jwks(FIRST).delayedBy(Duration.ofMinutes(1)));
    HttpLimits brief = new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 1_024);
    assertTold("TIMED_OUT", RemoteKeySource.at(server.jwksUri().toString()).limits(brief));
  }

  @Test
  @DisplayName("a private authority, another host's certificate, no TLS: one line tells each")
  void tlsMistakes() {
    try (JwksServer secured = JwksServer.startHttps(IDENTITY, FIRST)) {
      String https = secured.jwksUri().toString();
      String other = https.replace("127.0.0.1", "issuer.example");
      Resolver loopback =
          host -> new java.net.InetAddress[] {java.net.InetAddress.getLoopbackAddress()};
      String plain = server.jwksUri().toString().replace("http:", "https:");

      assertTold("write its certificate into jwtgate.tls-ca-file", RemoteKeySource.at(https));
      assertTold(
          "the server's certificate is for another host",
          RemoteKeySource.at(other).tls(TlsTest.trusting(IDENTITY)).resolver(loopback));
      HttpLimits brief = new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 1_024);
      assertTold("speaks http where https is written", RemoteKeySource.at(plain).limits(brief));
    }
  }

  @Test
  @DisplayName("https where http is configured: one line tells it")
  void plainHttpToATlsPort() {
    try (JwksServer secured = JwksServer.startHttps(IDENTITY, FIRST)) {
      String plain = secured.jwksUri().toString().replace("https:", "http:");
      assertTold("is it https that is spoken there?", RemoteKeySource.at(plain));
    }
  }

  @Test
  @DisplayName("an address that is never called: one line tells it")
  void forbiddenAddress() {
    assertTold("EGRESS_REJECTED", RemoteKeySource.at("https://169.254.169.254/keys"));
  }

  @Test
  @DisplayName("a query of the address is not logged, which may hold a key")
  void queryIsNotLogged() {
    String line = line(RemoteKeySource.at(server.url("/keys?code=s3cret")));
    assertTrue(line.contains("/keys?***: status 404"), line);
    assertFalse(line.contains("s3cret"), line);
  }

  @Test
  @DisplayName("a server can't write a line of its own into the log")
  void serverForgesNothing() {
    server.on(METADATA, Reply.json("{\"issuer\":\"x\\nWARNING: y\\u2028\\u001b[2J\"}"));
    String line = line(RemoteKeySource.discoveredFrom(url()));
    assertTrue(line.contains("say issuer x?WARNING: y??[2J, and"), line);
  }

  @Test
  @DisplayName("a flood is one line a minute, and the end of it is told")
  void floodIsOneLineAMinute() {
    try (RecordedLog log = RecordedLog.start();
        OneSource one = OneSource.holdingFirst()) {
      one.on(Reply.status(500));
      for (int i = 0; i < 6; i++) {
        one.passToNextFetch();
      }
      one.pass(Duration.ofMinutes(1));
      one.fetchedOnceMore();
      one.on(Reply.jwks(FIRST));
      one.passToNextFetch();

      List<String> lines = log.lines().stream().filter(it -> it.contains("no keys")).toList();
      assertEquals(2, lines.size(), lines::toString);
      assertTrue(lines.get(0).contains("The keys from before serve on"), lines.get(0));
      assertTrue(lines.get(1).contains("more since the last line)"), lines.get(1));
      assertEquals(1, log.lines().stream().filter(it -> it.contains("fetched again")).count());
    }
  }

  @Test
  @DisplayName("another reason is told at once, and a clock that is set back silences nobody")
  void paceLetsNewsThrough() {
    AtomicLong clock = new AtomicLong(1_000_000);
    LogPace pace = new LogPace(clock::get);

    assertTrue(pace.isDue("a"));
    assertFalse(pace.isDue("a"));
    assertTrue(pace.isDue("b"));
    clock.set(0);
    assertTrue(pace.isDue("b"));
  }

  private static void assertTold(String told, RemoteKeySource.Builder keys) {
    String line = line(keys);
    assertTrue(line.contains(told), () -> line + " lacks " + told);
  }

  /** The one warning of a first fetch that fails, which the start is told as well. */
  private static String line(RemoteKeySource.Builder keys) {
    try (RecordedLog log = RecordedLog.start()) {
      UnaryOperator<RemoteKeySource.Builder> named =
          it -> it.name("shop").setting("jwtgate.shop.issuer").application("/app");
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, named.apply(keys.required())::build);
      List<String> lines = log.lines().stream().filter(it -> it.contains("no keys")).toList();
      assertEquals(1, lines.size(), lines::toString);
      String line = lines.get(0);
      assertTrue(
          line.contains("jwtgate.shop.issuer: (issuer shop, application /app) no keys "), line);
      assertTrue(line.contains(". Until there are keys every token is answered 503"), line);
      assertTrue(refused.getMessage().startsWith("no keys could be fetched ("));
      return line;
    }
  }
}

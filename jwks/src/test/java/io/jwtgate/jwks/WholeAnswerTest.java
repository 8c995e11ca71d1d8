package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.tls.Identity;
import io.jwtgate.tls.PrivateAuthority;
import io.jwtgate.tls.ScriptedServer;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that arrive whole from peers that say nothing more. */
@Timeout(60)
class WholeAnswerTest {
  private static final PrivateAuthority AUTHORITY = new PrivateAuthority("jwtgate-test");
  private static final Identity SERVER = AUTHORITY.issue("127.0.0.1", "key_cloak", "*.a_b.example");
  // Long, so that only an answer that is used at once comes within the patience of the test.
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String SET = "{\"keys\":[" + FIRST.publicJwk().json() + "]}";

  @ParameterizedTest(
      name = "NET-02: over {0} a whole set is used though the peer never closes: {1}")
  @CsvSource({"TLSv1.2, measured", "TLSv1.3, measured", "TLSv1.2, chunked", "TLSv1.3, chunked"})
  void wholeSetIsUsedAtOnce(String version, String framing) {
    try (ScriptedServer server = ScriptedServer.tls(SERVER, version, false, answer(framing));
        RemoteKeySource source = source("https://127.0.0.1:" + server.port() + "/keys").build()) {
      assertTrue(source.find(SignatureAlgorithm.ES256, FIRST.keyId()).isPresent());
    }
  }

  private static String answer(String framing) {
    int length = SET.getBytes(UTF_8).length;
    return framing.equals("measured")
        ? "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + SET
        : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(length)
            + "\r\n"
            + SET
            + "\r\n0\r\n\r\n";
  }

  private static RemoteKeySource.Builder source(String url) {
    return RemoteKeySource.at(url)
        .listener(event -> {})
        .fetchTimeout(LONG)
        .tls(SERVER.context())
        .resolver(host -> new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})});
  }

  @ParameterizedTest(name = "DISC-07: https to {0} is spoken where its certificate names it")
  @ValueSource(strings = {"key_cloak", "KEY_CLOAK", "x.a_b.example"})
  void hostWithUnderscoreIsVerified(String host) {
    assertEquals(KeyHealth.State.FRESH, fetched(host));
  }

  @ParameterizedTest(
      name = "DISC-07: https to {0} is refused, since its certificate does not name it")
  @ValueSource(strings = {"key_cloak2", "a_b.example", "x.y.a_b.example", "xa_b.example"})
  void otherHostWithUnderscoreIsRefused(String host) {
    assertEquals(KeyHealth.State.EMPTY, fetched(host));
  }

  private static KeyHealth.State fetched(String host) {
    try (ScriptedServer server = ScriptedServer.tls(SERVER, "TLSv1.3", false, answer("measured"));
        RemoteKeySource source = source("https://" + host + ":" + server.port()).build()) {
      OneSource.awaitInRealTime(
          () ->
              source.health().orElseThrow().keys() > 0
                  || source.health().orElseThrow().failuresInARow() > 0);
      return source.health().orElseThrow().state();
    }
  }

  @Test
  @DisplayName("NET-02: a peer that says less than it announced is waited for, and refused")
  void halfAnAnswerIsRefused() {
    String half = answer("measured").replace("Content-Length: ", "Content-Length: 9");
    try (ScriptedServer server = ScriptedServer.tls(SERVER, "TLSv1.3", false, half);
        RemoteKeySource source =
            source("https://127.0.0.1:" + server.port())
                .fetchTimeout(Duration.ofSeconds(1))
                .build()) {
      OneSource.awaitInRealTime(() -> source.health().orElseThrow().failuresInARow() > 0);
      assertEquals(0, source.health().orElseThrow().keys());
    }
  }
}

package io.jwtgate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.RemoteKeySource;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.Base64;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left of tokens whose sender invents a new name each time. */
class BoundedMemoryTest {
  private static final TestKey KEY = TestKey.shared("EdDSA");
  private static final int SOME = 1_000;
  private static final int MANY = 10_000;
  // Signing takes its time.
  private static final int MANY_SIGNED = 1_000;

  private final MovableClock clock = OneIssuer.newYear();
  private final JwksServer server = JwksServer.start(KEY);
  private final TokenMint mint = new TokenMint(server.issuer(), OneIssuer.AUDIENCE, KEY, clock);
  private final TokenVerifier verifier =
      TokenVerifier.builder().trust(issuer()).clock(clock).cacheSize(100).build();

  private TrustedIssuer issuer() {
    return TrustedIssuer.of(server.issuer())
        .audience(OneIssuer.AUDIENCE)
        .keys(RemoteKeySource.at(server.jwksUri().toString()).clock(clock).build())
        .build();
  }

  @AfterEach
  void close() {
    verifier.close();
    server.close();
  }

  @Test
  @DisplayName("LIM-05: ten thousand invented issuers leave nothing behind")
  void inventedIssuers() {
    assertBounded(MANY, i -> unsigned("known", "https://invented-" + i + ".example"));
  }

  @Test
  @DisplayName("LIM-05: ten thousand invented key ids leave nothing behind")
  void inventedKeyIds() {
    assertBounded(MANY, i -> unsigned("invented-" + i, server.issuer()));
  }

  @Test
  @DisplayName("LIM-05: thousands of token ids leave no more than the cache may hold")
  void manyTokenIds() {
    assertBounded(MANY_SIGNED, i -> mint.token().claim("jti", "token-" + i).compact());
  }

  private void assertBounded(int many, IntFunction<String> token) {
    send(token, 0, SOME);
    int before = Reachable.from(verifier).count();
    send(token, SOME, SOME + many);
    int more = Reachable.from(verifier).count() - before;
    assertTrue(more < many / 10, () -> more + " objects more");
  }

  private void send(IntFunction<String> token, int from, int to) {
    for (int i = from; i < to; i++) {
      // Now and then a cooldown ends, so that names are looked for and remembered.
      clock.advance(Duration.ofMillis(100));
      judge(token.apply(i));
    }
  }

  private void judge(String token) {
    try {
      verifier.verify(token);
    } catch (TokenRejectedException refused) {
      // Both answers are right here; what is left behind counts.
    }
  }

  private static String unsigned(String keyId, String issuer) {
    return base64("{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\"}")
        + "."
        + base64("{\"iss\":\"" + issuer + "\"}")
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}

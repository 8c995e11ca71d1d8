package io.jwtgate.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.Refused;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final TestKey KEY = TestIssuer.MINT.key();
  private static final KeySource KEYS = KeySet.of(VerificationKey.of(KEY.publicKey(), KEY.keyId()));

  private WebServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("CHL-16: a key source that fails is a refused token, never a 500")
  void failingKeySourceIsRefused() {
    start(
        (algorithm, keyId) -> {
          throw new IllegalStateException("broken");
        });

    assertEquals(Refused.token("The token is malformed"), call(TestIssuer.token()).refusal());
  }

  @Test
  @DisplayName("CHL-14, CHL-17: keys that can't be had are 503 with Retry-After and no challenge")
  void unavailableKeysAre503() {
    start(
        (algorithm, keyId) -> {
          throw new KeysUnavailableException(Duration.ofSeconds(7));
        });

    assertEquals(
        Refused.plain(503, "Service Unavailable", "Retry-After: 7\n"),
        call(TestIssuer.token()).refusal());
  }

  @Test
  @DisplayName("CHL-20: an error page of the application does not take the challenge's place")
  void errorPageLeavesTheChallenge() {
    server = new WebServer();
    ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
    errorPages.addErrorPage(401, "/error");
    server.context().setErrorHandler(errorPages);
    serve(KEYS);

    assertEquals(
        Refused.challenged(401, "Unauthorized", ""), Call.get(server.at("/it")).send().refusal());
  }

  private void start(KeySource keys) {
    server = new WebServer();
    serve(keys);
  }

  private void serve(KeySource keys) {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(keys)
            .build();
    Gate gate = Gate.of(TokenVerifier.trusting(issuer));
    server.filtered("/*", new JwtFilter(gate)).serving("/*", Page::whoAmI).start();
  }

  private Answer call(String token) {
    return Call.get(server.at("/it")).bearer(token).send();
  }
}

package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenVerifier;
import io.jwtgate.TrustedIssuer;
import io.jwtgate.bearer.Gate;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.keys.KeySet;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.HostileToken;
import io.jwtgate.testkit.HostileTokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one table of hostile tokens over HTTP: in the header and in the cookie, cold and warm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostileContract {
  private static final String MALFORMED =
      Refused.challenged(
          400,
          "Bad Request",
          "error=\"invalid_request\","
              + " error_description=\"The request must carry one well-formed bearer token\"");

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private Running server;

  /**
   * Starts an application behind a gate: {@code GET /it} tells who calls.
   *
   * @param reasons takes the reason code of each refused request as the application sees it
   */
  protected abstract Running start(Gate gate, BlockingQueue<String> reasons);

  @BeforeAll
  final void start() {
    TrustedIssuer issuer =
        TrustedIssuer.of(TestIssuer.MINT.issuer())
            .audience(TestIssuer.MINT.audience())
            .keys(KeySet.of(VerificationKey.of(TestIssuer.MINT.key().publicKey(), "test-RS256")))
            .build();
    Gate gate =
        Gate.builder()
            .verifier(TokenVerifier.trusting(issuer))
            .cookie(CredentialRows.COOKIE)
            .listener(SecurityListener.logging().and(this::listen))
            .build();
    server = start(gate, seen);
  }

  private void listen(SecurityEvent event) {
    told.add(event.detail());
  }

  @AfterAll
  final void stop() {
    server.close();
  }

  static Stream<HostileToken> hostile() {
    return HostileTokens.of(TestIssuer.MINT).stream().filter(HostileContract::fitsALine);
  }

  private static boolean fitsALine(HostileToken token) {
    return token.compact().chars().allMatch(octet -> octet >= 0x20 && octet < 0x7f);
  }

  private Call call() {
    return Call.get(server.at("/it"));
  }

  @ParameterizedTest(name = "CHL-04, CHL-11, CHL-12, CHL-16, LIM-03: in the header: {0}")
  @MethodSource("hostile")
  void isRefusedInTheHeader(HostileToken token) throws InterruptedException {
    boolean readable = token.status() == 401;
    String answer = readable ? words(token) : MALFORMED;
    assertRefused(
        answer, readable ? token.reason() : "invalid_request", call().bearer(token.compact()));
  }

  @ParameterizedTest(name = "FMT-03, CHL-04, CHL-11, CHL-12, CHL-16: in the cookie: {0}")
  @MethodSource("hostile")
  void isRefusedInTheCookie(HostileToken token) throws InterruptedException {
    assertRefused(
        words(token), token.reason(), call().cookie(CredentialRows.COOKIE, token.compact()));
  }

  /** The fixed words of its reason: nothing of the token is in them. */
  private static String words(HostileToken token) {
    return Arrays.stream(RejectionReason.values())
        .filter(reason -> reason.code().equals(token.reason()))
        .map(reason -> Refused.token(reason.description()))
        .findFirst()
        .orElseThrow();
  }

  /** Twice: with nothing known of the token, and after it was refused. */
  private void assertRefused(String answer, String reason, Call call) throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      assertEquals(answer, call.send().refusal());
      assertEquals(reason, told.poll(10, TimeUnit.SECONDS));
      assertEquals(reason, seen.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  @DisplayName("OBS-03: log, listener and application are told one code for each refusal")
  void oneCodeIsTold() throws InterruptedException {
    String expired = TestIssuer.MINT.token().expiresIn(Duration.ofMinutes(-5)).compact();
    try (RecordedLog log = RecordedLog.start()) {
      assertRefused(Refused.challenged(401, "Unauthorized", ""), "no_credentials", call());
      assertRefused(MALFORMED, "invalid_request", call().with("Authorization", "Bearer a b"));
      assertRefused(Refused.token("The token has expired"), "expired", call().bearer(expired));
      for (String code : List.of("no_credentials", "invalid_request", "expired")) {
        String line = " " + code + ": ";
        assertEquals(2, log.lines().stream().filter(it -> it.contains(line)).count(), code);
      }
    }
  }

  @Test
  @DisplayName("good tokens come in between hostile ones, and nothing is told of them")
  void goodTokenComesIn() {
    for (int i = 0; i < 2; i++) {
      assertEquals("alice", call().bearer(TestIssuer.token()).send().body());
      assertEquals("alice", call().cookie(CredentialRows.COOKIE, TestIssuer.token()).send().body());
    }
    assertTrue(told.isEmpty());
  }

  @Test
  @DisplayName("HDR-13: nothing of a key id comes back in a header")
  void keyIdIsNotEchoed() {
    for (String keyId : List.of("../../dev/null", "' OR 1=1--", "*)(uid=*", "|/bin/id", "x-mark")) {
      Answer answer = call().bearer(TestIssuer.MINT.token().header("kid", keyId).compact()).send();
      assertEquals(401, answer.status());
      assertTrue(answer.fields().stream().noneMatch(field -> field.contains(keyId)));
    }
    told.clear();
    seen.clear();
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RevocationCheck;
import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.keys.KeySource;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stream learns that its caller's token has ended. */
class CallersEndTest {
  private static final TestKey KEY = TestKey.shared("RS256");
  private static final Duration OFTEN = Duration.ofMillis(1);

  private final MovableClock clock = OneIssuer.newYear();
  private final TokenMint mint = new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, clock);
  private final RevocationList revoked = new RevocationList();
  private final Keys keys = new Keys();
  private final Gate gate =
      Gate.of(
          TokenVerifier.builder()
              .trust(OneIssuer.trust(KEY).keys(keys).build())
              .clock(clock)
              .revocation(revoked)
              .build());
  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    gate.close();
  }

  private static final class RevocationList implements RevocationCheck {
    private volatile boolean all;
    private volatile boolean unknown;

    @Override
    public boolean isRevoked(VerifiedToken token) {
      if (unknown) {
        throw new RevocationUnavailableException(Duration.ofSeconds(1));
      }
      return all;
    }
  }

  private static final class Keys implements KeySource {
    private volatile KeySource now = OneIssuer.keys(KEY);

    @Override
    public Optional<VerificationKey> find(SignatureAlgorithm algorithm, String keyId) {
      return now.find(algorithm, keyId);
    }
  }

  private Caller caller() {
    Call call =
        Call.get(URI.create("http://127.0.0.1"), "/it")
            .bearer(mint.token().expiresIn(Duration.ofMinutes(5)).compact());
    return gate.receive(new InMemory(call, false)).caller().orElseThrow();
  }

  @Test
  @DisplayName("a caller is valid until exp and the clock skew, by the gate's clock")
  void validUntilExpiry() {
    Caller caller = caller();
    Instant end = clock.instant().plus(Duration.ofMinutes(6));
    assertEquals(end, caller.validUntil());

    clock.set(end.minusMillis(1));
    assertTrue(caller.isStillValid());
    clock.set(end);
    assertFalse(caller.isStillValid());
  }

  @Test
  @DisplayName("a revoked caller is valid no longer, nor one of whom it can't be told")
  void revokedCaller_isNotValid() {
    Caller caller = caller();
    assertTrue(caller.isStillValid());
    revoked.unknown = true;
    assertFalse(caller.isStillValid());
    revoked.unknown = false;
    assertTrue(caller.isStillValid());
    revoked.all = true;
    assertFalse(caller.isStillValid());
  }

  @Test
  @DisplayName("a caller ends with the key that has signed the token")
  void withdrawnKey_endsTheCaller() {
    Caller caller = caller();
    keys.now = OneIssuer.keys(TestKey.shared("RS256", "next"));
    assertFalse(caller.isStillValid());
  }

  @Test
  @DisplayName("the end is told once")
  void endIsTold() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    List<String> told = new ArrayList<>();
    caller()
        .whenEnded(
            scheduler,
            OFTEN,
            () -> {
              told.add("ended");
              ended.countDown();
            });
    revoked.all = true;

    assertTrue(ended.await(30, TimeUnit.SECONDS));
    scheduler.shutdown();
    assertTrue(scheduler.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(List.of("ended"), told);
  }

  @Test
  @DisplayName("a watch that was closed tells nothing, and leaves nothing with the scheduler")
  void closedWatch_tellsNothing() {
    scheduler.setRemoveOnCancelPolicy(true);
    CallerWatch watch =
        caller()
            .whenEnded(
                scheduler,
                Duration.ofHours(1),
                () -> {
                  throw new AssertionError("told");
                });
    assertEquals(1, scheduler.getQueue().size());
    watch.close();
    watch.close();
    assertEquals(0, scheduler.getQueue().size());
  }

  @Test
  @DisplayName("a listener that fails ends nothing but itself")
  void failingListener_endsAlone() throws Exception {
    CountDownLatch ended = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      caller()
          .whenEnded(
              scheduler,
              OFTEN,
              () -> {
                ended.countDown();
                throw new IllegalStateException("closed already");
              });
    }
    clock.advance(Duration.ofHours(1));
    assertTrue(ended.await(30, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("an interval that is not above zero is a mistake, as is a scheduler that has ended")
  void mistakesAreTold() {
    assertThrows(
        IllegalArgumentException.class,
        () -> caller().whenEnded(scheduler, Duration.ZERO, () -> {}));
    ScheduledExecutorService over = Executors.newSingleThreadScheduledExecutor();
    over.shutdown();
    assertThrows(RejectedExecutionException.class, () -> caller().whenEnded(over, OFTEN, () -> {}));
  }

  @Test
  @DisplayName("a caller that no gate has made is valid until its token expires")
  void callerMadeByHand() {
    VerifiedToken token = caller().token();
    assertTrue(new Caller(token).isStillValid());
    MovableClock longAgo = MovableClock.at("2020-01-01T00:00:00Z");
    TokenVerifier then =
        TokenVerifier.builder().trust(OneIssuer.trust(KEY).build()).clock(longAgo).build();
    String old =
        new TokenMint(OneIssuer.ISSUER, OneIssuer.AUDIENCE, KEY, longAgo).token().compact();
    assertFalse(new Caller(then.verify(old)).isStillValid());
  }
}

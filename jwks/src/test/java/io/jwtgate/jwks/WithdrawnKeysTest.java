package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static io.jwtgate.jwks.OneSource.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WithdrawnKeysTest {
  private static final Duration GRACE = Duration.ofMinutes(5);

  static Stream<Arguments> setsWithoutKeys() {
    Jwk encryption = TestKey.shared("RS256").publicJwk().with("use", "enc");
    Jwk weak = TestKey.rsa("weak", 1024).publicJwk();
    return Stream.of(
        Arguments.of("an empty set", Reply.jwks()),
        Arguments.of("a set for encryption", Reply.jwks(List.of(encryption))),
        Arguments.of("a set of weak keys", Reply.jwks(List.of(weak))));
  }

  /** A day's worth of keys, of which the issuer then says that there are none. */
  private static OneSource holdingFirstForADay() {
    OneSource one =
        OneSource.with(
            builder -> builder, Reply.jwks(FIRST).header("Cache-Control", "max-age=86400"));
    one.settled();
    return one;
  }

  @ParameterizedTest(name = "NET-04: {0} ends trust in the old keys within minutes")
  @MethodSource("setsWithoutKeys")
  void withdrawnKeysEnd(String name, Reply withdrawal) {
    try (OneSource one = holdingFirstForADay()) {
      one.on(withdrawal);
      one.passToNextFetch();
      assertTrue(one.knows(FIRST));
      assertEquals(KeyHealth.State.STALE, one.health().state());
      assertEquals(1, one.events.count(Kind.KEYS_WITHDRAWN));
      one.pass(GRACE);
      assertTrue(OneSource.isUnavailable(one.source, FIRST));
      assertEquals(KeyHealth.State.EMPTY, one.health().state());
    }
  }

  @Test
  @DisplayName("NET-04: an outage of five minutes ends no trust")
  void outageEndsNoTrust() {
    try (OneSource one = holdingFirstForADay()) {
      one.on(Reply.status(500));
      one.passToNextFetch();
      one.pass(GRACE);
      assertTrue(one.knows(FIRST));
      assertEquals(0, one.events.count(Kind.KEYS_WITHDRAWN));
    }
  }

  @Test
  @DisplayName("NET-04: a withdrawal that is said again ends all the same")
  void withdrawalIsNotProlonged() {
    try (OneSource one = holdingFirstForADay()) {
      one.on(Reply.jwks());
      one.passToNextFetch();
      for (int i = 0; i < 4; i++) {
        one.pass(GRACE.dividedBy(4));
        one.fetchedOnceMore();
      }
      assertTrue(OneSource.isUnavailable(one.source, FIRST));
      assertEquals(1, one.events.count(Kind.KEYS_WITHDRAWN));
    }
  }

  @Test
  @DisplayName("NET-04: keys that are published again within these minutes serve on")
  void keysComeBack() {
    try (OneSource one = holdingFirstForADay()) {
      one.on(Reply.jwks());
      one.passToNextFetch();
      one.on(Reply.jwks(FIRST, SECOND));
      one.passToNextFetch();
      one.pass(GRACE);
      assertTrue(one.knows(FIRST) && one.knows(SECOND));
    }
  }
}

package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jwks.internal.http.HttpLimits;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.ReceivedRequest;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class HttpLimitsTest {
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(600), 512 * 1024);

  @Test
  @DisplayName("JWKS-24: the limits are 2 seconds to connect, 5 in all, 512 KiB")
  void limitsAreTheStatedOnes() {
    assertEquals(
        new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 524_288), HttpLimits.DEFAULT);
  }

  static Stream<Arguments> largeAnswers() {
    return Stream.of(
        Arguments.of("an endless body", Reply.endless(), FetchFailure.TOO_LARGE),
        Arguments.of("a gzip bomb", Reply.gzipBomb(), FetchFailure.TOO_LARGE),
        Arguments.of("a large set", large(600 * 1024), FetchFailure.TOO_LARGE),
        Arguments.of("101 keys", Reply.jwks(keys(101)), FetchFailure.MALFORMED));
  }

  static Stream<Arguments> slowAnswers() {
    return Stream.of(
        Arguments.of("a trickle", Reply.jwks(FIRST).trickled(Duration.ofMillis(50))),
        Arguments.of("silence", Reply.jwks(FIRST).delayedBy(Duration.ofMinutes(1))));
  }

  private static Reply large(int octets) {
    return Reply.json("{\"keys\":[" + FIRST.publicJwk().json() + "]}" + " ".repeat(octets));
  }

  private static List<Jwk> keys(int count) {
    Jwk key = FIRST.publicJwk();
    return IntStream.range(0, count).mapToObj(i -> key.with("kid", "key-" + i)).toList();
  }

  @ParameterizedTest(name = "JWKS-24: {0} is cut")
  @MethodSource("largeAnswers")
  void largeAnswerIsCut(String name, Reply answer, FetchFailure failure) {
    try (OneSource one = OneSource.answered(answer)) {
      one.failedFor(failure);
    }
  }

  @ParameterizedTest(name = "JWKS-24: {0} is cut")
  @MethodSource("slowAnswers")
  void slowAnswerIsCut(String name, Reply answer) {
    try (OneSource one = OneSource.with(builder -> builder.limits(SHORT), answer)) {
      one.failedFor(FetchFailure.TIMED_OUT);
    }
  }

  @ParameterizedTest(name = "JWKS-24: {0} is taken")
  @MethodSource("largeButLawful")
  void largeButLawfulIsTaken(String name, Reply answer) {
    try (OneSource one = OneSource.answered(answer)) {
      assertTrue(one.find(kidIn(name)).isPresent());
    }
  }

  private static String kidIn(String name) {
    return name.equals("a set of 100 keys") ? "key-99" : FIRST.keyId();
  }

  static Stream<Arguments> largeButLawful() {
    return Stream.of(
        Arguments.of("a set of 100 keys", Reply.jwks(keys(100))),
        Arguments.of("half a megabyte", large(500 * 1024)),
        Arguments.of("a gzipped set", Reply.jwks(FIRST).gzipped()));
  }

  @Test
  @DisplayName("JWKS-24: a server that takes the connection and never speaks TLS is cut")
  void silentTlsServerIsCut() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RemoteKeySource source =
            RemoteKeySource.at("https://localhost:" + silent.getLocalPort())
                .listener(event -> {})
                .limits(SHORT)
                .build()) {
      OneSource.awaitInRealTime(() -> source.health().orElseThrow().failuresInARow() > 0);
      assertEquals(
          FetchFailure.TIMED_OUT, source.health().orElseThrow().lastFailure().orElseThrow());
    }
  }

  @Test
  @DisplayName("JWKS-25: nothing is sent but what an anonymous GET needs")
  void requestCarriesNothingOfAnybody() {
    try (OneSource one =
        OneSource.answered(Reply.jwks(FIRST).header("Set-Cookie", "a=b; Path=/"))) {
      one.settled();
      one.passToNextFetch();
      for (ReceivedRequest request : one.server.requests()) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"));
        assertEquals(names, request.headers().keySet());
        assertEquals("GET", request.method());
      }
      assertEquals(2, one.fetches());
    }
  }

  @Test
  @DisplayName("JWKS-20: a redirect is not followed")
  void redirectIsNotFollowed() {
    try (OneSource one = OneSource.answered(Reply.redirect("/elsewhere"))) {
      one.server.on("/elsewhere", Reply.jwks(TestKey.shared("ES256")));
      one.failedFor(FetchFailure.REDIRECTED);
      assertEquals(0, one.server.requests("/elsewhere"));
    }
  }
}

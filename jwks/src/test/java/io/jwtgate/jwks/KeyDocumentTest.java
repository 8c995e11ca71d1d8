package io.jwtgate.jwks;

import static io.jwtgate.jwks.OneSource.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.metrics.KeyHealth;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand behind the deployer's own address, and what behind a learnt one. */
class KeyDocumentTest {
  private static final String MARK = "\ufeff";

  static Stream<Arguments> documents() {
    String set = "{\"keys\":[" + FIRST.publicJwk().json() + "]}";
    return Stream.of(
        Arguments.of("a JWK set", set, true),
        Arguments.of("NET-12: a set after a byte order mark", MARK + set, true),
        Arguments.of("a single JWK", FIRST.publicJwk().json(), false),
        Arguments.of(
            "NET-12: a JWK after a byte order mark", MARK + FIRST.publicJwk().json(), false),
        Arguments.of("a key in PEM", FIRST.publicPem(), false),
        Arguments.of("a key in PEM after a text", "Our key:\n\n" + FIRST.publicPem(), false));
  }

  @ParameterizedTest(name = "{0} behind the deployer''s own jwks-uri is taken")
  @MethodSource("documents")
  void configured(String name, String document, boolean learntToo) {
    try (OneSource one = OneSource.answered(Reply.json(document))) {
      String keyId = document.contains("BEGIN") ? null : FIRST.keyId();
      assertTrue(one.source.find(SignatureAlgorithm.ES256, keyId).isPresent());
    }
  }

  @ParameterizedTest(name = "{0} behind a learnt address is taken: {2}")
  @MethodSource("documents")
  void learnt(String name, String document, boolean taken) {
    try (JwksServer server = JwksServer.start(FIRST)) {
      server.on(server.root().jwksPath(), Reply.json(document));
      server.on(
          "/.well-known/openid-configuration",
          Reply.json(
              MARK
                  + "{\"issuer\":\""
                  + server.issuer()
                  + "\",\"jwks_uri\":\""
                  + server.jwksUri()
                  + "\"}"));
      try (RemoteKeySource source =
          RemoteKeySource.discoveredFrom(server.issuer()).listener(event -> {}).build()) {
        OneSource.awaitInRealTime(
            () -> {
              KeyHealth health = source.health().orElseThrow();
              return health.keys() > 0 || health.failuresInARow() > 0;
            });
        assertEquals(taken ? 1 : 0, source.health().orElseThrow().keys());
      }
    }
  }

  @ParameterizedTest(name = "KEY-02: an RSA key of 1024 bits is taken where that is allowed: {0}")
  @ValueSource(booleans = {true, false})
  void shortKeys(boolean allowed) {
    TestKey weak = TestKey.rsa("weak", 1024);
    for (String document : new String[] {weak.publicPem(), weak.publicJwk().json()}) {
      try (OneSource one =
          OneSource.with(
              builder -> allowed ? builder.unsafeRsa1024() : builder, Reply.json(document))) {
        one.settled();
        assertEquals(allowed ? 1 : 0, one.source.health().orElseThrow().keys());
      }
    }
  }

  static Stream<Arguments> useless() {
    return Stream.of(
        Arguments.of("a secret", TestKey.shared("HS256").privateJwk().json()),
        Arguments.of("a private JWK", FIRST.privateJwk().json()),
        Arguments.of("a private key in PEM", FIRST.privatePem()),
        Arguments.of("a weak key in PEM", TestKey.rsa("weak", 1024).publicPem()));
  }

  @ParameterizedTest(name = "{0} behind the deployer''s own jwks-uri is rejected")
  @MethodSource("useless")
  void uselessIsRejected(String name, String document) {
    try (OneSource one = OneSource.answered(Reply.json(document))) {
      one.failedFor(FetchFailure.NO_USABLE_KEY);
      assertEquals(Optional.of(FetchFailure.NO_USABLE_KEY), one.health().lastFailure());
    }
  }
}

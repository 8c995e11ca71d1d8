package io.jwtgate.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.OneIssuer;
import io.jwtgate.RejectionReason;
import io.jwtgate.VerifiedToken;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.session.issue.TokenGrant;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.testkit.TestKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random tokens between this library and others, both ways. Each run draws other ones; the name of
 * a test that failed tells its seed, and {@code -Dinterop.seed=…} draws the same again. {@code
 * -Dinterop.tokens=…} draws more.
 */
class InteropTest {
  private static final int TOKENS = Integer.getInteger("interop.tokens", 8);
  private static final int LONGEST = 8 * 1024;
  private static final long SEED = Long.getLong("interop.seed", new Random().nextLong());
  private static final List<OtherLibrary> LIBRARIES = List.of(new Nimbus(), new Jose4j());

  static Stream<Arguments> pairs() {
    return LIBRARIES.stream()
        .flatMap(
            library ->
                Arrays.stream(SignatureAlgorithm.values())
                    .filter(algorithm -> algorithm.family() != Family.AKP)
                    .map(SignatureAlgorithm::name)
                    .filter(library::supports)
                    .map(algorithm -> Arguments.of(library, algorithm, SEED)));
  }

  @ParameterizedTest(name = "SIG-01: {0}''s tokens of {1} are taken, seed {2}")
  @MethodSource("pairs")
  void theirsAreTakenHere(OtherLibrary library, String algorithm, long seed) throws Exception {
    RandomClaims random = new RandomClaims(new Random(seed));
    for (int i = 0; i < TOKENS; i++) {
      TestKey key = TestKey.shared(algorithm).withKeyId(random.printable());
      OneIssuer issuer = OneIssuer.withKey(key);
      Map<String, Object> claims = claims(issuer, random);

      assertTaken(issuer, library.sign(key, claims), key.keyId(), claims);
    }
  }

  private static void assertTaken(
      OneIssuer issuer, String token, String keyId, Map<String, Object> claims) {
    if (token.length() > LONGEST) {
      issuer.refuses(RejectionReason.TOO_LARGE, token);
    } else {
      VerifiedToken verified = issuer.accepts(token);
      assertEquals(claims, verified.claims().asMap());
      assertEquals(keyId, verified.keyId().orElseThrow());
    }
  }

  @ParameterizedTest(name = "SIG-01: {0}''s tokens of {1} by another key are refused, seed {2}")
  @MethodSource("pairs")
  void theirsByAnotherKeyAreRefused(OtherLibrary library, String algorithm, long seed)
      throws Exception {
    RandomClaims random = new RandomClaims(new Random(seed));
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared(algorithm));
    TestKey stranger = TestKey.shared(algorithm, "stranger").withKeyId("test-" + algorithm);

    String token = library.sign(stranger, claims(issuer, random));

    issuer.refuses(RejectionReason.BAD_SIGNATURE, token);
  }

  private static Map<String, Object> claims(OneIssuer issuer, RandomClaims random) {
    Instant now = issuer.clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>(random.claims());
    claims.put("iss", OneIssuer.ISSUER);
    claims.put("aud", List.of("others", OneIssuer.AUDIENCE));
    claims.put("sub", random.printable());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plusSeconds(60).getEpochSecond());
    return claims;
  }

  @ParameterizedTest(name = "ISS-12: {0} takes our tokens of {1}, seed {2}")
  @MethodSource("pairs")
  void oursAreTakenThere(OtherLibrary library, String algorithm, long seed) throws Exception {
    RandomClaims random = new RandomClaims(new Random(seed));
    TestKey key = TestKey.shared(algorithm);
    for (int i = 0; i < TOKENS; i++) {
      Map<String, Object> attributes = random.claims();
      TokenGrant grant = TokenGrant.to(random.printable()).withAttributes(attributes);
      String token = issuer(key, attributes.keySet()).issue(grant).compact();

      Map<String, Object> claims = library.verified(token, key);

      assertEquals(grant.subject(), claims.get("sub"));
      claims.keySet().retainAll(attributes.keySet());
      assertEquals(attributes, claims);
    }
  }

  @ParameterizedTest(name = "ISS-12: {0} refuses our tokens of {1} by another key")
  @MethodSource("pairs")
  void oursByAnotherKeyAreRefusedThere(OtherLibrary library, String algorithm) {
    TestKey stranger = TestKey.shared(algorithm, "stranger");
    String token = issuer(stranger, Set.of()).issue(TokenGrant.to("alice")).compact();

    assertThrows(Exception.class, () -> library.verified(token, TestKey.shared(algorithm)));
  }

  private static TokenIssuer issuer(TestKey key, Set<String> listed) {
    byte[] jwk = key.privateJwk().json().getBytes(StandardCharsets.UTF_8);
    return TokenIssuer.of(OneIssuer.ISSUER)
        .audience(OneIssuer.AUDIENCE)
        .signingKey(io.jwtgate.session.issue.SigningKey.parse(jwk))
        .listedClaims(listed.toArray(String[]::new))
        .build();
  }
}

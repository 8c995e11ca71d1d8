package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jwtgate.internal.jose.JsonRejectedException;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.testkit.TestKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an issuer publishes as its key set is read, in part or whole, or refused. */
@Timeout(60)
class JwkSetFuzzTest {
  private static final String SIGNATURE = "A".repeat(86);

  static Stream<byte[]> seeds() throws Exception {
    TestKey rsa = TestKey.shared("RS256");
    String chain = Base64.getEncoder().encodeToString(rsa.certificate().getEncoded());
    return Stream.of(
            keys(rsa.publicJwk().json(), TestKey.shared("ES256").publicJwk().json()),
            keys(rsa.publicJwk().with("x5c", List.of(chain)).json()),
            keys(TestKey.shared("ES512").publicJwk().with("key_ops", List.of("verify")).json()),
            keys(TestKey.shared("EdDSA").publicJwk().without("alg").without("use").json()),
            keys(TestKey.shared("HS256").privateJwk().json(), "null", "{\"kty\":1}"),
            TestKey.shared("ES384").privateJwk().json())
        .map(text -> text.getBytes(UTF_8));
  }

  private static String keys(String... jwks) {
    return "{\"keys\":[" + String.join(",", jwks) + "]}";
  }

  @MethodSource("seeds")
  @DisplayName("LIM-08: a key set that is read gives public keys alone, and none breaks the reader")
  @FuzzTest
  void anyKeySet(byte[] input) {
    try {
      JwkSet.published(input).keys().keys().forEach(JwkSetFuzzTest::assertUsable);
      JwkSet.configured(input);
    } catch (JsonRejectedException refused) {
      assertNotEquals("", refused.getMessage());
    }
  }

  private static void assertUsable(VerificationKey key) {
    assertNotEquals(Family.SECRET, key.family());
    assertFalse(key.algorithms().isEmpty());
    for (SignatureAlgorithm algorithm : key.algorithms()) {
      assertFalse(key.verifies(algorithm, "e30", "e30", SIGNATURE));
    }
  }
}

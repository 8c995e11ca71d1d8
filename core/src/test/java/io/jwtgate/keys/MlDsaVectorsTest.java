package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.CompactText;
import io.jwtgate.internal.jose.JsonLimits;
import io.jwtgate.internal.jose.JsonObject;
import io.jwtgate.internal.jose.JsonText;
import io.jwtgate.internal.jose.StrictJson;
import io.jwtgate.jose.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of RFC 9964, where the JDK has ML-DSA. */
class MlDsaVectorsTest {

  private static JsonObject vector(SignatureAlgorithm algorithm) throws IOException {
    String file = "rfc9964/" + algorithm.registeredName() + ".json";
    try (InputStream content = MlDsaVectorsTest.class.getResourceAsStream(file)) {
      return new StrictJson(JsonLimits.DEFAULT).object(content.readAllBytes());
    }
  }

  @ParameterizedTest(
      name = "NET-16: the example of RFC 9964 for {0} is verified, and its thumbprint")
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "ML_DSA.*")
  void examplesAreVerified(SignatureAlgorithm algorithm) throws IOException {
    assumeTrue(algorithm.isAvailable(), "this JDK lacks ML-DSA: skipped");
    JsonObject vector = vector(algorithm);
    Map<?, ?> jwk = (Map<?, ?>) vector.get("jwk").orElseThrow();
    byte[] file = JsonText.of(Map.of("keys", java.util.List.of(jwk))).getBytes(UTF_8);
    VerificationKey key = JwkSet.published(file).keys().keys().get(0);
    String token = vector.string("jws").orElseThrow();
    String header = CompactText.segment(token, 0);
    String payload = CompactText.segment(token, 1);
    String signature = CompactText.segment(token, 2);
    assertTrue(key.verifies(algorithm, header, payload, signature));
    assertFalse(key.verifies(algorithm, payload, header, signature));
    assertEquals(jwk.get("kid"), key.thumbprint());
  }
}

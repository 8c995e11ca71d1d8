package io.jwtgate.internal.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jwtgate.keys.JwkSet;
import io.jwtgate.keys.VerificationKey;
import io.jwtgate.testkit.TestKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbprintTest {

  @Test
  @DisplayName("KEY-20: the example of RFC 7638 section 3.1")
  void exampleOfRfc7638() {
    String jwk =
        """
        {"kty":"RSA","e":"AQAB","alg":"RS256","kid":"2011-04-29",
         "n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}
        """;
    assertEquals("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", thumbprint(jwk));
  }

  @Test
  @DisplayName("KEY-20: the example of RFC 8037 appendix A.3")
  void exampleOfRfc8037() {
    String jwk =
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
    assertEquals("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", thumbprint(jwk));
  }

  @ParameterizedTest(name = "KEY-20: a key of {0} has one thumbprint, whatever its kid and use")
  @ValueSource(strings = {"RS256", "ES256", "ES384", "ES512", "EdDSA"})
  void thumbprintNamesTheMaterial(String algorithm) {
    TestKey key = TestKey.shared(algorithm);
    String one = VerificationKey.of(key.publicKey(), "a").thumbprint();
    assertEquals(one, VerificationKey.of(key.publicKey(), null).thumbprint());
    assertEquals(one, thumbprint(key.publicJwk().json()));
    assertEquals(43, one.length());
    assertNotEquals(one, thumbprint(TestKey.shared(algorithm, "b").publicJwk().json()));
  }

  private static String thumbprint(String jwk) {
    return JwkSet.published(("{\"keys\":[" + jwk + "]}").getBytes(UTF_8))
        .keys()
        .keys()
        .get(0)
        .thumbprint();
  }
}

package io.jwtgate.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key looks like from outside: JWK, PEM, certificate, text. */
class KeyFormTest {
  /** Of two coordinates on P-521 one begins with a zero octet: in 16 keys it surely happens. */
  @RepeatedTest(16)
  void coordinatesHaveTheFullLengthOfTheCurve() {
    Jwk jwk = TestKey.generate("ES512", "k").privateJwk();
    for (String coordinate : List.of("x", "y", "d")) {
      assertEquals(
          66, Base64.getUrlDecoder().decode((String) jwk.members().get(coordinate)).length);
    }
  }

  @Test
  void publicJwkHasNoPrivateMember() {
    assertEquals(
        Set.of("kty", "n", "e", "kid", "use", "alg"),
        TestKey.shared("RS256").publicJwk().members().keySet());
  }

  @ParameterizedTest
  @CsvSource({"RS256,qi", "ES512,d", "EdDSA,d", "HS256,k"})
  void privateJwkHasThePrivateMember(String algorithm, String member) {
    assertTrue(TestKey.shared(algorithm).privateJwk().members().containsKey(member));
  }

  @Test
  void publicPemHoldsThePublicKey() throws Exception {
    byte[] encoded = contentOf(TestKey.shared("ES256").publicPem(), "PUBLIC KEY");
    assertEquals(
        TestKey.shared("ES256").publicKey(),
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
  }

  @Test
  void privatePemHoldsThePrivateKey() throws Exception {
    byte[] encoded = contentOf(TestKey.shared("ES256").privatePem(), "PRIVATE KEY");
    assertEquals(
        TestKey.shared("ES256").privateKey(),
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
  }

  private static byte[] contentOf(String pem, String label) {
    String begin = "-----BEGIN " + label + "-----\n";
    String end = "\n-----END " + label + "-----\n";
    assertTrue(pem.startsWith(begin) && pem.endsWith(end), label);
    return Base64.getMimeDecoder()
        .decode(pem.substring(begin.length(), pem.length() - end.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "EdDSA"})
  void certificateHoldsThePublicKeyAndIsSignedByIt(String algorithm) throws Exception {
    TestKey key = TestKey.shared(algorithm);
    X509Certificate certificate = key.certificate();
    certificate.verify(key.publicKey());
    certificate.checkValidity();
    assertEquals(key.publicKey(), certificate.getPublicKey());
  }

  @Test
  void textOfAKeyTellsNoSecret() {
    TestKey key = TestKey.generate("HS256", "k");
    assertEquals("SigningKey[HS256, kid=k]", key.toString());
    assertEquals("Jwk[kty=oct, kid=k]", key.privateJwk().toString());
  }
}

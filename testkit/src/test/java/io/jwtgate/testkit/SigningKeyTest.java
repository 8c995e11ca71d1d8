package io.jwtgate.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
  private static final byte[] INPUT = "header.payload".getBytes(US_ASCII);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
        "Ed25519"
      })
  void signatureVerifiesWithTheKeyInThePublicJwk(String algorithm) throws Exception {
    SigningKey key = SigningKey.shared(algorithm);
    PublicKey published = JwkReader.read(key.publicJwk());

    assertTrue(verifies(algorithm, published, INPUT, key.sign(INPUT)));
    assertFalse(verifies(algorithm, published, new byte[1], key.sign(INPUT)));
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] input, byte[] signature)
      throws GeneralSecurityException {
    Signature engine = JoseAlgorithm.named(algorithm).signature();
    engine.initVerify(key);
    engine.update(input);
    return engine.verify(signature);
  }

  @ParameterizedTest
  @CsvSource({"RS256,256", "PS256,256", "ES256,64", "ES384,96", "ES512,132", "EdDSA,64"})
  void signatureHasTheLengthThatJoseGives(String algorithm, int length) {
    assertEquals(length, SigningKey.shared(algorithm).sign(INPUT).length);
  }

  @ParameterizedTest
  @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
  void secretAndMacAreAsLongAsTheHash(String algorithm, int length) {
    SigningKey key = SigningKey.generate(algorithm, "k");
    assertEquals(length, key.secret().length);
    assertEquals(length, key.sign(INPUT).length);
  }

  @Test
  void macIsThatOfRfc7515AppendixA1() {
    byte[] secret =
        base64(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
    String input =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
            + "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    byte[] mac = SigningKey.hmac("HS256", "k", secret).sign(input.getBytes(US_ASCII));

    assertArrayEquals(base64("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), mac);
  }

  private static byte[] base64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void rsaKeyHasTheSizeAskedFor() {
    RSAPublicKey weak = (RSAPublicKey) SigningKey.rsa("weak", 1024).publicKey();
    assertEquals(1024, weak.getModulus().bitLength());
  }

  @Test
  void sharedKeyIsOnePerAlgorithmAndKeyId() {
    assertSame(SigningKey.shared("ES256"), SigningKey.shared("ES256"));
    assertNotEquals(
        SigningKey.shared("ES256").publicKey(), SigningKey.shared("ES256", "other").publicKey());
  }

  @Test
  void sameMaterialSignsByAnotherAlgorithm() throws Exception {
    SigningKey wrongCurve = SigningKey.generate("ES256", "k").as("ES512");
    byte[] signature = wrongCurve.sign(INPUT);
    assertEquals("ES512", wrongCurve.algorithm());
    assertTrue(verifies("ES512", wrongCurve.publicKey(), INPUT, signature));
  }

  @Test
  void algorithmThatTheKeyCannotDoFailsWhenSigning() {
    SigningKey key = SigningKey.generate("ES256", "k").as("RS256");
    assertThrows(IllegalStateException.class, () -> key.sign(INPUT));
  }

  @Test
  void keyOfAnotherAlgorithmFamilyThanHmacIsNoSecret() {
    SigningKey key = SigningKey.generate("ES256", "k").as("HS256");
    assertThrows(IllegalStateException.class, () -> key.sign(INPUT));
    assertThrows(IllegalStateException.class, key::secret);
  }

  @Test
  void secretHasNoPublicHalf() {
    SigningKey secret = SigningKey.generate("HS256", "k");
    assertThrows(IllegalStateException.class, secret::publicKey);
    assertThrows(IllegalStateException.class, secret::publicJwk);
    assertThrows(IllegalStateException.class, secret::publicPem);
    assertThrows(IllegalStateException.class, secret::privatePem);
    assertThrows(IllegalStateException.class, secret::certificate);
  }

  @Test
  void noneIsNoSigningAlgorithm() {
    assertThrows(IllegalArgumentException.class, () -> SigningKey.generate("none", "k"));
  }

  @Test
  void publicJwkHasNoPrivateMember() {
    assertEquals(
        Set.of("kty", "n", "e", "kid", "use", "alg"),
        SigningKey.shared("RS256").publicJwk().members().keySet());
  }

  @ParameterizedTest
  @CsvSource({"RS256,qi", "ES512,d", "EdDSA,d", "HS256,k"})
  void privateJwkHasThePrivateMember(String algorithm, String member) {
    assertTrue(SigningKey.shared(algorithm).privateJwk().members().containsKey(member));
  }

  @Test
  void publicPemHoldsThePublicKey() throws Exception {
    SigningKey key = SigningKey.shared("ES256");
    String body = key.publicPem().replaceAll("-----[A-Z ]+-----|\n", "");
    PublicKey read =
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
    assertEquals(key.publicKey(), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "EdDSA"})
  void certificateHoldsThePublicKeyAndIsSignedByIt(String algorithm) throws Exception {
    SigningKey key = SigningKey.shared(algorithm);
    X509Certificate certificate = key.certificate();
    certificate.verify(key.publicKey());
    certificate.checkValidity();
    assertEquals(key.publicKey(), certificate.getPublicKey());
  }

  @Test
  void textOfAKeyTellsNoSecret() {
    SigningKey key = SigningKey.generate("HS256", "k");
    assertEquals("SigningKey[HS256, kid=k]", key.toString());
    assertEquals("Jwk[kty=oct, kid=k]", key.privateJwk().toString());
  }
}

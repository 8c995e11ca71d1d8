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
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
  private static final byte[] INPUT = "header.payload".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "RS256,SHA256withRSA",
    "RS384,SHA384withRSA",
    "RS512,SHA512withRSA",
    "PS256,RSASSA-PSS",
    "PS384,RSASSA-PSS",
    "PS512,RSASSA-PSS",
    "ES256,SHA256withECDSAinP1363Format",
    "ES384,SHA384withECDSAinP1363Format",
    "ES512,SHA512withECDSAinP1363Format",
    "EdDSA,Ed25519",
    "Ed25519,Ed25519"
  })
  void signatureVerifiesWithTheKeyInThePublicJwk(String algorithm, String jdkName)
      throws Exception {
    TestKey key = TestKey.shared(algorithm);
    PublicKey published = JwkReader.read(key.publicJwk());
    Signature engine = Signature.getInstance(jdkName);
    if (jdkName.equals("RSASSA-PSS")) {
      engine.setParameter(pss(algorithm.substring(2)));
    }

    assertTrue(verifies(engine, published, INPUT, key.sign(INPUT)));
    assertFalse(verifies(engine, published, new byte[1], key.sign(INPUT)));
  }

  private static PSSParameterSpec pss(String bits) {
    String hash = "SHA-" + bits;
    int salt = Integer.parseInt(bits) / 8;
    return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1);
  }

  private static boolean verifies(Signature engine, PublicKey key, byte[] input, byte[] signature)
      throws GeneralSecurityException {
    engine.initVerify(key);
    engine.update(input);
    return engine.verify(signature);
  }

  @ParameterizedTest
  @CsvSource({"RS256,256", "PS256,256", "ES256,64", "ES384,96", "ES512,132", "EdDSA,64"})
  void signatureHasTheLengthThatJoseGives(String algorithm, int length) {
    assertEquals(length, TestKey.shared(algorithm).sign(INPUT).length);
  }

  @ParameterizedTest
  @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
  void secretAndMacAreAsLongAsTheHash(String algorithm, int length) {
    TestKey key = TestKey.generate(algorithm, "k");
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

    byte[] mac = TestKey.hmac("HS256", "k", secret).sign(input.getBytes(US_ASCII));

    assertArrayEquals(base64("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), mac);
  }

  private static byte[] base64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void rsaKeyHasTheSizeAskedFor() {
    RSAPublicKey weak = (RSAPublicKey) TestKey.rsa("weak", 1024).publicKey();
    assertEquals(1024, weak.getModulus().bitLength());
  }

  @Test
  void sharedKeyIsOnePerAlgorithmAndKeyId() {
    assertSame(TestKey.shared("ES256"), TestKey.shared("ES256"));
    assertNotEquals(
        TestKey.shared("ES256").publicKey(), TestKey.shared("ES256", "other").publicKey());
  }

  @Test
  void sameMaterialSignsByAnotherAlgorithm() throws Exception {
    TestKey wrongCurve = TestKey.generate("ES256", "k").as("ES512");
    Signature engine = Signature.getInstance("SHA512withECDSAinP1363Format");
    assertEquals("ES512", wrongCurve.algorithm());
    assertTrue(verifies(engine, wrongCurve.publicKey(), INPUT, wrongCurve.sign(INPUT)));
  }

  @ParameterizedTest
  @CsvSource({"ES256,RS256", "RS256,EdDSA", "ES256,HS256", "HS256,RS256"})
  void algorithmThatTheKeyCannotDoFailsWhenSigning(String made, String used) {
    TestKey key = TestKey.shared(made).as(used);
    assertThrows(IllegalStateException.class, () -> key.sign(INPUT));
  }

  @Test
  void keyPairHasNoSecret() {
    assertThrows(IllegalStateException.class, TestKey.shared("ES256")::secret);
  }

  @Test
  void secretHasNoPublicHalf() {
    TestKey secret = TestKey.generate("HS256", "k");
    assertThrows(IllegalStateException.class, secret::publicKey);
    assertThrows(IllegalStateException.class, secret::publicJwk);
    assertThrows(IllegalStateException.class, secret::publicPem);
    assertThrows(IllegalStateException.class, secret::privatePem);
    assertThrows(IllegalStateException.class, secret::certificate);
  }

  @Test
  void noneIsNoSigningAlgorithm() {
    assertThrows(IllegalArgumentException.class, () -> TestKey.generate("none", "k"));
  }
}

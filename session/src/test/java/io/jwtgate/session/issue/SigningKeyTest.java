package io.jwtgate.session.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.Jwk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys may sign; that they do is shown where tokens are issued. */
class SigningKeyTest {
  private static final io.jwtgate.testkit.TestKey GIVEN =
      io.jwtgate.testkit.TestKey.shared("ES256");

  private static String refusalOf(String content) {
    return assertThrows(UnusableKeyException.class, () -> SigningKey.parse(content.getBytes(UTF_8)))
        .getMessage();
  }

  @Test
  @DisplayName("ISS-04: an RSA key under 2048 bits does not sign")
  void aShortRsaKeyIsRefused() {
    String weak = io.jwtgate.testkit.TestKey.rsa("weak", 1024).privatePem();
    assertTrue(refusalOf(weak).contains("2048"));
    assertDoesNotThrow(
        () ->
            SigningKey.parse(
                io.jwtgate.testkit.TestKey.shared("RS256").privatePem().getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "ISS-04: the secret {0} is refused")
  @ValueSource(
      strings = {
        "your-256-bit-secret-your-256-bit-secret",
        "changeme-changeme-changeme-changeme-changeme",
        "jwtgate-demo-secret-jwtgate-demo-secret",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void aSampleSecretIsRefused(String secret) {
    assertThrows(
        UnusableKeyException.class,
        () -> SigningKey.secret(secret.getBytes(UTF_8), SignatureAlgorithm.HS256));
  }

  @Test
  @DisplayName("ISS-04: a secret is as long as the hash")
  void aShortSecretIsRefused() {
    byte[] octets = io.jwtgate.testkit.TestKey.shared("HS256").secret();
    assertDoesNotThrow(() -> SigningKey.secret(octets, SignatureAlgorithm.HS256));
    assertThrows(
        UnusableKeyException.class, () -> SigningKey.secret(octets, SignatureAlgorithm.HS384));
  }

  @Test
  void aSecretSignsByNoOtherAlgorithm() {
    byte[] octets = io.jwtgate.testkit.TestKey.shared("HS512").secret();
    assertThrows(
        UnusableKeyException.class, () -> SigningKey.secret(octets, SignatureAlgorithm.RS256));
  }

  @Test
  void aKeyIsReadFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), GIVEN.privatePem());
    assertEquals(SignatureAlgorithm.ES256, SigningKey.read(file).algorithm());
    assertThrows(UnusableKeyException.class, () -> SigningKey.read(folder.resolve("none.pem")));
  }

  @Test
  void aKeyIsReadFromAKeyStore() throws Exception {
    char[] password = "good".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    Certificate[] chain = {GIVEN.certificate()};
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(
            Base64.getMimeDecoder().decode(GIVEN.privatePem().replaceAll("-----[A-Z ]+-----", "")));
    PrivateKey half = KeyFactory.getInstance("EC").generatePrivate(encoded);
    store.setKeyEntry("signer", half, password, chain);
    assertEquals(SignatureAlgorithm.ES256, SigningKey.from(store, "signer", password).algorithm());
    assertThrows(UnusableKeyException.class, () -> SigningKey.from(store, "other", password));
    assertThrows(
        UnusableKeyException.class, () -> SigningKey.from(store, "signer", "bad".toCharArray()));
  }

  @Test
  void theKeyIdIsTheThumbprintUnlessItIsSaid() {
    SigningKey key = SigningKey.parse(GIVEN.privatePem().getBytes(UTF_8));
    assertEquals(key.verificationKey().thumbprint(), key.keyId());
    assertEquals("k1", key.withKeyId("k1").keyId());
  }

  @Test
  void aKeyDoesNotSignByAnAlgorithmThatDoesNotFit() {
    SigningKey key = SigningKey.parse(GIVEN.privatePem().getBytes(UTF_8));
    assertThrows(UnusableKeyException.class, () -> key.as(SignatureAlgorithm.ES512));
    assertThrows(UnusableKeyException.class, () -> key.as(SignatureAlgorithm.RS256));
  }

  @Test
  void halvesOfTwoPairsAreNoPair() {
    Jwk stranger = io.jwtgate.testkit.TestKey.generate("ES256", "x").privateJwk();
    Jwk mixed = GIVEN.privateJwk().with("d", stranger.members().get("d"));
    assertTrue(refusalOf(mixed.json()).contains("no pair"));
  }

  @Test
  void aPublicKeyDoesNotSign() {
    assertTrue(refusalOf(GIVEN.publicPem()).contains("PRIVATE KEY"));
    assertTrue(refusalOf(GIVEN.publicJwk().json()).contains("d is missing"));
  }

  @Test
  void twoPrivateKeysInOneFileAreRefused() {
    assertTrue(refusalOf(GIVEN.privatePem() + GIVEN.privatePem()).contains("one PRIVATE KEY"));
  }

  @Test
  void otherFormsSayWhatToDo() {
    String body = GIVEN.privatePem().replaceAll("-----[A-Z ]+-----", "");
    assertTrue(
        refusalOf("-----BEGIN EC PRIVATE KEY-----" + body + "-----END EC PRIVATE KEY-----")
            .contains("openssl pkcs8"));
    assertTrue(
        refusalOf(
                "-----BEGIN ENCRYPTED PRIVATE KEY-----"
                    + body
                    + "-----END ENCRYPTED PRIVATE KEY-----")
            .contains("key store"));
    assertTrue(refusalOf("nothing").contains("neither"));
  }

  @Test
  void aBrokenPrivateKeyIsRefused() {
    String junk = Base64.getEncoder().encodeToString(new byte[40]);
    refusalOf("-----BEGIN PRIVATE KEY-----" + junk + "-----END PRIVATE KEY-----");
  }

  @Test
  void aCurveThatIsNotOursIsRefused() throws Exception {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("X25519");
    KeyPair pair = pairs.generateKeyPair();
    assertThrows(UnusableKeyException.class, () -> SigningKey.of(pair));
  }

  @Test
  void aKeyShowsNothingOfItself() {
    byte[] octets = io.jwtgate.testkit.TestKey.shared("HS256").secret();
    SigningKey key = SigningKey.secret(octets, SignatureAlgorithm.HS256);
    assertEquals("SigningKey[" + key.keyId() + " HS256]", key.toString());
    assertTrue(key.publicJwk().isEmpty());
    assertFalse(key.keyId().length() > 11, "no more of the hash than tells two secrets apart");
  }
}

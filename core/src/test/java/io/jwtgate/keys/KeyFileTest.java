package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployer's own files, of which one mistake refuses the whole. */
class KeyFileTest {
  private static final TestKey RSA = TestKey.shared("RS256");
  private static final TestKey EC = TestKey.shared("ES256");

  private static KeySet read(String content) {
    return KeyFile.publicKeys(content.getBytes(UTF_8));
  }

  private static void assertRefused(String advice, String content) {
    UnusableKeyException refusal = assertThrows(UnusableKeyException.class, () -> read(content));
    assertTrue(refusal.getMessage().contains(advice), refusal.getMessage());
  }

  @Test
  void pemHoldsKeysOfSeveralKinds() {
    KeySet keys =
        read("# issuer\n" + RSA.publicPem() + "\n" + EC.publicPem().replace("\n", "\r\n"));
    assertEquals(2, keys.keys().size());
    assertEquals(Optional.empty(), keys.keys().get(0).keyId());
    assertEquals(Family.OKP, read(TestKey.shared("EdDSA").publicPem()).keys().get(0).family());
  }

  @Test
  @DisplayName("KEY-09: two PEM keys of one kind can't be told apart")
  void twoKeysOfOneKindAreRefused() {
    String two = RSA.publicPem() + TestKey.shared("RS256", "other").publicPem();
    assertRefused("several keys of one kind", two);
    assertEquals(1, read(RSA.publicPem() + RSA.publicPem()).keys().size());
  }

  @Test
  @DisplayName("KEY-19: a private key in PEM stops deployment, alone or beside a public one")
  void privatePemIsRefused() {
    for (TestKey key : new TestKey[] {RSA, EC, TestKey.shared("EdDSA")}) {
      assertRefused("private key", key.privatePem());
      assertRefused("private key", key.publicPem() + key.privatePem());
    }
    for (String label : new String[] {"RSA", "EC", "ENCRYPTED", "DSA", "OPENSSH"}) {
      String begin =
          "-----BEGIN " + label + " PRIVATE KEY-----\nDEK-Info: AES-128-CBC,00\n\nAAAA\n";
      assertRefused("private key", RSA.publicPem() + begin);
      assertRefused("private key", begin + "-----END " + label + " PRIVATE KEY-----\n");
    }
  }

  @Test
  @DisplayName("KEY-19: a private JWK stops deployment, alone or in a set")
  void privateJwkIsRefused() {
    for (TestKey key : new TestKey[] {RSA, EC, TestKey.shared("EdDSA")}) {
      assertRefused("private members", key.privateJwk().json());
      assertRefused("private members", set(EC.publicJwk(), key.privateJwk()));
    }
  }

  private static String set(Jwk... keys) {
    return new String(JwkSetTest.document(keys), UTF_8);
  }

  @Test
  void jwkAndSetAreRead() {
    assertEquals(Optional.of(RSA.keyId()), read(RSA.publicJwk().json()).keys().get(0).keyId());
    assertEquals(2, read(set(RSA.publicJwk(), EC.publicJwk())).keys().size());
    Jwk second = TestKey.shared("RS256", "other").publicJwk();
    assertEquals(2, read(set(RSA.publicJwk(), second)).keys().size());
    assertEquals(1, read(" \n" + RSA.publicJwk().json() + "\n").keys().size());
  }

  @Test
  @DisplayName("KEY-05: in a downloaded set a key for encryption is no mistake")
  void keyForEncryptionIsNoMistake() {
    Jwk encryption = RSA.publicJwk().with("use", "enc").with("alg", "RSA-OAEP").with("kid", "e");
    assertEquals(1, read(set(encryption, EC.publicJwk())).keys().size());
    assertRefused("no key for signatures", encryption.json());
  }

  @Test
  @DisplayName("KEY-02, KEY-10: a weak, broken or ambiguous key refuses the whole file")
  void oneBadKeyRefusesTheFile() {
    TestKey weak = TestKey.rsa("weak", 1024);
    assertRefused("2048 to 8192 bits", weak.publicPem());
    assertRefused("2048 to 8192 bits", weak.publicJwk().json());
    assertRefused("2048 to 8192 bits", set(EC.publicJwk(), weak.publicJwk()));
    assertRefused("n is missing", set(EC.publicJwk(), RSA.publicJwk().without("n")));
    Jwk twin = TestKey.shared("RS256", "other").publicJwk().with("kid", RSA.keyId());
    assertRefused("same kid", set(RSA.publicJwk(), twin));
    Jwk nameless = RSA.publicJwk().without("kid");
    assertRefused("several keys of one kind", set(nameless, twin.without("kid")));
  }

  @Test
  @DisplayName("NET-10: a key that stands twice in a file is one, with and without alg or kid")
  void sameKeyTwiceIsOne() {
    Jwk open = RSA.publicJwk().without("alg").without("kid");
    assertEquals(1, read(set(open, open.with("alg", "RS256"), open.with("alg", "PS256"))).size());
    assertEquals(1, read(set(open, open.with("kid", "a"), open.with("kid", "b"))).size());
  }

  @ParameterizedTest(name = "{0} is no key file")
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{}",
        "[]",
        "{\"keys\":[]}",
        "{\"kty\":\"RSA\"}",
        "ssh-rsa AAAA x"
      })
  void otherTextIsRefused(String content) {
    assertThrows(UnusableKeyException.class, () -> read(content));
  }

  @Test
  void brokenPemIsRefused() {
    String pem = RSA.publicPem();
    assertRefused("not complete", pem.replace("-----END PUBLIC KEY-----", ""));
    assertRefused("not complete", pem + "-----BEGIN PUBLIC KEY-----\nAAAA\n");
    assertRefused(
        "neither PUBLIC KEY nor CERTIFICATE", pem.replace("PUBLIC KEY", "RSA PUBLIC KEY"));
    assertRefused(
        "no RSA, EC or Ed25519", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    assertRefused("not base64", "-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----");
    assertRefused(
        "CERTIFICATE block is malformed",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
  }

  @Test
  @DisplayName("KEY-12: a secret among public keys belongs elsewhere")
  void secretAmongPublicKeysIsRefused() {
    assertRefused("secret-file", TestKey.shared("HS256").privateJwk().json());
    String publicKey = RSA.publicJwk().json();
    UnusableKeyException refusal =
        assertThrows(UnusableKeyException.class, () -> KeyFile.secret(publicKey.getBytes(UTF_8)));
    assertTrue(refusal.getMessage().contains("key-file"), refusal.getMessage());
  }
}

package io.jwtgate.keys;

import static io.jwtgate.RecipientKeys.EC;
import static io.jwtgate.RecipientKeys.OTHER_RSA;
import static io.jwtgate.RecipientKeys.RSA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.OneIssuer;
import io.jwtgate.RecipientKeys;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files hold decryption keys, and what becomes of a file that changes. */
class DecryptionKeysTest {

  private static DecryptionKeySet read(String content) {
    return KeyFile.decryptionKeys(content.getBytes(UTF_8));
  }

  private static String rejection(String content) {
    return assertThrows(UnusableKeyException.class, () -> read(content)).getMessage();
  }

  @Test
  @DisplayName("JWE-01: PEM holds keys without a kid, one of each kind")
  void pemIsRead() {
    DecryptionKeySet keys = read(RSA.privatePem() + EC.privatePem() + RSA.publicPem());
    assertEquals(2, keys.keys().size());
    assertEquals(
        Set.of(KeyManagementAlgorithm.RSA_OAEP, KeyManagementAlgorithm.RSA_OAEP_256),
        keys.keys().get(0).algorithms());
    assertTrue(keys.find(KeyManagementAlgorithm.ECDH_ES, "any").isPresent());
    assertTrue(rejection(RSA.privatePem() + OTHER_RSA.privatePem()).contains("kid of its own"));
  }

  @Test
  @DisplayName("JWE-01: a JWK or a set is read; keys for signatures in a set are left out")
  void jwksAreRead() {
    assertEquals(1, read(RecipientKeys.jwk(RSA).json()).keys().size());
    String both =
        "{\"keys\":[" + RSA.privateJwk().json() + "," + RecipientKeys.jwk(EC).json() + "]}";
    assertEquals(Optional.of(EC.keyId()), read(both).keys().get(0).keyId());
    assertTrue(rejection(RSA.privateJwk().json()).contains("no key for decryption"));
    assertEquals(1, read(RecipientKeys.jwk(RSA).without("use").json()).keys().size());
  }

  @Test
  @DisplayName("JWE-01: alg and key_ops of a JWK narrow its use")
  void useIsNarrowed() {
    Jwk jwk = RecipientKeys.jwk(RSA);
    DecryptionKey pinned = read(jwk.with("alg", "RSA-OAEP").json()).keys().get(0);
    assertTrue(pinned.fits(KeyManagementAlgorithm.RSA_OAEP));
    assertFalse(pinned.fits(KeyManagementAlgorithm.RSA_OAEP_256));
    assertEquals("alg is not supported", rejection(jwk.with("alg", "RSA1_5").json()));
    assertEquals("alg does not fit the key", rejection(jwk.with("alg", "ECDH-ES").json()));
    assertEquals(
        1, read(jwk.with("key_ops", List.of("unwrapKey", "decrypt")).json()).keys().size());
    assertEquals(
        "key_ops does not allow to decrypt",
        rejection(jwk.with("key_ops", List.of("sign")).json()));
    assertEquals("use is neither sig nor enc", rejection(jwk.with("use", "tls").json()));
  }

  @Test
  @DisplayName("JWE-01: public, weak, foreign and mismatched keys are rejected")
  void unusableKeysAreRejected() {
    assertTrue(rejection(RSA.publicPem()).contains("PRIVATE KEY block"));
    assertEquals("d is missing", rejection(RSA.publicJwk().without("use").without("alg").json()));
    assertTrue(rejection(TestKey.rsa("weak", 1024).privatePem()).contains("2048"));
    assertTrue(rejection(TestKey.shared("EdDSA").privatePem()).contains("RSA or EC private key"));
    Jwk mixed =
        RecipientKeys.jwk(EC)
            .with("d", TestKey.shared("ES256", "stranger").privateJwk().members().get("d"));
    assertTrue(rejection(mixed.json()).contains("no pair"));
    assertTrue(rejection("{\"kty\":\"oct\",\"k\":\"AAAA\"}").contains("kty"));
    assertTrue(rejection("").contains("neither PEM nor"));
    assertTrue(rejection("{\"keys\":[]}").contains("no key for decryption"));
  }

  @Test
  @DisplayName("JWE-01: a file that changes takes effect, and one that is wrong changes nothing")
  void changedFileTakesEffect(@TempDir Path folder) throws IOException {
    MovableClock clock = OneIssuer.newYear();
    List<SecurityEvent> events = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("keys.json"), RecipientKeys.jwks(RSA));
    FileDecryptionKeySource source =
        FileDecryptionKeySource.of(file)
            .name("shop")
            .listener(events::add)
            .clock(clock)
            .algorithms(Set.of(KeyManagementAlgorithm.RSA_OAEP))
            .build();
    assertTrue(has(source, RSA));
    for (String wrong : List.of("rubbish", RSA.publicPem(), RecipientKeys.jwks(EC))) {
      Files.writeString(file, wrong, US_ASCII);
      clock.advance(Duration.ofSeconds(2));
      assertTrue(has(source, RSA));
    }
    assertEquals(3, count(events, Kind.KEY_FILE_REJECTED));
    Files.writeString(file, RecipientKeys.jwks(OTHER_RSA));
    clock.advance(Duration.ofSeconds(2));
    assertTrue(has(source, OTHER_RSA));
    assertFalse(has(source, RSA));
    assertEquals(1, count(events, Kind.KEY_ADDED));
    assertEquals(1, count(events, Kind.KEY_REMOVED));
    assertTrue(events.stream().allMatch(event -> event.issuerName().equals("shop")));
  }

  private static boolean has(DecryptionKeySource source, TestKey key) {
    return source.find(KeyManagementAlgorithm.RSA_OAEP, key.keyId()).isPresent();
  }

  private static long count(List<SecurityEvent> events, Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).count();
  }

  @Test
  @DisplayName("JWE-01: no text tells of a key's material")
  void textsTellNothing() {
    DecryptionKey key = RecipientKeys.of(RSA).keys().get(0);
    assertEquals(
        "DecryptionKey[" + key.thumbprint() + " [RSA-OAEP, RSA-OAEP-256]]", key.toString());
  }
}

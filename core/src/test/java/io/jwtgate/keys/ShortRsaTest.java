package io.jwtgate.keys;

import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.OneIssuer;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.TestKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RSA keys that are too short today, for those who can't change them. */
class ShortRsaTest {
  private static final TestKey SHORT = TestKey.rsa("short", 1024);

  private static KeySet unsafe(String content) {
    return KeyFile.unsafeRsa1024(content.getBytes(UTF_8));
  }

  @ParameterizedTest(name = "KEY-02: with 1024 bits, where that is allowed, {0} is verified")
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384"})
  void shortKeyVerifies(String algorithm) {
    TestKey key = SHORT.as(algorithm);
    OneIssuer issuer = OneIssuer.with(rules -> rules.keys(unsafe(SHORT.publicPem())));
    issuer.accepts(issuer.mint.withKey(key).token().compact());
    TestKey other = TestKey.shared("RS256").as(algorithm);
    issuer.refuses(BAD_SIGNATURE, issuer.mint.withKey(other).token().compact());
  }

  @Test
  @DisplayName("KEY-02: PS512 does not fit into 1024 bits, and whatever comes is no signature")
  void tooLittleRoomIsNoFault() {
    VerificationKey key = unsafe(SHORT.publicPem()).keys().get(0);
    assertFalse(key.verifies(SignatureAlgorithm.PS512, new byte[] {1}, new byte[128]));
  }

  @Test
  @DisplayName("KEY-02: shorter ones are rejected all the same, and all of them elsewhere")
  void shorterKeysAreRejected() {
    assertEquals(1, unsafe(SHORT.publicJwk().json()).size());
    String shorter = TestKey.rsa("shorter", 1008).publicPem();
    assertEquals(
        "an RSA key has 1024 to 8192 bits",
        assertThrows(UnusableKeyException.class, () -> unsafe(shorter)).getMessage());
    assertThrows(
        UnusableKeyException.class, () -> KeyFile.publicKeys(SHORT.publicPem().getBytes(UTF_8)));
    String set = "{\"keys\":[" + SHORT.publicJwk().json() + "]}";
    assertEquals(0, JwkSet.published(set.getBytes(UTF_8)).keys().size());
    assertEquals(1, JwkSet.unsafeRsa1024(set.getBytes(UTF_8)).keys().size());
  }
}

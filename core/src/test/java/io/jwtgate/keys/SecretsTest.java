package io.jwtgate.keys;

import static io.jwtgate.jose.SignatureAlgorithm.HS256;
import static io.jwtgate.jose.SignatureAlgorithm.HS384;
import static io.jwtgate.jose.SignatureAlgorithm.HS512;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.jose.SignatureAlgorithm.Family;
import io.jwtgate.jose.UnusableKeyException;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HMAC secrets (RFC 7518 section 3.2, RFC 8725 section 3.5). */
class SecretsTest {
  // No octet at an end is a newline, which a file's reader drops.
  private static final byte[] OCTETS = octetsOfManyKinds();

  private static byte[] octetsOfManyKinds() {
    byte[] octets = new byte[64];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (i * 37 + 11);
    }
    return octets;
  }

  private static VerificationKey only(byte[] file) {
    KeySet set = KeyFile.secret(file);
    assertEquals(1, set.keys().size());
    return set.keys().get(0);
  }

  private static byte[] octets(int length) {
    return Arrays.copyOf(OCTETS, length);
  }

  @Test
  @DisplayName("KEY-01: a secret serves the algorithms that it is long enough for")
  void lengthDecides() {
    assertThrows(UnusableKeyException.class, () -> only(octets(0)));
    assertThrows(UnusableKeyException.class, () -> only(octets(31)));
    assertEquals(Set.of(HS256), only(octets(32)).algorithms());
    assertEquals(Set.of(HS256), only(octets(47)).algorithms());
    assertEquals(Set.of(HS256, HS384), only(octets(48)).algorithms());
    assertEquals(Set.of(HS256, HS384), only(octets(63)).algorithms());
    assertEquals(Set.of(HS256, HS384, HS512), only(octets(64)).algorithms());
  }

  @Test
  @DisplayName("KEY-01: a secret of random octets may begin with a brace")
  void secretMayBeginWithBrace() {
    byte[] secret = octets(32);
    secret[0] = '{';

    assertEquals(Set.of(HS256), only(secret).algorithms());
  }

  @Test
  @DisplayName("KEY-01: for one algorithm a secret is as long as its hash")
  void lengthFitsTheAlgorithm() {
    assertEquals(Set.of(HS512), VerificationKey.secret(octets(64), "k", HS512).algorithms());
    assertThrows(UnusableKeyException.class, () -> VerificationKey.secret(octets(63), "k", HS512));
    assertThrows(UnusableKeyException.class, () -> VerificationKey.secret(octets(47), "k", HS384));
    assertThrows(UnusableKeyException.class, () -> VerificationKey.secret(octets(31), "k", HS256));
    assertThrows(
        UnusableKeyException.class,
        () -> VerificationKey.secret(octets(64), "k", SignatureAlgorithm.RS256));
  }

  @ParameterizedTest(name = "KEY-01, CFG-04: the secret \"{0}\" is known to everybody")
  @ValueSource(
      strings = {
        "passwordpasswordpasswordpasswordpassword",
        "secretsecretsecretsecretsecretsecret1234",
        "your-256-bit-secret-your-256-bit-secret",
        "a-string-secret-at-least-256-bits-long",
        "ThisIsMySuperSecretKeyForJwtThatMustBeLong",
        "mySuperSecretKeyThatIsAtLeast32BitsLong!!",
        "change-me-change-me-change-me-change-me",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabcabcabcabcabcabcabcabca",
        "q7WzPx2qq7WzPx2qq7WzPx2qq7WzPx2q",
        "01234567890123456789012345678901",
        "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
      })
  void knownSecretIsRefused(String secret) {
    assertThrows(UnusableKeyException.class, () -> KeyFile.secret(secret.getBytes(UTF_8)));
    assertThrows(UnusableKeyException.class, () -> KeyFile.secret((secret + "\n").getBytes(UTF_8)));
  }

  @Test
  @DisplayName("KEY-01: the octets of a published sample are refused too, in any form")
  void octetsOfASampleAreRefused() {
    String sample =
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    byte[] octets = io.jwtgate.internal.jose.Base64Url.decode(sample);
    assertThrows(UnusableKeyException.class, () -> KeyFile.secret(octets));
    String jwk = "{\"kty\":\"oct\",\"k\":\"" + sample + "\"}";
    assertThrows(UnusableKeyException.class, () -> KeyFile.secret(jwk.getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "KEY-01: the secret \"{0}\" is taken")
  @ValueSource(
      strings = {
        "q7WzPx2Kq7WzPx2Kq7WzPx2Kq7WzPx2K",
        "correct horse battery staple correct horse",
        "f1d5b2a07c934e68a1b0c2d3e4f5968778695a4b3c2d1e0f",
        "pässwörd-of-my-own-making-für-immer"
      })
  void otherSecretIsTaken(String secret) {
    assertEquals(Family.SECRET, only(secret.getBytes(UTF_8)).family());
  }

  @Test
  @DisplayName("KEY-01: a secret may stand in a JWK, whatever white space is in it")
  void whiteSpaceInAJwkIsNoPartOfTheSecret() {
    String members = "\"kty\":\"oct\",\"k\":\"" + "f1d5b2a07c934e68".repeat(3) + "\"}";
    VerificationKey plain = only(("{" + members).getBytes(UTF_8));
    for (String space : List.of("\t", "\n", "\r", " ")) {
      assertEquals(plain, only(("{" + space + members).getBytes(UTF_8)));
    }
    assertEquals(false, plain.equals(only(("{\b" + members).getBytes(UTF_8))));
  }

  @Test
  void oneTrailingNewlineIsNoPartOfTheSecret() {
    String secret = "f1d5b2a07c934e68a1b0c2d3e4f59687";
    VerificationKey plain = only(secret.getBytes(UTF_8));
    assertEquals(plain, only((secret + "\n").getBytes(UTF_8)));
    assertEquals(plain, only((secret + "\r\n").getBytes(UTF_8)));
    assertEquals(false, plain.equals(only((secret + "\n\n").getBytes(UTF_8))));
    assertEquals(false, plain.equals(only((secret + " ").getBytes(UTF_8))));
  }

  @Test
  void secretsMayStandInAJwkSet() {
    TestKey one = TestKey.shared("HS256");
    TestKey two = TestKey.shared("HS512");
    KeySet set = KeyFile.secret(JwkSetTest.document(one.privateJwk(), two.privateJwk()));
    assertEquals(
        VerificationKey.secret(one.secret(), one.keyId(), HS256),
        set.find(HS256, one.keyId()).orElseThrow());
    assertEquals(Set.of(HS512), set.find(HS512, two.keyId()).orElseThrow().algorithms());
    assertThrows(
        UnusableKeyException.class, () -> KeyFile.secret("{\"kty\":\"oct\"}".getBytes(UTF_8)));
    assertThrows(UnusableKeyException.class, () -> KeyFile.secret("{".repeat(40).getBytes(UTF_8)));
  }

  @Test
  void octetsAreCopied() {
    byte[] octets = octets(32);
    VerificationKey key = VerificationKey.secret(octets, null);
    String before = key.thumbprint();
    Arrays.fill(octets, (byte) 0);
    assertEquals(before, key.thumbprint());
    assertEquals(VerificationKey.secret(octets(32), null), key);
  }

  @Test
  void secretIsNeverPrinted() {
    VerificationKey key = VerificationKey.secret(octets(32), "k");
    assertEquals("VerificationKey[secret [HS256]]", key.toString());
  }
}

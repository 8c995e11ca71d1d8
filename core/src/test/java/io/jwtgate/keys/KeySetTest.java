package io.jwtgate.keys;

import static io.jwtgate.jose.SignatureAlgorithm.ES256;
import static io.jwtgate.jose.SignatureAlgorithm.PS256;
import static io.jwtgate.jose.SignatureAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.testkit.TestKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeySetTest {
  private static final PublicKey RSA = TestKey.shared("RS256").publicKey();
  private static final PublicKey OTHER_RSA = TestKey.shared("RS256", "other").publicKey();
  private static final PublicKey EC = TestKey.shared("ES256").publicKey();

  @Test
  @DisplayName("KEY-08: kid is matched exactly")
  void keyIdIsMatchedExactly() {
    VerificationKey key = VerificationKey.of(RSA, "Key-1");
    KeySet set = KeySet.of(key);
    assertEquals(Optional.of(key), set.find(RS256, "Key-1"));
    for (String other : List.of("key-1", "KEY-1", "Key-1 ", "Key", "Key-11", "")) {
      assertEquals(Optional.empty(), set.find(RS256, other), other);
    }
  }

  @Test
  @DisplayName("KEY-09: a token without kid needs exactly one key that fits")
  void withoutKeyIdOneKeyMustFit() {
    VerificationKey rsa = VerificationKey.of(RSA, "r");
    VerificationKey ec = VerificationKey.of(EC, "e");
    assertEquals(Optional.of(rsa), KeySet.of(rsa, ec).find(RS256, null));
    assertEquals(Optional.of(ec), KeySet.of(rsa, ec).find(ES256, null));
    VerificationKey second = VerificationKey.of(OTHER_RSA, "s");
    assertEquals(Optional.empty(), KeySet.of(rsa, second).find(RS256, null));
    assertEquals(Optional.empty(), KeySet.of().find(RS256, null));
  }

  @Test
  @DisplayName("KEY-09: of two keys, one for another algorithm does not count")
  void keyForAnotherAlgorithmDoesNotCount() {
    VerificationKey rs = VerificationKey.of(RSA, "r", RS256);
    VerificationKey ps = VerificationKey.of(OTHER_RSA, "p", PS256);
    assertEquals(Optional.of(rs), KeySet.of(rs, ps).find(RS256, null));
    assertEquals(Optional.of(ps), KeySet.of(rs, ps).find(PS256, null));
    assertEquals(Optional.empty(), KeySet.of(rs, ps).find(PS256, "r"));
  }

  @Test
  @DisplayName("KEY-10: of two keys with one kid neither is used")
  void ambiguousKeysAreNotUsed() {
    VerificationKey one = VerificationKey.of(RSA, "k");
    VerificationKey two = VerificationKey.of(OTHER_RSA, "k");
    VerificationKey bystander = VerificationKey.of(OTHER_RSA, "b");
    KeySet set = KeySet.of(one, two, bystander);
    assertEquals(Optional.empty(), set.find(RS256, "k"));
    assertEquals(Optional.of(bystander), set.find(RS256, "b"));
    assertEquals(List.of(bystander), set.keys());
    assertEquals(List.of(one, two), KeySet.ambiguousAmong(List.of(one, two, bystander)));
    assertEquals(
        List.of("another key has the same kid", "another key has the same kid"),
        publishedTwice().skipped());
  }

  private static JwkSet publishedTwice() {
    return JwkSetTest.published(
        TestKey.shared("RS256").publicJwk().with("kid", "k"),
        TestKey.shared("RS256", "other").publicJwk().with("kid", "k"));
  }

  @Test
  @DisplayName("KEY-10: the same key twice is one")
  void sameKeyTwiceIsOne() {
    VerificationKey key = VerificationKey.of(RSA, "k");
    assertEquals(Optional.of(key), KeySet.of(key, VerificationKey.of(RSA, "k")).find(RS256, "k"));
    assertEquals(List.of(), KeySet.ambiguousAmong(List.of(key, VerificationKey.of(RSA, "k"))));
  }

  @Test
  @DisplayName("KEY-11: one kid for keys of two kinds is allowed")
  void oneKeyIdForTwoKindsIsAllowed() {
    VerificationKey rsa = VerificationKey.of(RSA, "k");
    VerificationKey ec = VerificationKey.of(EC, "k");
    assertEquals(Optional.of(rsa), KeySet.of(rsa, ec).find(RS256, "k"));
    assertEquals(Optional.of(ec), KeySet.of(rsa, ec).find(ES256, "k"));
  }

  @Test
  @DisplayName("KEY-11: one kid for one algorithm each is allowed")
  void oneKeyIdForTwoAlgorithmsIsAllowed() {
    VerificationKey rs = VerificationKey.of(RSA, "k", RS256);
    VerificationKey ps = VerificationKey.of(OTHER_RSA, "k", PS256);
    assertEquals(Optional.of(rs), KeySet.of(rs, ps).find(RS256, "k"));
    assertEquals(Optional.of(ps), KeySet.of(rs, ps).find(PS256, "k"));
  }

  @Test
  @DisplayName("KEY-09: a key without kid serves any kid while it alone fits")
  void namelessKeyServesWhileItAloneFits() {
    VerificationKey nameless = VerificationKey.of(RSA, null);
    assertEquals(Optional.of(nameless), KeySet.of(nameless).find(RS256, "any"));
    VerificationKey named = VerificationKey.of(OTHER_RSA, "n");
    assertEquals(Optional.of(named), KeySet.of(nameless, named).find(RS256, "n"));
    assertEquals(Optional.of(nameless), KeySet.of(nameless, named).find(RS256, "any"));
    VerificationKey second = VerificationKey.of(OTHER_RSA, null);
    assertEquals(Optional.empty(), KeySet.of(nameless, second).find(RS256, "any"));
  }

  @Test
  void setCanNotBeChanged() {
    KeySet set = KeySet.of(VerificationKey.of(RSA, "k"));
    assertThrows(UnsupportedOperationException.class, () -> set.keys().clear());
    assertThrows(UnsupportedOperationException.class, () -> set.keys().get(0).algorithms().clear());
  }
}

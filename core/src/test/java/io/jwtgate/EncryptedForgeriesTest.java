package io.jwtgate;

import static io.jwtgate.RecipientKeys.EC;
import static io.jwtgate.RecipientKeys.OTHER_RSA;
import static io.jwtgate.RecipientKeys.RSA;
import static io.jwtgate.RecipientKeys.encrypted;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.NOT_DECRYPTABLE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.jose.KeyManagementAlgorithm;
import io.jwtgate.keys.DecryptionKey;
import io.jwtgate.keys.DecryptionKeySet;
import io.jwtgate.testkit.JweDraft;
import io.jwtgate.testkit.Jwk;
import io.jwtgate.testkit.TestKey;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted tokens that were changed, or made to find something out: one reason for all. */
class EncryptedForgeriesTest {
  private final OneIssuer issuer =
      OneIssuer.with(rules -> rules.decryptionKeys(RecipientKeys.of(RSA, EC)));
  private final String signed = issuer.token().compact();

  private JweDraft draft(String algorithm, String encryption) {
    TestKey key = algorithm.startsWith("RSA") ? RSA : EC;
    return encrypted(signed, key).algorithm(algorithm).encryption(encryption);
  }

  private static UnaryOperator<byte[]> flipped(int index) {
    return octets -> {
      byte[] changed = octets.clone();
      changed[index < 0 ? octets.length + index : index] ^= 1;
      return changed;
    };
  }

  @ParameterizedTest(name = "JWE-02: {0} with {1}: one bit that is flipped has one reason")
  @CsvSource({
    "RSA-OAEP,A128GCM", "RSA-OAEP-256,A256GCM", "RSA-OAEP-256,A128CBC-HS256",
    "ECDH-ES,A256GCM", "ECDH-ES,A128CBC-HS256", "ECDH-ES+A128KW,A128GCM",
    "ECDH-ES+A256KW,A128CBC-HS256"
  })
  void flippedBitsHaveOneReason(String algorithm, String encryption) {
    issuer.accepts(draft(algorithm, encryption).compact());
    for (int segment = algorithm.equals("ECDH-ES") ? 2 : 1; segment < 5; segment++) {
      for (int index : new int[] {0, 7, -1}) {
        issuer.refuses(
            NOT_DECRYPTABLE,
            draft(algorithm, encryption).changed(segment, flipped(index)).compact());
      }
    }
  }

  @Test
  @DisplayName("JWE-02: another header than the one that was sealed is rejected")
  void changedHeaderIsRejected() {
    JweDraft sealed = encrypted(signed, RSA);
    String header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"x\":1}";
    issuer.refuses(NOT_DECRYPTABLE, sealed.changed(0, any -> header.getBytes(US_ASCII)).compact());
    issuer.accepts(encrypted(signed, RSA).rawHeader(header).compact());
  }

  @ParameterizedTest(name = "JWE-02: a tag of {0} octets is rejected")
  @ValueSource(ints = {1, 4, 8, 12, 15, 17, 32})
  void otherTagLengthsAreRejected(int octets) {
    for (String encryption : new String[] {"A256GCM", "A128CBC-HS256"}) {
      issuer.refuses(
          NOT_DECRYPTABLE,
          draft("RSA-OAEP-256", encryption)
              .changed(4, tag -> Arrays.copyOf(tag, octets))
              .compact());
    }
  }

  @ParameterizedTest(name = "JWE-02: a vector of {0} octets is rejected")
  @ValueSource(ints = {1, 8, 11, 13, 15, 17, 64})
  void otherVectorLengthsAreRejected(int octets) {
    for (String encryption : new String[] {"A256GCM", "A128CBC-HS256"}) {
      issuer.refuses(
          NOT_DECRYPTABLE,
          draft("RSA-OAEP-256", encryption)
              .changed(2, vector -> Arrays.copyOf(vector, octets))
              .compact());
    }
  }

  @ParameterizedTest(name = "JWE-02: an encrypted key of {0} octets is rejected")
  @ValueSource(ints = {0, 1, 16, 40, 255, 257, 512})
  void otherKeyLengthsAreRejected(int octets) {
    for (String algorithm : new String[] {"RSA-OAEP", "ECDH-ES", "ECDH-ES+A128KW"}) {
      boolean asItIs =
          (algorithm.equals("ECDH-ES") && octets == 0)
              || (algorithm.equals("ECDH-ES+A128KW") && octets == 40);
      if (!asItIs) {
        issuer.refuses(
            NOT_DECRYPTABLE,
            draft(algorithm, "A256GCM").changed(1, key -> Arrays.copyOf(key, octets)).compact());
      }
    }
  }

  @Test
  @DisplayName("JWE-02: an encrypted key that is too large a number, zero or one is rejected")
  void oddNumbersAreRejected() {
    for (byte[] number : List.of(filled(0xff), filled(0), one(), filledFrom(1, 0x00, 0x41))) {
      issuer.refuses(
          NOT_DECRYPTABLE, draft("RSA-OAEP-256", "A256GCM").changed(1, key -> number).compact());
    }
  }

  private static byte[] filled(int octet) {
    return filledFrom(0, 0, octet);
  }

  private static byte[] filledFrom(int from, int before, int octet) {
    byte[] number = new byte[256];
    Arrays.fill(number, 0, from, (byte) before);
    Arrays.fill(number, from, number.length, (byte) octet);
    return number;
  }

  private static byte[] one() {
    byte[] number = new byte[256];
    number[255] = 1;
    return number;
  }

  @ParameterizedTest(name = "JWE-02: segment {0} that is empty or no base64url is malformed")
  @ValueSource(ints = {0, 2, 3, 4})
  void segmentsAreBase64Url(int segment) {
    for (String text : new String[] {"", "a", "QQ==", "Q R", "QR", "QQ\n"}) {
      String[] segments = encrypted(signed, RSA).compact().split("\\.", -1);
      segments[segment] = text;
      issuer.refuses(MALFORMED, String.join(".", segments));
    }
  }

  @Test
  @DisplayName("JWE-02: encrypted to another key under the right kid is rejected")
  void swappedKeysAreRejected() {
    JweDraft toOther = JweDraft.of(signed, OTHER_RSA.publicKey()).header("kid", RSA.keyId());
    issuer.refuses(NOT_DECRYPTABLE, toOther.compact());
    TestKey otherEc = TestKey.shared("ES256", "other-ec");
    for (String algorithm : new String[] {"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW"}) {
      JweDraft swapped = JweDraft.of(signed, otherEc.publicKey()).header("kid", EC.keyId());
      issuer.refuses(NOT_DECRYPTABLE, swapped.algorithm(algorithm).compact());
    }
  }

  @Test
  @DisplayName("JWE-02: RSA-OAEP and RSA-OAEP-256 are not taken for each other")
  void hashesAreNotMixed() {
    issuer.refuses(
        NOT_DECRYPTABLE, draft("RSA-OAEP", "A256GCM").header("alg", "RSA-OAEP-256").compact());
    issuer.refuses(
        NOT_DECRYPTABLE, draft("RSA-OAEP-256", "A256GCM").header("alg", "RSA-OAEP").compact());
    issuer.refuses(NOT_DECRYPTABLE, draft("RSA1_5", "A256GCM").header("alg", "RSA-OAEP").compact());
  }

  @Test
  @DisplayName("JWE-02: a key of the wrong length for the content is rejected")
  void keysFitTheContent() {
    issuer.refuses(
        NOT_DECRYPTABLE, draft("RSA-OAEP", "A128GCM").header("enc", "A256GCM").compact());
    issuer.refuses(
        NOT_DECRYPTABLE, draft("RSA-OAEP", "A256GCM").header("enc", "A128GCM").compact());
  }

  @Test
  @DisplayName("JWE-02: an ephemeral key that is no point on the curve is rejected")
  void invalidPointsAreRejected() {
    BigInteger p =
        new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    Map<String, Object> good = new HashMap<>(TestKey.shared("ES256", "eph").publicJwk().members());
    String x = (String) good.get("x");
    List<Map<String, Object>> points =
        List.of(
            Map.of("kty", "EC", "crv", "P-256", "x", x, "y", x),
            Map.of("kty", "EC", "crv", "P-256", "x", zero(32), "y", zero(32)),
            Map.of("kty", "EC", "crv", "P-256", "x", number(p), "y", number(p)),
            Map.of("kty", "EC", "crv", "P-256", "x", zero(31), "y", good.get("y")),
            Map.of("kty", "EC", "crv", "P-256", "x", x),
            Map.of("kty", "EC", "x", x, "y", good.get("y")),
            Map.of("crv", "P-256", "x", x, "y", good.get("y")),
            Map.of("kty", "OKP", "crv", "X25519", "x", x),
            Map.of("kty", "EC", "crv", "P-256", "x", 1, "y", good.get("y")),
            TestKey.shared("ES384", "eph").publicJwk().members(),
            TestKey.shared("ES256", "eph").privateJwk().members());
    for (String algorithm : new String[] {"ECDH-ES", "ECDH-ES+A128KW"}) {
      for (Map<String, Object> point : points) {
        issuer.refuses(
            NOT_DECRYPTABLE, draft(algorithm, "A256GCM").header("epk", Jwk.of(point)).compact());
      }
      for (Object other : new Object[] {"text", 1, List.of(), null}) {
        issuer.refuses(NOT_DECRYPTABLE, draft(algorithm, "A256GCM").header("epk", other).compact());
      }
    }
  }

  private static String zero(int octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[octets]);
  }

  private static String number(BigInteger value) {
    byte[] signed = value.toByteArray();
    byte[] octets = Arrays.copyOfRange(signed, signed.length - 32, signed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Test
  @DisplayName("JWE-02: an ephemeral key with a name twice is malformed; a missing one rejected")
  void ephemeralKeyIsReadStrictly() {
    String epk = TestKey.shared("ES256", "eph").publicJwk().json();
    String twice = epk.substring(0, epk.length() - 1) + ",\"x\":\"AA\"}";
    String header = "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"%s}";
    issuer.refuses(
        MALFORMED,
        draft("ECDH-ES", "A256GCM").rawHeader(header.formatted(",\"epk\":" + twice)).compact());
    issuer.refuses(
        NOT_DECRYPTABLE, draft("ECDH-ES", "A256GCM").rawHeader(header.formatted("")).compact());
  }

  @Test
  @DisplayName("JWE-02: apu and apv are part of what is agreed, and read strictly")
  void partiesArePartOfTheAgreement() {
    for (Object party : new Object[] {"QWxpY2U", "QQ==", "a", 1, null}) {
      issuer.refuses(NOT_DECRYPTABLE, draft("ECDH-ES", "A256GCM").header("apu", party).compact());
    }
    issuer.accepts(draft("ECDH-ES", "A256GCM").header("apu", "").header("apv", "").compact());
  }

  @Test
  @DisplayName(
      "JWE-01: a decryption key that is gone ends the tokens that it opened, cached or not")
  void goneKeyEndsItsTokens() {
    AtomicReference<DecryptionKeySet> keys =
        new AtomicReference<>(RecipientKeys.of(RSA, OTHER_RSA));
    OneIssuer rotating =
        OneIssuer.with(
            rules -> rules.decryptionKeys((algorithm, kid) -> keys.get().find(algorithm, kid)));
    String old = encrypted(rotating.token().compact(), RSA).compact();
    String current = encrypted(rotating.token().compact(), OTHER_RSA).compact();
    rotating.accepts(old);
    rotating.accepts(current);
    keys.set(RecipientKeys.of(OTHER_RSA));
    rotating.refuses(NOT_DECRYPTABLE, old);
    rotating.accepts(current);
  }

  @Test
  @DisplayName("JWE-02: more than may be decrypted at once are put off, and not rejected")
  void tooManyArePutOff() {
    EncryptionRule rule =
        new EncryptionRule(
            RecipientKeys.of(RSA), java.util.Set.of(KeyManagementAlgorithm.values()));
    String token = encrypted(signed, RSA).compact();
    EncryptedTokens busy =
        new EncryptedTokens(List.of(rule), new DecryptionLimit(0, Duration.ZERO));
    VerifierOverloadedException putOff =
        assertThrows(VerifierOverloadedException.class, () -> busy.open(token));
    assertEquals(Duration.ofSeconds(1), putOff.retryAfter());
    DecryptionLimit one = new DecryptionLimit(1, Duration.ZERO);
    EncryptedTokens free = new EncryptedTokens(List.of(rule), one);
    assertEquals(signed, free.open(token).text());
    assertEquals(signed, free.open(token).text());
    one.within(() -> assertThrows(VerifierOverloadedException.class, () -> free.open(token)));
    assertEquals(signed, free.open(token).text());
  }

  @Test
  @DisplayName("JWE-02: what costs nothing to see takes no turn")
  void cheapRejectionsTakeNoTurn() {
    EncryptionRule rule =
        new EncryptionRule(
            RecipientKeys.of(RSA), java.util.Set.of(KeyManagementAlgorithm.values()));
    EncryptedTokens busy =
        new EncryptedTokens(List.of(rule), new DecryptionLimit(0, Duration.ZERO));
    for (JweDraft cheap :
        List.of(
            encrypted(signed, RSA).header("alg", "dir"),
            encrypted(signed, RSA).header("kid", "x"),
            encrypted(signed, RSA).header("zip", "DEF"),
            encrypted(signed, RSA).withoutHeader("cty"))) {
      assertThrows(TokenRejectedException.class, () -> busy.open(cheap.compact()));
    }
  }

  @Test
  @DisplayName("JWE-02: a decryption key answers everything that is wrong alike, null among it")
  void keyAnswersAlike() {
    DecryptionKey key = RecipientKeys.of(RSA).keys().get(0);
    assertEquals(java.util.Optional.empty(), key.decrypt(null));
    for (String text : new String[] {"", "....", "a.b.c", "a.b.c.d.e"}) {
      assertEquals(java.util.Optional.empty(), key.decrypt(text));
    }
    assertEquals(java.util.Optional.empty(), key.decrypt(encrypted(signed, EC).compact()));
  }
}

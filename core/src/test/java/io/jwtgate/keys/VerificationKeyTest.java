package io.jwtgate.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.internal.jose.Base64Url;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.testkit.TestKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a key says to signatures that are not what it made: no, and never an exception. */
class VerificationKeyTest {
  private static final String HEADER = "eyJh";
  private static final String PAYLOAD = "eyJi";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static TestKey signing(SignatureAlgorithm algorithm) {
    return TestKey.shared(algorithm.name());
  }

  private static VerificationKey key(SignatureAlgorithm algorithm) {
    return algorithm.isSymmetric()
        ? new JwkReader(true).read(JwkSetTest.object(signing(algorithm).privateJwk()))
        : VerificationKey.of(signing(algorithm).publicKey(), null, algorithm);
  }

  private static String signature(SignatureAlgorithm algorithm) {
    return Base64Url.encode(signing(algorithm).sign((HEADER + "." + PAYLOAD).getBytes(US_ASCII)));
  }

  private static boolean verifies(SignatureAlgorithm algorithm, String signature) {
    return key(algorithm).verifies(algorithm, HEADER, PAYLOAD, signature);
  }

  @ParameterizedTest(name = "SIG-02: {0} has one spelling of a signature")
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA.*")
  void signatureHasOneSpelling(SignatureAlgorithm algorithm) {
    String good = signature(algorithm);
    assertTrue(verifies(algorithm, good));
    for (String end : List.of("=", "==", "===", "A", "AA", "AAAA", "\n", " ", ".", "!", "\u00e9")) {
      assertFalse(verifies(algorithm, good + end), end);
    }
    for (String other : List.of("", "A", "!!!!", good.substring(4), " " + good, "\ud83d\ude00")) {
      assertFalse(verifies(algorithm, other), other);
    }
    assertFalse(verifies(algorithm, good.replace('-', '+').replace('_', '/') + "+/"));
  }

  @ParameterizedTest(name = "SIG-02: {0} has no spare bit set in a signature")
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA.*")
  void spareBitsAreRejected(SignatureAlgorithm algorithm) {
    String good = signature(algorithm);
    char last = good.charAt(good.length() - 1);
    for (int i = 0; i < LETTERS.length(); i++) {
      char other = LETTERS.charAt(i);
      String spelling = good.substring(0, good.length() - 1) + other;
      assertTrue(verifies(algorithm, spelling) == (other == last), spelling);
    }
  }

  @ParameterizedTest(name = "SIG-02: {0} answers no to octets of any length, and throws nothing")
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA.*")
  void anyOctetsAreNoException(SignatureAlgorithm algorithm) {
    byte[] input = (HEADER + "." + PAYLOAD).getBytes(US_ASCII);
    VerificationKey key = key(algorithm);
    assertTrue(key.verifies(algorithm, input, signing(algorithm).sign(input)));
    for (int length : new int[] {0, 1, 31, 32, 63, 64, 65, 96, 132, 255, 256, 257, 4000}) {
      for (int octet : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
        byte[] signature = new byte[length];
        Arrays.fill(signature, (byte) octet);
        assertFalse(key.verifies(algorithm, input, signature));
      }
    }
    assertFalse(key.verifies(algorithm, new byte[0], new byte[64]));
  }

  @Test
  @DisplayName("Null is as wrong as anything else")
  void nullIsWrong() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.ES256;
    String good = signature(algorithm);
    VerificationKey key = key(algorithm);
    assertFalse(key.verifies(null, HEADER, PAYLOAD, good));
    assertFalse(key.verifies(algorithm, null, PAYLOAD, good));
    assertFalse(key.verifies(algorithm, HEADER, null, good));
    assertFalse(key.verifies(algorithm, HEADER, PAYLOAD, null));
    assertFalse(key.verifies(algorithm, null, new byte[64]));
    assertFalse(key.verifies(algorithm, new byte[64], null));
    assertFalse(key.verifies(SignatureAlgorithm.RS256, HEADER, PAYLOAD, good));
  }

  @Test
  @DisplayName("Where header and payload part is no choice, and another character is another text")
  void segmentsHaveOneReading() {
    SignatureAlgorithm algorithm = SignatureAlgorithm.EdDSA;
    byte[] twoDots = "eyJh.eyJi.eyJj".getBytes(US_ASCII);
    String signature = Base64Url.encode(signing(algorithm).sign(twoDots));
    assertFalse(key(algorithm).verifies(algorithm, "eyJh.eyJi", "eyJj", signature));
    assertFalse(key(algorithm).verifies(algorithm, "eyJh", "eyJi.eyJj", signature));
    String ofQuestionMark =
        Base64Url.encode(signing(algorithm).sign("ey?h.eyJi".getBytes(US_ASCII)));
    assertFalse(key(algorithm).verifies(algorithm, "ey\u00e9h", PAYLOAD, ofQuestionMark));
    assertFalse(key(algorithm).verifies(algorithm, "ey?h", PAYLOAD, ofQuestionMark));
  }

  @Test
  @DisplayName("NET-11: a key is another one where other certificates are said to hold it")
  void certificatesTellKeysApart() {
    VerificationKey key = VerificationKey.of(TestKey.shared("ES256").publicKey(), "k");
    assertEquals(key, key.withCertificates(Set.of()));
    assertEquals(key.withCertificates(Set.of("t")), key.withCertificates(Set.of("t")));
    assertNotEquals(key, key.withCertificates(Set.of("t")));
    assertNotEquals(key.withCertificates(Set.of("u")), key.withCertificates(Set.of("t")));
  }
}

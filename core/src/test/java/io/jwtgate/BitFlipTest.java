package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.testkit.TestKey;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token in which a single bit differs is another token, and nobody signed it. */
class BitFlipTest {

  @Test
  @DisplayName("SIG-02: no bit of a token's text can be flipped")
  void everyBitOfTheTextCounts() {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared("HS256"));
    String good = issuer.token().compact();
    issuer.accepts(good);
    for (int i = 0; i < good.length() * 7; i++) {
      char[] text = good.toCharArray();
      text[i / 7] ^= (char) (1 << i % 7);
      assertRefused(issuer, new String(text));
    }
  }

  @Test
  @DisplayName("SIG-02: no bit of header, claims or signature can be flipped")
  void everyBitOfTheOctetsCounts() {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared("HS256"));
    String good = issuer.token().compact();
    for (int segment = 0; segment < 3; segment++) {
      int bits = Base64.getUrlDecoder().decode(CompactText.segment(good, segment)).length * 8;
      for (int bit = 0; bit < bits; bit++) {
        assertRefused(issuer, flipped(good, segment, bit));
      }
    }
  }

  @ParameterizedTest(name = "SIG-02: nor in a token of {0}, at 30 places drawn by lot")
  @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
  void everyAlgorithmCountsEveryBit(String algorithm) {
    OneIssuer issuer = OneIssuer.withKey(TestKey.shared(algorithm));
    Random random = new Random(algorithm.hashCode());
    String good = issuer.token().compact();
    issuer.accepts(good);
    for (int i = 0; i < 30; i++) {
      int segment = i % 3;
      int bits = Base64.getUrlDecoder().decode(CompactText.segment(good, segment)).length * 8;
      assertRefused(issuer, flipped(good, segment, random.nextInt(bits)));
    }
  }

  private static String flipped(String compact, int segment, int bit) {
    byte[] octets = Base64.getUrlDecoder().decode(CompactText.segment(compact, segment));
    octets[bit / 8] ^= (byte) (1 << bit % 8);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    return CompactText.withSegment(compact, segment, text);
  }

  /** For whatever reason, but never by a fault. */
  private static void assertRefused(OneIssuer issuer, String compact) {
    TokenRejectedException refusal =
        assertThrows(TokenRejectedException.class, () -> issuer.accepts(compact), compact);
    assertNotEquals(RejectionReason.INTERNAL_ERROR, refusal.reason(), compact);
  }
}

package io.jwtgate;

import static io.jwtgate.CompactText.json;
import static io.jwtgate.CompactText.segment;
import static io.jwtgate.CompactText.withSegment;
import static io.jwtgate.RejectionReason.ENCRYPTED;
import static io.jwtgate.RejectionReason.MALFORMED;
import static io.jwtgate.RejectionReason.TOO_LARGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jwtgate.testkit.TokenDraft;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact form: segments and base64url (RFC 7515 section 7.1, RFC 4648 section 5). */
class TokenFormatTest {
  private final OneIssuer issuer = OneIssuer.byDefault();
  private final String good = issuer.token().compact();

  @Test
  @DisplayName("FMT-01: three segments are taken")
  void threeSegmentsAreTaken() {
    assertEquals("alice", issuer.accepts(good).name());
  }

  @ParameterizedTest(name = "FMT-01: {0} dots are refused")
  @ValueSource(ints = {0, 1, 3, 5, 6, 8000})
  void anotherNumberOfDotsIsRefused(int dots) {
    issuer.refuses(MALFORMED, ".".repeat(dots));
    issuer.refuses(MALFORMED, "e30" + ".e30".repeat(dots > 100 ? 0 : dots));
  }

  @Test
  @DisplayName("FMT-01: a fourth segment after a good token is refused")
  void fourthSegmentIsRefused() {
    issuer.refuses(MALFORMED, good + ".");
    issuer.refuses(MALFORMED, good + ".e30");
  }

  @Test
  @DisplayName("FMT-02: an encrypted token is refused")
  void encryptedTokenIsRefused() {
    issuer.refuses(ENCRYPTED, segment(good, 0) + ".a2V5.aXY.dGV4dA.dGFn");
  }

  @Test
  @DisplayName("FMT-03: JSON serialisations are refused")
  void jsonSerialisationIsRefused() {
    String signature =
        "\"protected\":\"%s\",\"signature\":\"%s\"".formatted(segment(good, 0), segment(good, 2));
    String payload = "\"payload\":\"" + segment(good, 1) + '"';
    issuer.refuses(MALFORMED, '{' + payload + ',' + signature + '}');
    issuer.refuses(MALFORMED, '{' + payload + ",\"signatures\":[{" + signature + "}]}");
  }

  @ParameterizedTest(name = "FMT-04: a character outside of the alphabet is refused: {0}")
  @ValueSource(
      strings = {
        "+",
        "/",
        "=",
        " ",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\0",
        "!",
        "~",
        "é",
        "А",
        "\uD83D\uDE00"
      })
  void foreignCharacterIsRefused(String character) {
    for (int i = 0; i < 3; i++) {
      String segment = segment(good, i);
      issuer.refuses(MALFORMED, withSegment(good, i, character + segment));
      issuer.refuses(MALFORMED, withSegment(good, i, segment + character));
      issuer.refuses(MALFORMED, withSegment(good, i, inTheMiddle(segment, character)));
    }
    issuer.accepts(good);
  }

  private static String inTheMiddle(String segment, String character) {
    return segment.substring(0, 8) + character + segment.substring(8 + character.length());
  }

  @ParameterizedTest(name = "FMT-05: padding at the end of segment {0} is refused")
  @ValueSource(ints = {0, 1, 2})
  void paddingIsRefused(int index) {
    String unpadded = aligned(index, 2);
    issuer.accepts(unpadded);
    issuer.refuses(MALFORMED, withSegment(unpadded, index, segment(unpadded, index) + "=="));
  }

  @ParameterizedTest(name = "FMT-06: spare bits in segment {0} are refused")
  @ValueSource(ints = {0, 1, 2})
  void spareBitsAreRefused(int index) {
    for (int overhang : index == 2 ? new int[] {2} : new int[] {2, 3}) {
      String canonical = aligned(index, overhang);
      String segment = segment(canonical, index);
      String other = CompactText.withSpareBit(segment);
      assertNotEquals(segment, other);
      assertEquals(
          Arrays.toString(Base64.getUrlDecoder().decode(segment)),
          Arrays.toString(Base64.getUrlDecoder().decode(other)));
      issuer.accepts(canonical);
      issuer.refuses(MALFORMED, withSegment(canonical, index, other));
    }
  }

  @ParameterizedTest(name = "FMT-07: segment {0} of an impossible length is refused")
  @ValueSource(ints = {0, 1, 2})
  void impossibleLengthIsRefused(int index) {
    String whole = aligned(index, index == 2 ? 2 : 0);
    String segment = segment(whole, index);
    String impossible = segment + "A".repeat(index == 2 ? 3 : 1);
    assertEquals(1, impossible.length() % 4);
    issuer.accepts(whole);
    issuer.refuses(MALFORMED, withSegment(whole, index, impossible));
  }

  @ParameterizedTest(name = "FMT-08: empty segment {0} is refused")
  @ValueSource(ints = {0, 1, 2})
  void emptySegmentIsRefused(int index) {
    issuer.refuses(MALFORMED, withSegment(good, index, ""));
  }

  @Test
  @DisplayName("FMT-17: a token of 8 KiB is taken, one character more is refused")
  void sizeIsLimited() {
    int room = 8192 - issuer.token().claim("pad", "").compact().length();
    String largest = issuer.token().claim("pad", "p".repeat(room * 3 / 4)).compact();
    while (largest.length() < 8190) {
      room += 4;
      largest = issuer.token().claim("pad", "p".repeat(room * 3 / 4)).compact();
    }
    issuer.accepts(largest);
    String tooLarge = issuer.token().claim("pad", "p".repeat(room * 3 / 4 + 6)).compact();
    assertEquals(true, tooLarge.length() > 8192);
    issuer.refuses(TOO_LARGE, tooLarge);
  }

  @Test
  @DisplayName("FMT-17: the limit comes before any other judgement")
  void sizeIsJudgedFirst() {
    issuer.refuses(MALFORMED, ".".repeat(8192));
    issuer.refuses(TOO_LARGE, ".".repeat(8193));
  }

  @Test
  @DisplayName("FMT-19: white space within the JSON is taken")
  void whiteSpaceIsTaken() {
    String spaces = " \t\r\n";
    TokenDraft spaced =
        issuer
            .token()
            .rawHeader(text -> spaces + text.replace(":", spaces + ":" + spaces) + spaces)
            .rawPayload(
                json(good, 1).replace(",", spaces + "," + spaces).replace("{", "{" + spaces));
    assertEquals("alice", issuer.accepts(spaced).name());
  }

  /** A good token of which one segment is so long that its length modulo 4 is this. */
  private String aligned(int index, int overhang) {
    return IntStream.range(0, 8)
        .mapToObj("p"::repeat)
        .map(pad -> issuer.token().header("pad", pad).claim("pad", pad).compact())
        .filter(compact -> segment(compact, index).length() % 4 == overhang)
        .findFirst()
        .orElseThrow();
  }
}

package io.jwtgate.internal.jose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

  @Test
  @DisplayName("FMT-06: whatever is taken is spelled as it would be written")
  void spellingIsCanonical() {
    String characters = "AQgwBCDEz09-_=+/ .";
    Map<String, String> spellings = new HashMap<>();
    IntStream.range(0, characters.length() * characters.length() * characters.length())
        .forEach(
            number -> {
              String text = "";
              for (int rest = number; text.length() < 3; rest /= characters.length()) {
                text += characters.charAt(rest % characters.length());
              }
              if (isTaken(text)) {
                byte[] octets = Base64Url.decode(text);
                assertEquals(text, Base64Url.encode(octets));
                assertEquals(null, spellings.put(Base64Url.encode(octets), text));
              }
            });
    assertTrue(spellings.size() > 100);
  }

  private static boolean isTaken(String text) {
    try {
      return Base64Url.decode(text).length > 0;
    } catch (JsonRejectedException refused) {
      return false;
    }
  }

  @Test
  void octetsOfEveryLengthComeBack() {
    Random random = new Random(7);
    for (int length = 1; length < 70; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      assertArrayEquals(octets, Base64Url.decode(Base64Url.encode(octets)));
    }
  }

  @ParameterizedTest(
      name = "FMT-04, FMT-05, FMT-06, FMT-07, FMT-08: the segment \"{0}\" is refused")
  @ValueSource(
      strings = {
        "",
        "A",
        "AAAAA",
        "AA==",
        "AAA=",
        "====",
        "A=AA",
        "AA=A",
        "AA==AA",
        "AB",
        "AAB",
        "A B",
        "AA\n",
        "+A",
        "/A",
        "A+",
        "A\u0100",
        "\u0141A",
        "AA\uD83D\uDE00",
        "é",
        "AAA\u0000",
        "\uFEFFAA"
      })
  void otherTextIsRefused(String text) {
    assertThrows(JsonRejectedException.class, () -> Base64Url.decode(text));
  }
}

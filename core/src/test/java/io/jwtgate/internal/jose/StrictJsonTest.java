package io.jwtgate.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader makes of JSON; what it refuses of tokens stands in {@code TokenJsonTest}. */
class StrictJsonTest {
  private static final StrictJson JSON = new StrictJson(new JsonLimits(3, 2, 8));

  private static Object value(String json) {
    return JSON.object(("{\"v\":" + json + "}").getBytes(UTF_8)).members().get("v");
  }

  private static void refused(String text) {
    assertThrows(JsonRejectedException.class, () -> JSON.object(text.getBytes(UTF_8)));
  }

  @Test
  void everyKindOfValueHasItsType() {
    assertEquals(
        "t\"\\/\b\f\n\r\té\uD83D\uDE00",
        value("\"t\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\uD83D\uDE00\""));
    assertEquals(5L, value("5"));
    assertEquals(-5L, value("-5"));
    assertEquals(new BigDecimal("5.50"), value("5.50"));
    assertEquals(new BigDecimal("5E+2"), value("5e2"));
    assertEquals(true, value("true"));
    assertEquals(false, value("false"));
    assertNull(value("null"));
    assertEquals(List.of(), value("[]"));
    assertEquals(Map.of(), value("{}"));
    assertEquals(Arrays.asList(1L, null), value("[1,null]"));
  }

  @Test
  void integersAreExact() {
    StrictJson wide = new StrictJson(JsonLimits.DEFAULT);
    JsonObject numbers =
        wide.object("{\"long\":9223372036854775807,\"big\":9223372036854775808}".getBytes(UTF_8));
    assertEquals(Optional.of(Long.MAX_VALUE), numbers.get("long"));
    assertEquals(Optional.of(new BigInteger("9223372036854775808")), numbers.get("big"));
  }

  @Test
  void orderOfMembersIsKept() {
    assertEquals(
        List.of("z", "a"), List.copyOf(JSON.object("{\"z\":1,\"a\":2}".getBytes(UTF_8)).names()));
  }

  @Test
  void limitsAreInclusive() {
    assertEquals(List.of(List.of()), value("[[]]"));
    refused("{\"v\":[[[]]]}");
    assertEquals(12345678L, value("12345678"));
    refused("{\"v\":123456789}");
    assertEquals(new BigDecimal("1.345678"), value("1.345678"));
    refused("{\"v\":1.3456789}");
    assertEquals(2, ((Map<?, ?>) value("{\"a\":1,\"b\":2}")).size());
    refused("{\"v\":{\"a\":1,\"b\":2,\"c\":3}}");
  }

  @Test
  void namesThatDifferByCaseAreTwo() {
    assertEquals(2, JSON.object("{\"a\":1,\"A\":2}".getBytes(UTF_8)).members().size());
    refused("{\"a\":1,\"\\u0061\":2}");
  }

  @Test
  void resultCanNotBeChanged() {
    Map<String, Object> members = JSON.object("{\"a\":[{}]}".getBytes(UTF_8)).members();
    List<?> list = (List<?>) members.get("a");
    assertThrows(UnsupportedOperationException.class, members::clear);
    assertThrows(UnsupportedOperationException.class, list::clear);
    assertThrows(UnsupportedOperationException.class, ((Map<?, ?>) list.get(0))::clear);
  }

  @Test
  void textOfRefusalsQuotesNothing() {
    JsonRejectedException refusal =
        assertThrows(
            JsonRejectedException.class, () -> JSON.object("{\"secret\":tru}".getBytes(UTF_8)));
    assertEquals("not strict JSON", refusal.getMessage());
    assertNull(refusal.getCause());
    assertEquals(0, refusal.getStackTrace().length);
  }

  @ParameterizedTest(name = "{0} octets of UTF-8 are told apart from {1}")
  @CsvSource({"1, 41", "2, C3A9", "3, E282AC", "4, F09F9880"})
  void cutSequenceIsRefused(int octets, String hex) {
    byte[] character = java.util.HexFormat.of().parseHex(hex);
    byte[] whole = document(character);
    assertTrue(JSON.object(whole).has("v"));
    if (octets > 1) {
      byte[] cut = document(Arrays.copyOf(character, octets - 1));
      assertThrows(JsonRejectedException.class, () -> JSON.object(cut));
    }
  }

  private static byte[] document(byte[] character) {
    byte[] start = "{\"v\":\"".getBytes(UTF_8);
    byte[] document = Arrays.copyOf(start, start.length + character.length + 2);
    System.arraycopy(character, 0, document, start.length, character.length);
    document[document.length - 2] = '"';
    document[document.length - 1] = '}';
    return document;
  }
}

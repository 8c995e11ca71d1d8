package io.jwtgate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieHeaderTest {
  private static final String NAME = "__Host-token";

  private static List<String> values(String... fields) {
    return new CookieHeader(List.of(fields)).values(NAME);
  }

  @ParameterizedTest
  @DisplayName("COOKIE-09: only spaces and tabs before a name are none of it")
  @ValueSource(
      strings = {"\u2000", "\u2028", "\u3000", "\u00a0", "\u001c", "\u000b", "\u000c", "\u0085"})
  void otherSpacesBelongToTheName(String space) {
    assertEquals(List.of(), values("a=b; " + space + NAME + "=planted"));
    assertEquals(List.of(), values(NAME + space + "=planted"));
    assertEquals(List.of("good"), values("a=b; \t " + NAME + "\t=\tgood "));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-08: every value of the name counts, wherever it stands")
  @CsvSource(
      delimiter = '|',
      value = {
        "__Host-token=a; __Host-token=b",
        "__Host-token=a;__Host-token=b",
        ";__Host-token=a;;__Host-token=b;",
        "x=\"; __Host-token=a; y=\"; __Host-token=b",
        "$Version=1; __Host-token=a; $Path=/; __Host-token=b"
      })
  void everyValueCounts(String field) {
    assertEquals(List.of("a", "b"), values(field));
  }

  @Test
  void whatIsLeftWithoutANameKeepsItsOrder() {
    CookieHeader header = new CookieHeader(List.of("a=b;" + NAME + "=x; c", NAME + "=y;d=e"));
    assertEquals("a=b; c; d=e", header.without(NAME));
    assertEquals("", new CookieHeader(List.of(NAME + "=x")).without(NAME));
  }

  @Test
  void aPairWithoutAnEqualsSignIsNoCookieOfThatName() {
    assertEquals(List.of(), values(NAME));
    assertEquals(List.of(""), values(NAME + "="));
  }
}

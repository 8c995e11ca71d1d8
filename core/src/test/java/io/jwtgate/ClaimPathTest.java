package io.jwtgate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPathTest {

  @ParameterizedTest(name = "CLM-24: {0} is {1}")
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = ';',
      value = {
        "roles; [roles]",
        "realm_access.roles; [realm_access, roles]",
        "\"https://x.example/roles\"; [https://x.example/roles]",
        "resource_access.\"my.client\".roles; [resource_access, my.client, roles]",
        "\"a\\\"b\"; [a\"b]",
        "\"a\\\\b\"; [a\\b]",
        "\"a\\\\\".b; [a\\, b]",
        "\"a,b\"; [a,b]",
        "\" a \"; [ a ]",
        "urn:x:roles; [urn:x:roles]"
      })
  void writtenFormIsRead(String text, String names) {
    ClaimPath path = ClaimPath.parse(text);
    assertEquals(names, path.names().toString());
    assertEquals(path, ClaimPath.parse(path.toString()));
  }

  @ParameterizedTest(name = "CLM-24: {0} is no path")
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "\"",
        "\"a",
        "a\"",
        "\"a\"b",
        "a\"b\"",
        "\"a\"\"b\"",
        "\"\"",
        "a.\"\"",
        "https://x.example/roles",
        "\"a\\\"",
        "a b",
        " a",
        "a. b",
        "a\\b"
      })
  void otherTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ClaimPath.parse(text));
  }

  @Test
  void listIsCutAtCommasOutsideOfQuotes() {
    assertEquals(
        List.of(ClaimPath.of("a"), new ClaimPath(List.of("b", "c,d")), ClaimPath.of("e")),
        ClaimPath.parseList(" a , b.\"c,d\",e "));
    assertThrows(IllegalArgumentException.class, () -> ClaimPath.parseList("a,,b"));
    assertThrows(IllegalArgumentException.class, () -> ClaimPath.parseList("a,"));
  }

  @Test
  void pathDescendsThroughObjectsAlone() {
    Map<String, Object> claims =
        Map.of("a", Map.of("b", 1), "l", List.of(Map.of("b", 2)), "a.b", 3);
    assertEquals(Optional.of(1), ClaimPath.parse("a.b").in(claims));
    assertEquals(Optional.of(3), ClaimPath.of("a.b").in(claims));
    assertEquals(Optional.empty(), ClaimPath.parse("l.b").in(claims));
    assertEquals(Optional.empty(), ClaimPath.parse("a.b.c").in(claims));
    assertEquals(Optional.empty(), ClaimPath.parse("x.y").in(claims));
  }

  @Test
  void namesAreCopiedAndNeverEmpty() {
    assertThrows(IllegalArgumentException.class, () -> new ClaimPath(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ClaimPath(List.of("a", "")));
    List<String> names = new java.util.ArrayList<>(List.of("a"));
    ClaimPath path = new ClaimPath(names);
    names.set(0, "b");
    assertEquals(List.of("a"), path.names());
  }

  @ParameterizedTest(name = "every name is written so that it is read back: {0}")
  @ValueSource(
      strings = {"a", "a.b", "a\"b", "a\\", "\\\"", " ", "a,b", "https://x/y", "é", "\n", "a:b"})
  void everyNameCanBeWritten(String name) {
    assertEquals(List.of(name), ClaimPath.parse(ClaimPath.of(name).toString()).names());
  }
}

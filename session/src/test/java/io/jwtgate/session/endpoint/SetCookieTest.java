package io.jwtgate.session.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieTest {
  private static final String NAME = "__Host-token";

  private static SetCookie cookie(String name, String value, String path) {
    return new SetCookie(name, value, path, Optional.of(Duration.ofMillis(90_999)), true, "Strict");
  }

  @Test
  void textIsWhatBrowsersRead() {
    assertEquals(
        "__Host-token=a.b; Path=/; Max-Age=90; Secure; HttpOnly; SameSite=Strict",
        cookie(NAME, "a.b", "/").text());
    assertEquals(
        "x=; Path=/a; Secure; SameSite=Lax",
        new SetCookie("x", "", "/a", Optional.empty(), false, "Lax").text());
    assertEquals(
        "__Host-token=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
        cookie(NAME, "a.b", "/").cleared().text());
  }

  @Test
  @DisplayName("a cookie is cleared where it was set, and no age is below zero")
  void clearedCookie_keepsItsPath() {
    assertEquals(
        "x=; Path=/app; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
        cookie("x", "v", "/app").cleared().text());
    SetCookie gone = new SetCookie("x", "v", "/", Optional.of(Duration.ofSeconds(-5)), true, "Lax");
    assertEquals("x=v; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax", gone.text());
  }

  @ParameterizedTest
  @DisplayName("nothing in a name, a value or a path begins another attribute or line")
  @ValueSource(strings = {";", " ", ",", "\"", "\\", "\r", "\n", "\u0000", "\u007f", "\u00e4"})
  void otherCharactersAreRefused(String character) {
    assertRefused("x" + character, "v", "/");
    assertRefused("x", "v" + character, "/");
    assertRefused("x", "v", "/" + character);
    assertRefused("", "v", "/");
    assertRefused("x", "v", "");
  }

  private static void assertRefused(String name, String value, String path) {
    assertThrows(IllegalArgumentException.class, () -> cookie(name, value, path));
  }

  @Test
  @DisplayName("COOKIE-07: name and value have 4096 octets together, not one more")
  void sizeIsBounded() {
    String longest = "v".repeat(4096 - NAME.length());

    assertEquals(longest, cookie(NAME, longest, "/").value());
    assertRefused(NAME, longest + "v", "/");
  }

  @Test
  void itsOwnTextKeepsTheValueBack() {
    assertEquals("SetCookie[__Host-token]", cookie(NAME, "secret", "/").toString());
  }
}

package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  @ParameterizedTest(name = "HTTP-23: {0} matches {1}: {2}")
  @CsvSource({
    "/health, /health, true",
    "/health, /healthy, false",
    "/health, /HEALTH, false",
    "/health, /health/, false",
    "/a/*, /a, true",
    "/a/*, /a/, true",
    "/a/*, /a/b/c, true",
    "/a/*, /ab, false",
    "/a/*, /, false",
    "*.css, /style.css, true",
    "*.css, /a/.css, true",
    "*.css, /stylecss, false",
    "*.css, /style.css/x, false",
    "/a/*, /a//b, false",
    "/a/*, /a/./b, false",
    "/a/*, /a/., false",
    "/a/*, /a/../b, false",
    "/a/*, /a/.., false",
    "/a/*, /a/..b, true",
    "/a/*, /a/%2e, false",
    "/a/*, %/a/b, false",
    "/a/*, ;/a/b, false",
    "/a/*, /a/;b, false",
    "/a/*, /a/\\b, false"
  })
  void matchesItsForm(String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.parse(pattern).matches(path, true));
  }

  @ParameterizedTest(
      name = "HTTP-23: an extension matches files alone, and {0} data of a client too")
  @CsvSource({"*.css, /a/b.css, false", "/a/*, /a/b.css, true", "/a/b.css, /a/b.css, true"})
  void extensionMatchesFilesAlone(String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.parse(pattern).matches(path, false));
  }

  @ParameterizedTest
  @DisplayName("HTTP-23: what is none of the three forms is refused")
  @ValueSource(
      strings = {
        "", "health", "/*", "*", "*.", "*.a/b", "*.a.b", "*.*", "/a*", "/a/*/b", "/a*/", "/a/**",
        "/*/a", "//", "/a//*", "/a/./b", "/a/..", "/a;b", "/a%20", "\\a", "*.c\ns", "a/*", "%/a"
      })
  void otherFormsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(text));
  }
}

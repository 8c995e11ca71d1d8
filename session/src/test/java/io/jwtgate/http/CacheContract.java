package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application may say to caches; {@code /says} repeats the query's two parameters. */
public abstract class CacheContract extends SessionContract {
  private Visitor visitor;

  @BeforeAll
  void login() {
    visitor = Visitor.loggedIn(server);
  }

  private static String path(String cache, String vary) {
    return "/says?cache=" + encoded(cache) + "&vary=" + encoded(vary);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @DisplayName(
      "COOKIE-13: what a cookie's owner gets is private, or stricter if the application says")
  @CsvSource(
      delimiter = '|',
      value = {
        "| private",
        "no-store | no-store",
        "private, max-age=60 | private, max-age=60",
        "No-Store, max-age=0 | No-Store, max-age=0",
        "max-age=60 | private, max-age=60",
        "public, max-age=60, s-maxage=9 | private, max-age=60",
        "private=\"Set-Cookie, Other\" | private, private=\"Set-Cookie, Other\"",
        "no-cache | private, no-cache",
      })
  void cacheControl(String said, String sent) {
    Answer answer = visitor.get(path(said, ""));
    assertEquals(List.of(sent), answer.header("Cache-Control"));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-13: it varies with the cookie")
  @CsvSource(
      delimiter = '|',
      value = {
        "| Cookie",
        "Accept-Encoding | Accept-Encoding, Cookie",
        "* | *",
      })
  void vary(String said, String sent) {
    assertEquals(List.of(sent), visitor.get(path("", said)).header("Vary"));
  }

  @Test
  @DisplayName("COOKIE-13: what the owner of a header gets is the application's own affair")
  void headerIsLeftAlone() {
    String token = visitor.cookie("__Host-token").orElseThrow();
    Answer answer = get(path("public, max-age=60", "")).bearer(token).send();
    assertEquals("public, max-age=60", String.join(", ", answer.header("Cache-Control")));
    assertEquals(List.of(), answer.header("Vary"));
  }
}

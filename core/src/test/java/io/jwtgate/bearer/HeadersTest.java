package io.jwtgate.bearer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that the application sees of a request, and those that its answer must have. */
class HeadersTest {
  private static final ResponseHeaders OF_COOKIE = new ResponseHeaders(true, false);
  private static final ResponseHeaders JUDGED = new ResponseHeaders(true, true);

  private static ApplicationHeaders seen(GateBuilder gate) {
    return gate.build().applicationHeaders();
  }

  @Test
  @DisplayName("HTTP-26: a hidden header is seen in no case, and others are whole")
  void hiddenHeadersAreNotSeen() {
    ApplicationHeaders headers = seen(TestIssuer.gate().hiddenHeaders("X-User", "cookie"));

    assertFalse(headers.areAll());
    assertEquals(List.of(), headers.of("x-USER", List.of("root")));
    assertEquals(List.of("a", "b"), headers.of("X-Users", List.of("a", "b")));
    assertEquals(List.of("Bearer x"), headers.of("Authorization", List.of("Bearer x")));
    assertFalse(headers.showCookie("any"));
  }

  @Test
  @DisplayName("HTTP-27: by default everything is seen")
  void everythingIsSeenByDefault() {
    ApplicationHeaders headers = seen(TestIssuer.gate().cookie("__Host-t"));

    assertTrue(headers.areAll());
    assertEquals(List.of("Bearer x"), headers.of("Authorization", List.of("Bearer x")));
    assertEquals(List.of("__Host-t=x"), headers.of("Cookie", List.of("__Host-t=x")));
    assertTrue(headers.showCookie("__Host-t"));
  }

  @Test
  @DisplayName("HTTP-27: of what is hidden nothing is seen, of its neighbours all")
  void hiddenTokenIsCutOut() {
    ApplicationHeaders headers = seen(TestIssuer.gate().cookie("__Host-t").forwardToken(false));

    assertFalse(headers.areAll());
    assertEquals(
        List.of("Basic x", "Bearers x"),
        headers.of("authorization", List.of("Basic x", "bearer y", "Bearers x", "BEARER")));
    assertEquals(
        List.of("a=b; c", "d=e"),
        headers.of("COOKIE", List.of("a=b;__Host-t=x; c", "__Host-t=y", " __Host-t = z ;d=e")));
    assertEquals(List.of("__host-t=x"), headers.of("Cookie", List.of("__host-t=x")));
    assertFalse(headers.showCookie("__Host-t"));
    assertTrue(headers.showCookie("__host-t"));
  }

  @Test
  @DisplayName("TOK-05: another header's token is hidden too, and one in Authorization with it")
  void tokenOfAnotherHeaderIsHidden() {
    ApplicationHeaders headers = seen(TestIssuer.gate().tokenHeader("X-T").forwardToken(false));

    assertEquals(List.of(), headers.of("x-t", List.of("a.b.c")));
    assertEquals(List.of("Basic x"), headers.of("Authorization", List.of("Basic x", "Bearer y")));
    assertEquals(List.of("a"), headers.of("X-Tt", List.of("a")));
    assertEquals(List.of("a"), seen(TestIssuer.gate().tokenHeader("X-T")).of("X-T", List.of("a")));
  }

  @Test
  @DisplayName("TOK-07: a token among sub-protocols is seen by no application")
  void tokenAmongSubprotocolsIsCutOut() {
    ApplicationHeaders headers = seen(TestIssuer.gate().webSocketSubprotocol());

    assertFalse(headers.areAll());
    assertEquals(
        List.of("chat, jwtgate.bearer, news"),
        headers.of("Sec-WebSocket-Protocol", List.of("chat,jwtgate.bearer , a.b.c", "news")));
    assertEquals(List.of(), headers.of("Sec-WebSocket-Protocol", List.of()));
    assertEquals(List.of("Bearer x"), headers.of("Authorization", List.of("Bearer x")));
  }

  @Test
  @DisplayName("HTTP-27: without a cookie of ours, cookies are whole")
  void cookiesAreWholeWhereNoneIsOurs() {
    ApplicationHeaders headers = seen(TestIssuer.gate().forwardToken(false));

    assertEquals(List.of("__Host-t=x"), headers.of("Cookie", List.of("__Host-t=x")));
    assertTrue(headers.showCookie("__Host-t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X User", "X:User", "Ünder", "a(b"})
  @DisplayName("HTTP-26: what can be no header's name can't be hidden")
  void noNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> TestIssuer.gate().hiddenHeaders("A", name));
    seen(TestIssuer.gate().hiddenHeaders("!#$%&'*+-.^_`|~09azAZ"));
  }

  @Test
  @DisplayName("COOKIE-13: only where a cookie told who it is do answers need anything")
  void answersNeedWordsWhereACookieTold() {
    assertEquals(List.of(), ResponseHeaders.ANY.names());
    assertFalse(ResponseHeaders.ANY.areAbout("Vary"));
    assertTrue(OF_COOKIE.areAbout("vary") && OF_COOKIE.areAbout("CACHE-CONTROL"));
    assertFalse(OF_COOKIE.areAbout("Age"));
  }

  @ParameterizedTest(name = "COOKIE-13: Cache-Control {0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | private",
        "public, max-age=60        | private, max-age=60",
        "PUBLIC, s-maxage=60       | private",
        "private, max-age=60       | private, max-age=60",
        "No-Store                  | No-Store",
        "private=\"a, public\", x  | private, private=\"a, public\", x",
        "publicly                  | private, publicly",
        ", ,                       | private"
      })
  void answersOfAnOwnerArePrivate(String written, String expected) {
    assertEquals(expected, OF_COOKIE.value("Cache-Control", List.of(written)));
  }

  @Test
  @DisplayName("COOKIE-13: several lines become one")
  void severalLinesBecomeOne() {
    assertEquals("private, a, b", OF_COOKIE.value("Cache-Control", List.of("a", "public, b")));
  }

  @ParameterizedTest(
      name = "COOKIE-13, CSRF-22: Vary {0} becomes {1}, or {2} where the site was judged")
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | Cookie                  | Cookie, Origin, Sec-Fetch-Site",
        "Accept, cookie  | Accept, cookie          | Accept, cookie, Origin, Sec-Fetch-Site",
        "*               | *                       | *"
      })
  void answersVary(String written, String ofCookie, String judged) {
    assertEquals(ofCookie, OF_COOKIE.value("Vary", List.of(written)));
    assertEquals(judged, JUDGED.value("vary", List.of(written)));
  }
}

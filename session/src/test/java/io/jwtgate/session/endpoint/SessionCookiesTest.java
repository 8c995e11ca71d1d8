package io.jwtgate.session.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.web.CsrfTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionCookiesTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static SessionTokens tokens(String access) {
    IssuedToken token = new IssuedToken(access, "id", NOW, NOW.plusSeconds(600));
    return new SessionTokens(token, "refresh", NOW.plusSeconds(3600), "sid", Set.of());
  }

  private static List<String> set(SessionCookies.Builder cookies) {
    return cookies.build().set(tokens("a.b.c"), "/app/session", NOW);
  }

  @Test
  @DisplayName("COOKIE-02: a refresh cookie with __Host- goes to every path")
  void hostRefreshCookieGoesToEveryPath() {
    assertEquals(
        List.of(
            "__Host-token=a.b.c; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict",
            "__Host-refresh=refresh; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict"),
        set(SessionCookies.named("__Host-token").refreshName("__Host-refresh")));
  }

  @Test
  @DisplayName("COOKIE-02: so does one with __Host-Http-")
  void hostHttpRefreshCookieGoesToEveryPath() {
    String refresh =
        set(SessionCookies.named("__Host-token").refreshName("__Host-Http-refresh")).get(1);
    assertTrue(refresh.contains("; Path=/;"), refresh);
  }

  @Test
  @DisplayName("COOKIE-06: cookies that end with the browser have no Max-Age")
  void cookiesMayEndWithTheBrowser() {
    assertEquals(
        List.of(
            "__Host-token=a.b.c; Path=/; Secure; HttpOnly; SameSite=Lax",
            "__Secure-refresh=refresh; Path=/other; Secure; HttpOnly; SameSite=Strict"),
        set(
            SessionCookies.named("__Host-token")
                .untilBrowserCloses()
                .sameSite(SameSite.LAX)
                .refreshPath("/other")));
  }

  @Test
  @DisplayName("COOKIE-06: what is left of a token's life, and never more")
  void maxAgeIsWhatIsLeft() {
    SessionCookies cookies = SessionCookies.named("__Host-token").build();
    List<String> late = cookies.set(tokens("a"), "/session", NOW.plus(Duration.ofMinutes(9)));
    assertTrue(late.get(0).contains("; Max-Age=60;"), late.get(0));
    assertTrue(late.get(1).contains("; Max-Age=3060;"), late.get(1));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("COOKIE-03, COOKIE-04: every cookie is Secure, whatever is chosen")
  void everyCookieIsSecure(SameSite sameSite) {
    List<String> set =
        set(
            SessionCookies.named("__Host-token")
                .sameSite(sameSite)
                .csrfTokens(new CsrfTokens(new byte[32])));
    assertEquals(3, set.size());
    set.forEach(cookie -> assertTrue(cookie.contains("; Secure;"), cookie));
    assertEquals(2, set.stream().filter(cookie -> cookie.contains("; HttpOnly;")).count());
  }

  @Test
  @DisplayName("COOKIE-04: for other sites CSRF tokens must be on")
  void otherSitesNeedCsrfTokens() {
    SessionCookies.Builder cookies = SessionCookies.named("__Host-token").sameSite(SameSite.NONE);
    assertThrows(IllegalArgumentException.class, cookies::build);
    cookies.csrfTokens(new CsrfTokens(new byte[32])).build();
  }

  @Test
  @DisplayName("COOKIE-07: a cookie that browsers would not keep is an error that says so")
  void tooLargeCookieIsAnError() {
    SessionCookies cookies = SessionCookies.named("__Host-token").build();
    int room = 4096 - "__Host-token".length();
    cookies.set(tokens("x".repeat(room)), "/session", NOW);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> cookies.set(tokens("x".repeat(room + 1)), "/session", NOW));
    assertEquals(
        "__Host-token would have 4097 octets, and browsers keep 4096:"
            + " put fewer roles, scopes or attributes in the token",
        refused.getMessage());
  }

  @ParameterizedTest
  @DisplayName("COOKIE-02, EDGE-16: whatever a path holds, it is one path of a refresh cookie")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/app/session | /app/session",
        "/a; Domain=b | /a",
        "/a;x=y/session;z | /a/session",
        "/a%20b/%C3%A4 | /a%20b/%C3%A4",
        "/a b,\"c\\d | /a%20b%2C%22c%5Cd",
        "/\u00e4/\u0001x | /%C3%A4/%01x",
        "`` | /",
        ";x | /"
      })
  void anyPathIsOnePath(String sent, String path) {
    String refresh =
        SessionCookies.named("__Host-token").build().set(tokens("a"), sent, NOW).get(1);
    assertTrue(refresh.startsWith("__Secure-refresh=refresh; Path=" + path + "; Max-"), refresh);
  }
}

package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies from login to logout, octet by octet. */
public abstract class CookieContract extends SessionContract {
  private static final String ACCESS = "__Host-token=";
  private static final String REFRESH = "__Secure-refresh=";
  private static final String CSRF = "__Host-csrf=";
  private static final String LOGIN = "username=alice&password=" + SessionSetup.PASSWORD;

  private final String good() {
    return Visitor.loggedIn(server).cookie("__Host-token").orElseThrow();
  }

  private static String attributes(Answer answer, String cookie) {
    List<String> set =
        answer.header("Set-Cookie").stream().filter(text -> text.startsWith(cookie)).toList();
    assertEquals(1, set.size(), cookie);
    return set.get(0).substring(set.get(0).indexOf(';'));
  }

  @Test
  @DisplayName("COOKIE-01, COOKIE-05, COOKIE-06: the access cookie's attributes, each once")
  void accessCookie() {
    Answer answer = new Visitor(server).login("alice", SessionSetup.PASSWORD);
    assertEquals(
        "; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict", attributes(answer, ACCESS));
  }

  @Test
  @DisplayName("COOKIE-02, COOKIE-05, COOKIE-06: the refresh cookie goes to the endpoints alone")
  void refreshCookie() {
    Answer answer = new Visitor(server).login("alice", SessionSetup.PASSWORD);
    assertEquals(
        "; Path=/session; Max-Age=86400; Secure; HttpOnly; SameSite=Strict",
        attributes(answer, REFRESH));
  }

  @Test
  @DisplayName("CSRF-14: the CSRF cookie can be read by scripts and holds no id of the session")
  void csrfCookie() {
    Visitor visitor = new Visitor(server);
    Answer answer = visitor.login("alice", SessionSetup.PASSWORD);
    assertEquals("; Path=/; Max-Age=86400; Secure; SameSite=Strict", attributes(answer, CSRF));
    assertEquals(3, answer.header("Set-Cookie").size());
    String id =
        io.jwtgate.session.Sessions.sessionIdOf(visitor.cookie("__Secure-refresh").orElseThrow())
            .orElseThrow();
    assertTrue(!visitor.cookie("__Host-csrf").orElseThrow().contains(id));
  }

  @Test
  @DisplayName("COOKIE-06: no cookie outlives its token")
  void cookieEndsWithItsToken() {
    Visitor visitor = Visitor.loggedIn(server);
    setup.clock().advance(Duration.ofHours(1));
    Answer answer = visitor.post("/session/refresh");
    assertEquals(
        "; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict", attributes(answer, ACCESS));
  }

  @Test
  @DisplayName("COOKIE-08: two cookies of the token's name are refused")
  void twoCookiesAreRefused() {
    String twice = ACCESS + good() + "; " + ACCESS + good();
    assertEquals(400, get("/me").with("Cookie", twice).send().status());
    assertEquals(200, get("/me").with("Cookie", ACCESS + good()).send().status());
  }

  @Test
  @DisplayName("COOKIE-08: also on two lines")
  void twoCookiesOnTwoLinesAreRefused() {
    Answer answer =
        get("/me").with("Cookie", ACCESS + good()).with("Cookie", ACCESS + good()).send();
    assertEquals(400, answer.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"token=", "__Secure-token=", "__host-token=", "Host-token="})
  @DisplayName("COOKIE-09: a cookie of another name is none")
  void cookieWithoutThePrefixIsNone(String name) {
    Answer answer = get("/me").with("Cookie", name + good()).send();
    assertEquals(401, answer.status());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), answer.header("WWW-Authenticate"));
  }

  @Test
  @DisplayName("COOKIE-10: a cookie that came over plain HTTP is none")
  void cookieOverPlainHttpIsNone() {
    Call outside =
        get("/me")
            .with("Cookie", ACCESS + good())
            .with("X-Forwarded-For", "192.0.2.1")
            .with("X-Forwarded-Host", "app.example");
    assertEquals(401, outside.send().status());
    assertEquals(200, outside.with("X-Forwarded-Proto", "https").send().status());
  }

  @Test
  @DisplayName("COOKIE-10: the connection tells whether it is this machine, not the host asked for")
  void hostTellsNothing() {
    Call call = get("/me").with("Cookie", ACCESS + good());
    Call login = post("/session/login").with("Sec-Fetch-Site", "same-origin");
    for (String host : List.of("localhost", "127.0.0.1", "[::1]", "app.example")) {
      Call named = call.with("X-Forwarded-Host", host);
      assertEquals(200, named.send().status(), host);
      assertEquals(401, named.with("X-Forwarded-For", "192.0.2.1").send().status(), host);
      Call form = login.with("X-Forwarded-Host", host).sending(FORM, LOGIN);
      assertEquals(200, form.send().status(), host);
      assertEquals(403, form.with("X-Forwarded-For", "192.0.2.1").send().status(), host);
    }
  }

  @ParameterizedTest
  @DisplayName(
      "COOKIE-10: a proxy on this machine is believed that the client came over plain HTTP")
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-Proto | http | 401",
        "X-Forwarded-Proto | HTTP, https | 401",
        "X-Forwarded-Proto | https, http | 200",
        "Forwarded | for=192.0.2.1;proto=http;host=app.example | 401",
        "Forwarded | proto=\"http\" | 401",
        "X-Forwarded-Port | 80 | 200",
      })
  void proxysWordOfPlainHttpIsBelieved(String name, String value, int status) {
    Call call = get("/me").with("Cookie", ACCESS + good()).with(name, value);
    assertEquals(status, call.send().status());
    Answer login =
        post("/session/login")
            .with("Sec-Fetch-Site", "same-origin")
            .with(name, value)
            .sending(FORM, "username=alice&password=" + SessionSetup.PASSWORD)
            .send();
    assertEquals(status == 200 ? 200 : 403, login.status());
    assertEquals(status == 200 ? 3 : 0, login.header("Set-Cookie").size());
  }

  @ParameterizedTest
  @DisplayName("COOKIE-09: nor is one whose name begins with a space that is none in a header")
  @ValueSource(strings = {"\u2000", "\u3000", "\u00a0", "\u001f", "\u000b", "\u0085"})
  void otherSpacesAreNoSpaces(String space) {
    byte[] octets = space.getBytes(StandardCharsets.UTF_8);
    String sent = new String(octets, StandardCharsets.ISO_8859_1) + ACCESS + good();
    int status = get("/me").with("Cookie", "a=b; " + sent).send().status();
    assertTrue(status == 401 || status == 400, "" + status);
    assertEquals(200, get("/me").with("Cookie", "a=b; \t" + ACCESS + good()).send().status());
  }

  @Test
  @DisplayName("COOKIE-08: a cookie without a name that reads like the token's is a second one")
  void namelessCookieIsASecondOne() {
    Call once = get("/me").with("Cookie", ACCESS + good());
    assertEquals(400, once.with("Cookie", ACCESS + "planted").send().status());
    assertEquals(200, once.with("Cookie", "planted").send().status());
    assertEquals(200, once.with("Cookie", "other=\"; x\"").send().status());
  }

  @Test
  @DisplayName("COOKIE-11: a logout clears every cookie as it was set, and revokes the token")
  void logoutClearsAndRevokes() {
    Visitor visitor = Visitor.loggedIn(server);
    Visitor thief = visitor.copy();
    Answer answer = visitor.post("/session/logout");
    assertEquals(204, answer.status());
    assertEquals(
        List.of(
            "__Host-token=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
            "__Secure-refresh=; Path=/session; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
            "__Host-csrf=; Path=/; Max-Age=0; Secure; SameSite=Strict"),
        answer.header("Set-Cookie"));
    assertEquals(401, thief.get("/me").status());
    assertEquals(400, thief.post("/session/refresh").status());
  }

  @Test
  @DisplayName("COOKIE-11: a logout by the refresh cookie alone, when the other one has expired")
  void logoutByTheRefreshCookie() {
    Visitor visitor = Visitor.loggedIn(server);
    Visitor thief = visitor.copy();
    setup.clock().advance(Duration.ofHours(1));
    assertEquals(204, visitor.post("/session/logout").status());
    assertEquals(400, thief.post("/session/refresh").status());
  }

  @Test
  @DisplayName("COOKIE-12: an expired cookie is refused and not cleared")
  void expiredCookieIsNotCleared() {
    Visitor visitor = Visitor.loggedIn(server);
    setup.clock().advance(Duration.ofHours(1));
    Answer answer = visitor.get("/me");
    assertEquals(401, answer.status());
    assertTrue(answer.header("WWW-Authenticate").get(0).contains("invalid_token"));
    assertEquals(List.of(), answer.header("Set-Cookie"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "%%22%s%%22", "%s%%3D", " \"%s", "%s "})
  @DisplayName("COOKIE-14: a quoted or escaped value is no token")
  void quotedValueIsNoToken(String form) {
    Answer answer = get("/me").with("Cookie", ACCESS + form.formatted(good())).send();
    assertEquals(form.endsWith("s ") ? 200 : 401, answer.status());
  }

  @Test
  @DisplayName("HTTP-14: of a header and a cookie the header counts, and the cookie is not judged")
  void headerWins() {
    Visitor bob = new Visitor(server);
    bob.login("bob", SessionSetup.PASSWORD);
    String bobs = bob.cookie("__Host-token").orElseThrow();
    assertEquals("alice", get("/me").bearer(good()).with("Cookie", ACCESS + bobs).send().body());
    assertEquals("alice", get("/me").bearer(good()).with("Cookie", ACCESS + "bad").send().body());
    Answer change =
        post("/me")
            .bearer(good())
            .with("Cookie", ACCESS + bobs)
            .with("Sec-Fetch-Site", "cross-site")
            .with("Content-Length", "0")
            .send();
    assertEquals("200 alice", change.status() + " " + change.body());
  }

  @Test
  void aBadCookieDoesNotCloseTheLogin() {
    Visitor visitor = new Visitor(server);
    visitor.plant("__Host-token", "bad");
    assertEquals(200, visitor.login("alice", SessionSetup.PASSWORD).status());
    assertNotEquals("bad", visitor.cookie("__Host-token").orElseThrow());
  }

  @Test
  void aLoginEndsTheSessionThatItTakesThePlaceOf() {
    Visitor visitor = Visitor.loggedIn(server);
    Visitor before = visitor.copy();
    visitor.login("bob", SessionSetup.PASSWORD);
    assertEquals("bob", visitor.get("/me").body());
    assertEquals(401, before.get("/me").status());
  }
}

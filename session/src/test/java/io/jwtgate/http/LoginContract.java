package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Login, and what all of the endpoints ask of a request. */
public abstract class LoginContract extends SessionContract {
  private static final String GOOD = "username=alice&password=" + SessionSetup.PASSWORD;
  private static final String REFUSED =
      """
      401
      Cache-Control: no-store
      Content-Type: application/json
      WWW-Authenticate: Bearer realm="jwtgate"

      {"error":"invalid_grant","error_description":"The login was refused"}\
      """;

  @ParameterizedTest
  @ValueSource(strings = {"/session/login", "/token/login"})
  @DisplayName("ISS-07: an answer with tokens is never stored")
  void answerWithTokensIsNotStored(String path) {
    Answer answer = login(path, FORM, GOOD);
    assertEquals(200, answer.status());
    assertEquals(List.of("no-store"), answer.header("Cache-Control"));
    assertEquals(List.of(JSON), answer.header("Content-Type"));
  }

  @Test
  @DisplayName("ISS-07: tokens in cookies stand in no content")
  void tokensInCookiesStandInNoContent() {
    assertEquals("{\"expires_in\":600}", login("/session/login", FORM, GOOD).body());
  }

  @Test
  @DisplayName("ISS-07: tokens in bodies stand in no cookie")
  void tokensInBodiesStandInNoCookie() {
    Answer answer = login("/token/login", FORM, GOOD);
    assertEquals(List.of(), answer.header("Set-Cookie"));
    assertEquals(64, member(answer, "refresh_token").length());
    assertEquals("orders:read orders:write", member(answer, "scope"));
    Answer asked = get("/me").bearer(member(answer, "access_token")).send();
    assertEquals("200 alice", asked.status() + " " + asked.body());
  }

  @Test
  void loginTakesJson() {
    String json = "{\"username\":\"alice\",\"password\":\"" + SessionSetup.PASSWORD + "\"}";
    assertEquals(200, login("/session/login", "application/json; charset=utf-8", json).status());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("ISS-08: one answer for an unknown user, a wrong password and a locked account")
  @CsvSource({"nobody,bad", "alice,bad", "mallory,good"})
  void refusedLoginsLookTheSame(String username, String password) {
    String form = "username=" + username + "&password=" + password;
    Answer answer = login("/session/login", FORM, form);
    assertEquals(REFUSED, answer.refusal());
    assertEquals(List.of(), answer.header("Set-Cookie"));
    assertEquals(REFUSED, login("/token/login", FORM, form).refusal());
  }

  @Test
  @DisplayName("ISS-10, CSRF-18, CSRF-22: a page of another site logs nobody in")
  void otherSiteLogsNobodyIn() {
    Answer attack =
        post("/session/login").with("Sec-Fetch-Site", "cross-site").sending(FORM, GOOD).send();
    assertEquals(403, attack.status());
    assertEquals(List.of(), attack.header("Set-Cookie"));
    assertEquals(List.of("Origin, Sec-Fetch-Site"), attack.header("Vary"));
    assertEquals(200, login("/session/login", FORM, GOOD).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token/login", "/token/refresh", "/token/logout", "/token/revoke"})
  @DisplayName("CSRF-18: also where tokens travel in bodies, a browser's word is believed")
  void otherSiteIsRefusedInBodies(String path) {
    assertEquals(
        403, post(path).with("Origin", "https://evil.test").sending(FORM, GOOD).send().status());
    assertEquals(200, post("/token/login").sending(FORM, GOOD).send().status());
    assertEquals(
        200,
        post("/token/login")
            .with("Origin", SessionSetup.ORIGIN)
            .sending(FORM, GOOD)
            .send()
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "refresh", "logout", "revoke"})
  @DisplayName("RT-18, RVK-06: every endpoint takes POST only")
  void everyEndpointTakesPostOnly(String action) {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
      Answer answer = get("/session/" + action).method(method).send();
      assertEquals(
          """
          405
          Cache-Control: no-store
          Content-Type: application/json

          {"error":"invalid_request","error_description":"The method must be POST"}\
          """,
          answer.refusal(),
          method);
      assertEquals(List.of("POST"), answer.header("Allow"));
    }
  }

  @Test
  void otherPathsAreNotFound() {
    assertEquals(404, post("/session/else").with("Content-Length", "0").send().status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "415 | text/plain | username=alice&password=good",
        "415 | multipart/form-data | username=alice&password=good",
        "400 | application/json | {\"username\":\"alice\",\"password\":1}",
        "400 | application/json |"
            + " {\"username\":\"alice\",\"username\":\"bob\",\"password\":\"good\"}",
        "400 | application/json | [1]",
        "400 | application/x-www-form-urlencoded | username=alice&username=bob&password=good",
        "400 | application/x-www-form-urlencoded | username=%zz&password=good",
        "400 | application/x-www-form-urlencoded | username=alice",
        "400 | application/x-www-form-urlencoded | password=good",
      })
  void contentThatIsNotReadAsMeantIsRefused(int status, String type, String content) {
    assertEquals(status, login("/session/login", type, content).status());
  }

  @Test
  void contentIsBounded() {
    String large = GOOD + "&more=" + "x".repeat(16 * 1024);
    assertEquals(413, login("/session/login", FORM, large).status());
    assertEquals(200, login("/session/login", FORM, GOOD + "&more=" + "x".repeat(1024)).status());
  }

  @Test
  void storeThatIsDownIsSaidSo() {
    setup.store().whileDown(() -> assertUnavailable(login("/session/login", FORM, GOOD)));
  }

  static void assertUnavailable(Answer answer) {
    assertEquals(503, answer.status());
    assertEquals(List.of("2"), answer.header("Retry-After"));
    assertEquals(List.of(), answer.header("Set-Cookie"));
  }

  @Test
  @DisplayName("COOKIE-10: no cookie is set over plain HTTP")
  void noCookieIsSetOverPlainHttp() {
    Call outside =
        post("/session/login")
            .with("X-Forwarded-For", "192.0.2.1")
            .with("X-Forwarded-Host", "app.example")
            .with("Sec-Fetch-Site", "same-origin");
    Answer plain = outside.sending(FORM, GOOD).send();
    assertEquals(403, plain.status());
    assertEquals(List.of(), plain.header("Set-Cookie"));
    Answer secure = outside.with("X-Forwarded-Proto", "https").sending(FORM, GOOD).send();
    assertEquals(3, secure.header("Set-Cookie").size());
  }

  private Answer login(String path, String type, String content) {
    return post(path).with("Sec-Fetch-Site", "same-origin").sending(type, content).send();
  }
}

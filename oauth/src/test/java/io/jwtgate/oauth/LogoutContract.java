package io.jwtgate.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.http.Answer;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logout from the provider, whichever adapter is in front. */
interface LogoutContract {
  Map<String, String> SETTINGS =
      TestIssuer.settings(
          Map.of(
              "jwtgate.backchannel-logout-path", "/logout",
              "jwtgate.backchannel-logout-audience", "web",
              "jwtgate.revocation-store", "memory"));

  /** An application. */
  Serving serving(String contextPath, Map<String, String> settings) throws Exception;

  /** A logout token of the session s1. */
  static TokenDraft logout(String id) {
    long now = Instant.now().getEpochSecond();
    return TestIssuer.MINT
        .token()
        .without("nbf")
        .header("typ", "logout+jwt")
        .claim("aud", "web")
        .claim("jti", id)
        .claim("sid", "s1")
        .claim("iat", now)
        .claim("exp", now + 120)
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  static Answer post(Serving server, String token) {
    return form(server, "logout_token=" + token);
  }

  static Answer form(Serving server, String form) {
    return Call.get(server.at("/app/logout"))
        .method("POST")
        .sending("application/x-www-form-urlencoded", form)
        .send();
  }

  static int get(Serving server, TokenDraft token) {
    return Call.get(server.at("/app/x")).bearer(token.compact()).send().status();
  }

  static TokenDraft access(String session, String id) {
    return TestIssuer.MINT.token().claim("sid", session).claim("jti", id);
  }

  @Test
  @DisplayName("REV-14: a logout token ends its session, on tokens that are cached too")
  default void logoutToken_endsItsSession() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      TokenDraft known = access("s1", "a1");
      assertEquals(200, get(server, known));

      Answer answer = post(server, logout("l1").compact());

      assertEquals(200, answer.status());
      assertEquals(List.of("no-store"), answer.header("Cache-Control"));
      assertEquals("", answer.body());
      assertEquals(401, get(server, known));
      assertEquals(401, get(server, access("s1", "a2")));
      assertEquals(200, get(server, access("s2", "a3")));
    }
  }

  @Test
  @DisplayName("REV-14: one with a subject alone ends what the subject was given until then")
  default void subjectAlone_endsWhatItWasGiven() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      long now = Instant.now().getEpochSecond();
      TokenDraft logout = logout("l1").without("sid").claim("iat", now - 5);
      assertEquals(200, post(server, logout.compact()).status());

      assertEquals(401, get(server, access("s1", "a1").claim("iat", now - 5)));
      assertEquals(200, get(server, access("s2", "a2").claim("iat", now - 4)));
      assertEquals(200, get(server, access("s3", "a3").subject("bob").claim("iat", now - 60)));
      assertEquals(200, post(server, logout.compact()).status());
      assertEquals(200, get(server, access("s2", "a2").claim("iat", now - 4)));
    }
  }

  @Test
  @DisplayName("REV-14: one with a session alone is taken")
  default void sessionAlone_isTaken() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      TokenDraft untyped = logout("l1").without("sub").withoutHeader("typ").claim("typ", "Logout");
      assertEquals(200, post(server, untyped.compact()).status());
      assertEquals(401, get(server, access("s1", "a1")));
    }
  }

  /** Each is a logout token but for one thing. */
  static Stream<Named<TokenDraft>> rejected() {
    long now = Instant.now().getEpochSecond();
    String event = "http://schemas.openid.net/event/backchannel-logout";
    return Stream.of(
        Named.of("an access token", access("s1", "x")),
        Named.of("an access token for the client", access("s1", "x").claim("aud", "web")),
        Named.of("an ID token", logout("x").header("typ", "JWT").without("events")),
        Named.of("typ JWT", logout("x").header("typ", "JWT")),
        Named.of("typ at+jwt", logout("x").header("typ", "at+jwt")),
        Named.of("claim typ ID", logout("x").claim("typ", "ID")),
        Named.of("no events", logout("x").without("events")),
        Named.of("events as text", logout("x").claim("events", event)),
        Named.of("events as array", logout("x").claim("events", List.of(event))),
        Named.of("another event", logout("x").claim("events", Map.of("x", Map.of()))),
        Named.of("two events", logout("x").claim("events", Map.of(event, Map.of(), "x", "y"))),
        Named.of("an event without object", logout("x").claim("events", Map.of(event, true))),
        Named.of("a nonce", logout("x").claim("nonce", "n")),
        Named.of("a nonce of null", logout("x").claim("nonce", null)),
        Named.of("no jti", logout("x").without("jti")),
        Named.of("no iat", logout("x").without("iat")),
        Named.of("no exp", logout("x").without("exp")),
        Named.of("an old iat", logout("x").claim("iat", now - 800)),
        Named.of("an iat ahead", logout("x").claim("iat", now + 500)),
        Named.of("expired", logout("x").claim("exp", now - 100)),
        Named.of("a late exp", logout("x").claim("exp", now + 8000)),
        Named.of("no sub and no sid", logout("x").without("sub").without("sid")),
        Named.of("sid as number", logout("x").claim("sid", 1)),
        Named.of("sid empty", logout("x").claim("sid", "")),
        Named.of("the audience of the API", logout("x").claim("aud", "orders")),
        Named.of("another issuer", logout("x").claim("iss", "https://other.example")),
        Named.of("another key", logout("x").signedBy(TestKey.shared("RS256", "other"))),
        Named.of("unsigned", logout("x").unsigned()));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  @DisplayName("REV-14: what is no logout token for this client is 400 and ends nothing")
  default void everythingElse_isRejected(TokenDraft token) throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      Answer answer = post(server, token.compact());

      assertEquals(400, answer.status());
      assertEquals(
          "{\"error\":\"invalid_request\","
              + "\"error_description\":\"It is no valid logout token\"}",
          answer.body());
      assertEquals(List.of("no-store"), answer.header("Cache-Control"));
      assertEquals(List.of("application/json"), answer.header("Content-Type"));
      assertEquals(200, get(server, access("s1", "a1")));
    }
  }

  @Test
  @DisplayName("REV-14: a logout token is no access token, however it is typed and for whom")
  default void logoutToken_isNoAccessToken() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      TokenDraft plain = logout("x").withoutHeader("typ").claim("aud", "orders");

      assertEquals(401, get(server, plain));
      assertEquals(200, get(server, plain.without("events")));
    }
  }

  @Test
  @DisplayName("REV-14: a form with one token is taken by POST, and nothing else")
  default void onlyAForm_isTaken() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      String token = logout("l1").compact();
      assertEquals(400, form(server, "").status());
      assertEquals(400, form(server, "logout_token=").status());
      assertEquals(400, form(server, "token=" + token).status());
      assertEquals(400, form(server, "logout_token=" + token + "&logout_token=" + token).status());
      assertEquals(400, form(server, "logout_token=" + token + "&x=%zz").status());
      assertEquals(
          400, form(server, "x=" + "y".repeat(20_000) + "&logout_token=" + token).status());
      Call call = Call.get(server.at("/app/logout")).method("POST");
      assertEquals(400, call.sending("application/json", "{}").send().status());
      assertEquals(405, Call.get(server.at("/app/logout?logout_token=" + token)).send().status());
      assertEquals(401, Call.get(server.at("/app/logout/")).send().status());
      assertEquals(200, get(server, access("s1", "a1")));
      assertEquals(200, form(server, "x=y&logout_token=" + token).status());
      assertEquals(401, get(server, access("s1", "a1")));
    }
  }

  @Test
  @DisplayName("REV-14: one address has a hundred invalid ones in a minute")
  default void invalidOnes_areBounded() throws Exception {
    try (Serving server = serving("/app", SETTINGS)) {
      int rejected = 0;
      for (int i = 0; i < 220; i++) {
        rejected += post(server, "x").status() == 400 ? 1 : 0;
      }
      // A minute may begin in between.
      assertEquals(true, rejected >= 100 && rejected < 220, "" + rejected);
    }
  }
}

package io.jwtgate.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.GateBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token may be by setting, and what becomes of one too many, over HTTP. */
public abstract class CredentialPlacesContract {
  private static final String HEADER = "X-Access-Token";
  private static final String GOOD = TestIssuer.token();
  private static final String BAD = "x.y.z";

  private Running server;

  /**
   * Starts an application behind a gate. {@code /it} and {@code /public/it} answer GET and POST
   * with the caller's name, or {@code anonymous}.
   */
  protected abstract Running start(Gate gate);

  @AfterEach
  void stop() {
    server.close();
  }

  private void started(UnaryOperator<GateBuilder> rules) {
    server = start(rules.apply(TestIssuer.gate().publicPaths("/public/*")).build());
  }

  private Call get(String path) {
    return Call.get(server.at(path));
  }

  private Call post() {
    return get("/it").method("POST").sending("text/plain", "x");
  }

  private static void assertName(String name, Call call) {
    Answer answer = call.send();
    assertEquals(200, answer.status());
    assertEquals(name, answer.body());
  }

  @ParameterizedTest(name = "TOK-05: another header has the token as {0}TOKEN")
  @ValueSource(strings = {"", "Bearer ", "bearer  ", "JWT "})
  void otherHeaderCarriesTheToken(String before) {
    started(gate -> gate.tokenHeader(HEADER));

    assertName("alice", get("/it").with(HEADER, before + GOOD));
    assertName("alice", get("/it").with(HEADER.toLowerCase(Locale.ROOT), before + GOOD));
    assertEquals(401, get("/it").with(HEADER, before + BAD).send().status());
  }

  @Test
  @DisplayName(
      "HTTP-25, TOK-05: of another header two values, or one that is no token, are malformed")
  void twoValuesAreMalformed() {
    started(gate -> gate.tokenHeader(HEADER));

    assertEquals(400, get("/it").with(HEADER, GOOD).with(HEADER, GOOD).send().status());
    assertEquals(400, get("/it").with(HEADER, GOOD + ", " + GOOD).send().status());
    assertEquals(400, get("/it").with(HEADER, GOOD + "," + GOOD).send().status());
    assertEquals(400, get("/it").with(HEADER, GOOD.replace(".", "=.")).send().status());
    assertEquals(400, get("/it").with(HEADER, "Bearer").send().status());
    assertEquals(400, get("/it").with(HEADER, "a b c").send().status());
    assertEquals(401, get("/it").with(HEADER, "").send().status());
  }

  @Test
  @DisplayName("TOK-05: Authorization is no source where another header is one")
  void authorizationIsNotLookedAt() {
    started(gate -> gate.tokenHeader(HEADER));

    Answer alone = get("/it").bearer(GOOD).send();
    assertEquals(401, alone.status());
    assertEquals(List.of("Bearer realm=\"jwtgate\""), alone.header("WWW-Authenticate"));
    assertName("alice", get("/it").with(HEADER, GOOD).bearer(BAD));
    assertEquals(401, get("/it").with(HEADER, BAD).bearer(GOOD).send().status());
  }

  @Test
  @DisplayName("TOK-05: both at once can be refused")
  void bothCanBeRefused() {
    started(gate -> gate.tokenHeader(HEADER).rejectHeaderWithCookie());

    assertName("alice", get("/it").with(HEADER, GOOD));
    assertName("alice", get("/it").with(HEADER, GOOD).with("Authorization", "Basic YTpi"));
    assertEquals(400, get("/it").with(HEADER, GOOD).bearer(GOOD).send().status());
  }

  @Test
  @DisplayName("TOK-05: by default another header is no source")
  void byDefaultOtherHeadersAreNone() {
    started(gate -> gate);

    assertEquals(401, get("/it").with(HEADER, GOOD).send().status());
    assertName("alice", get("/it").bearer(GOOD).with(HEADER, BAD));
  }

  @Test
  @DisplayName("TOK-05: a proxy may have filled it for another site's page, so that is refused")
  void otherSitesArePutOff() {
    started(gate -> gate.tokenHeader(HEADER));

    Call call = post().with(HEADER, GOOD);
    assertName("alice", call);
    assertName("alice", call.with("Sec-Fetch-Site", "same-origin"));
    assertName("alice", get("/it").with(HEADER, GOOD).with("Sec-Fetch-Site", "cross-site"));
    assertEquals(403, call.with("Sec-Fetch-Site", "cross-site").send().status());
    assertEquals(403, call.with("Origin", "https://evil.example").send().status());
  }

  @Test
  @DisplayName("TOK-05: no cache gives the answer of another header's caller to somebody else")
  void cachesAreTold() {
    started(gate -> gate.tokenHeader(HEADER));

    Answer answer = get("/it").with(HEADER, GOOD).send();
    assertTrue(answer.header("Cache-Control").contains("private"), answer.fields().toString());
    assertTrue(answer.header("Vary").toString().contains(HEADER), answer.fields().toString());
  }

  @Test
  @DisplayName("a token that is not valid is refused on a public path, and ignored by setting")
  void invalidTokenOnPublicPath() {
    started(gate -> gate);
    assertName("anonymous", get("/public/it"));
    assertName("alice", get("/public/it").bearer(GOOD));
    assertEquals(401, get("/public/it").bearer(BAD).send().status());
    assertEquals(400, get("/public/it").with("Authorization", "Bearer").send().status());
    server.close();

    started(GateBuilder::ignoreInvalidWhereNothingIsNeeded);
    assertName("anonymous", get("/public/it"));
    assertName("alice", get("/public/it").bearer(GOOD));
    assertName("anonymous", get("/public/it").bearer(BAD));
    assertName("anonymous", get("/public/it").with("Authorization", "Bearer"));
    assertName("anonymous", get("/public/it").bearer(GOOD).bearer(GOOD));
    assertEquals(401, get("/it").bearer(BAD).send().status());
    assertEquals(400, get("/it").with("Authorization", "Bearer").send().status());
    assertName("alice", get("/it").bearer(GOOD));
  }

  @Test
  @DisplayName("where only the cookie counts, no header is looked at, whatever it has")
  void cookieOnly() {
    String cookie = CredentialRows.COOKIE;
    started(gate -> gate.cookie(cookie).cookieOnly());

    assertName("alice", get("/it").cookie(cookie, GOOD));
    assertName("alice", get("/it").cookie(cookie, GOOD).bearer(BAD));
    assertName("alice", get("/it").cookie(cookie, GOOD).bearer(BAD).bearer(BAD));
    assertEquals(401, get("/it").bearer(GOOD).send().status());
    assertEquals(401, get("/it").cookie(cookie, BAD).bearer(GOOD).send().status());
    assertEquals(403, post().cookie(cookie, GOOD).send().status());
  }

  @Test
  @DisplayName("a cookie without the prefix counts by an unsafe name, and CSRF is judged as ever")
  void unsafeCookieName() {
    started(gate -> gate.unsafeCookie("token"));

    assertName("alice", get("/it").cookie("token", GOOD));
    assertEquals(401, get("/it").cookie(CredentialRows.COOKIE, GOOD).send().status());
    assertEquals(400, get("/it").cookie("token", GOOD).cookie("token", GOOD).send().status());
    assertEquals(403, post().cookie("token", GOOD).send().status());
    assertName("alice", post().cookie("token", GOOD).with("Sec-Fetch-Site", "same-origin"));
  }
}

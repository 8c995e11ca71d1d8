package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole story over HTTP: page, login, calls, refusals, logout. */
class QuickstartTest {
  private static Quickstart quickstart;
  private static Client client;
  private static String alice;
  private static String bob;

  @BeforeAll
  static void start() throws IOException {
    quickstart = Quickstart.start(new Options(OptionalInt.of(0)));
    client = new Client(quickstart.url());
    alice = client.tokenOf("alice", "wonderland");
    bob = client.tokenOf("bob", "builder");
  }

  @AfterAll
  static void stop() {
    quickstart.close();
  }

  @Test
  void theServersRootIsThePage() {
    HttpResponse<String> page = client.get("/");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<title>JwtGate quickstart</title>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/assets/style.css", "/assets/app.js"})
  void scriptComesFromThisServerAlone(String path) {
    String policy = client.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/cookies.html",
        "/assets/style.css",
        "/assets/app.js",
        "/assets/callers.js",
        "/assets/session.js",
        "/assets/tokens.js",
        "/assets/view.js"
      })
  void nothingOfThePageIsInlineForeignOrStored(String path) {
    HttpResponse<String> file = client.get(path);
    assertEquals(200, file.statusCode());
    Pattern forbidden =
        Pattern.compile("https?://|<style|style=|onclick|innerHTML|localStorage|sessionStorage");
    assertFalse(forbidden.matcher(file.body()).find());
  }

  @Test
  void theDocsShowTheScriptOfThePage() throws IOException {
    String docs = Files.readString(Path.of("../../docs/cookies-and-csrf.md"));
    String script = client.get("/assets/session.js").body();
    assertTrue(docs.contains("```js\n" + script.substring(script.indexOf("const ")) + "```"));
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
    HttpResponse<String> wrong = client.login("alice", "builder");
    HttpResponse<String> unknown = client.login("carol", "builder");
    assertEquals(401, wrong.statusCode());
    assertEquals(401, unknown.statusCode());
    assertEquals(wrong.body(), unknown.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "{\"a\":{",
        "{\"a\":[",
        "{\"username\":1,\"password\":[]}",
        "{\"username\":\"alice\"}"
      })
  void aLoginWithoutCredentialsIsTheSendersFault(String body) {
    assertEquals(400, client.post("/api/login", "", "application/json", body).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/plain;charset=utf-8", "text/plain;charset=bogus"})
  void aTokenIsExplainedInWhateverCharsetItIsSaidToBe(String type) {
    HttpResponse<String> answer = client.post("/api/explain", "", type, alice);
    assertEquals(200, answer.statusCode());
    assertFalse(answer.body().contains("false"), answer.body());
  }

  @Test
  void aTokenIsNotStoredOnItsWay() {
    HttpResponse<String> login = client.login("alice", "wonderland");
    assertEquals("no-store", login.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("Bearer", Client.json(login).get("token_type"));
  }

  @Test
  void theServletGreetsItsCaller() {
    HttpResponse<String> answer = client.get("/hello", alice);
    assertEquals(200, answer.statusCode());
    assertEquals("Hello alice, you are no admin.", answer.body().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hello", "/api/me", "/api/admin", "/api/logout", "/nothing-here"})
  void nobodyIsAskedForAToken(String path) {
    HttpResponse<String> answer = client.get(path);
    assertEquals(401, answer.statusCode());
    assertEquals("Bearer realm=\"jwtgate\"", Client.challenge(answer));
  }

  @Test
  void aResourceKnowsItsCaller() {
    HttpResponse<String> answer = client.get("/api/me", bob);
    assertEquals(200, answer.statusCode());
    assertEquals("bob", Client.json(answer).get("name"));
    assertEquals("[admin, user]", Client.json(answer).get("roles"));
  }

  @Test
  void aUserMayNotDoWhatAdminsMay() {
    HttpResponse<String> answer = client.get("/api/admin", alice);
    assertEquals(403, answer.statusCode());
    assertTrue(Client.challenge(answer).contains("error=\"insufficient_scope\""));
    assertEquals(200, client.get("/api/admin", bob).statusCode());
  }

  @Test
  void aTokenWithOneCharacterChangedIsRefused() {
    int middle = alice.indexOf('.') + 20;
    char other = alice.charAt(middle) == 'A' ? 'B' : 'A';
    String tampered = alice.substring(0, middle) + other + alice.substring(middle + 1);
    assertEquals(401, client.get("/hello", tampered).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "expired, The token has expired, time",
    "audience, The token is for another audience, audience",
    "stranger, The token's signature is not accepted, signature",
    "confusion, The token's signature is not accepted, algorithm"
  })
  void eachSampleIsRefusedForTheOneThingThatIsWrong(String name, String why, String step) {
    String token = Client.json(client.get("/api/samples")).get(name);
    HttpResponse<String> answer = client.get("/api/admin", token);
    assertEquals(401, answer.statusCode());
    assertTrue(Client.challenge(answer).endsWith("error_description=\"" + why + '"'));
    assertEquals(List.of(step), refusedSteps(token));
  }

  @Test
  void everyStepOfAGoodTokenPasses() {
    assertEquals(List.of(), refusedSteps(alice));
  }

  private static List<String> refusedSteps(String token) {
    String steps = client.post("/api/explain", "", "text/plain", token).body();
    Pattern refused =
        Pattern.compile("\\{[^{}]*\"name\":\"([a-z]+)\"[^{}]*\"verdict\":\"REJECTED\"");
    return refused.matcher(steps).results().map(found -> found.group(1)).toList();
  }

  @Test
  void aTokenEndsWithItsSession() {
    String token = client.tokenOf("bob", "builder");
    assertEquals(200, client.get("/hello", token).statusCode());
    assertEquals(204, client.post("/api/logout", token, "text/plain", "").statusCode());
    HttpResponse<String> after = client.get("/hello", token);
    assertEquals(401, after.statusCode());
    assertTrue(Client.challenge(after).contains("The token has been revoked"));
    assertEquals(200, client.get("/hello", bob).statusCode());
  }
}

package io.jwtgate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts of other origins are told, without a server. */
class CorsRuleTest {
  private static final String APP = "https://app.example";
  private static final Call CALL = Call.get(URI.create("http://127.0.0.1"), "/it");
  private static final String ORIGIN = "Access-Control-Allow-Origin";
  private static final String CREDENTIALS = "Access-Control-Allow-Credentials";

  private static CorsAnswer answer(CorsRule rule, Call call) {
    return rule.answer(new InMemory(call, true));
  }

  private static Call preflight(String origin) {
    return CALL.method("OPTIONS")
        .with("Origin", origin)
        .with("Access-Control-Request-Method", "DELETE");
  }

  @Test
  @DisplayName("a listed origin may read the answer and send credentials")
  void listedOrigin_mayRead() {
    CorsAnswer answer = answer(CorsRule.of(APP).build(), CALL.with("Origin", APP));

    assertEquals(Optional.empty(), answer.preflight());
    assertEquals(
        Map.of(
            ORIGIN,
            APP,
            CREDENTIALS,
            "true",
            "Vary",
            "Origin",
            "Access-Control-Expose-Headers",
            "WWW-Authenticate, Retry-After"),
        answer.fields());
  }

  @ParameterizedTest
  @DisplayName("another origin may not, and the answer says that it depends on the origin")
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example",
        "http://app.example:443",
        "https://app.example:444",
        "https://app.example.evil.example",
        "https://app.example/",
        "null",
        ""
      })
  void otherOrigin_mayNot(String origin) {
    CorsAnswer answer = answer(CorsRule.of(APP).build(), CALL.with("Origin", origin));

    assertEquals(Map.of("Vary", "Origin"), answer.fields());
  }

  @Test
  @DisplayName("a request without an origin, or with two, is told the same as another origin")
  void noOriginOrTwo_areTheSame() {
    CorsRule rule = CorsRule.of(APP).build();

    assertEquals(Map.of("Vary", "Origin"), answer(rule, CALL).fields());
    Call two = CALL.with("Origin", APP).with("Origin", APP);
    assertEquals(Map.of("Vary", "Origin"), answer(rule, two).fields());
  }

  @Test
  @DisplayName("a preflight of a listed origin is answered whole, one of another is 403")
  void preflight_isAnswered() {
    CorsRule rule =
        CorsRule.of(APP)
            .methods("GET", "DELETE")
            .headers("Authorization")
            .maxAge(Duration.ofMinutes(5))
            .build();
    CorsAnswer listed = answer(rule, preflight(APP));
    CorsAnswer other = answer(rule, preflight("https://evil.example"));

    assertEquals(Optional.of(204), listed.preflight());
    assertEquals(
        Map.of(
            ORIGIN,
            APP,
            CREDENTIALS,
            "true",
            "Vary",
            "Origin",
            "Access-Control-Allow-Methods",
            "GET, DELETE",
            "Access-Control-Allow-Headers",
            "Authorization",
            "Access-Control-Max-Age",
            "300"),
        listed.fields());
    assertEquals(Optional.of(403), other.preflight());
    assertEquals(Map.of("Vary", "Origin", "Cache-Control", "no-store"), other.fields());
  }

  @Test
  @DisplayName("every origin may read where a star is written, and never with credentials")
  void anyOrigin_isWithoutCredentials() {
    CorsRule rule = CorsRule.of("*").alsoExposed("Location").build();

    assertEquals(
        Map.of(
            ORIGIN,
            "*",
            "Access-Control-Expose-Headers",
            "WWW-Authenticate, Retry-After, Location"),
        answer(rule, CALL.with("Origin", "https://evil.example")).fields());
    assertEquals("*", answer(rule, CALL).fields().get(ORIGIN), "for what a cache has kept");
    assertEquals("*", answer(rule, CALL.with("Origin", "null")).fields().get(ORIGIN));
    CorsRule.Builder any = CorsRule.of("*");
    assertThrows(IllegalArgumentException.class, () -> any.credentials(true));
    assertEquals(null, answer(any.credentials(false).build(), CALL).fields().get(CREDENTIALS));
  }

  @Test
  @DisplayName("credentials can be kept from listed origins, too")
  void credentials_canBeRefused() {
    CorsRule rule = CorsRule.of(APP).credentials(false).build();

    assertEquals(null, answer(rule, CALL.with("Origin", APP)).fields().get(CREDENTIALS));
  }

  @Test
  @DisplayName("what browsers would not take is rejected")
  void wrongValues_areRejected() {
    CorsRule.Builder rule = CorsRule.of(APP);

    assertThrows(IllegalArgumentException.class, CorsRule::of);
    assertThrows(IllegalArgumentException.class, () -> CorsRule.of("*", APP));
    assertThrows(IllegalArgumentException.class, () -> CorsRule.of("https://app.example/x"));
    assertThrows(IllegalArgumentException.class, () -> rule.methods("*"));
    assertThrows(IllegalArgumentException.class, () -> rule.methods());
    assertThrows(IllegalArgumentException.class, () -> rule.headers("X Y"));
    assertThrows(IllegalArgumentException.class, () -> rule.alsoExposed("X:Y"));
    assertThrows(IllegalArgumentException.class, () -> rule.maxAge(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> rule.maxAge(Duration.ofSeconds(86401)));
    rule.maxAge(Duration.ofDays(1)).maxAge(Duration.ZERO);
  }

  @Test
  @DisplayName("an application's own Vary stays beside ours, and its own origin does not")
  void applicationsFields_areMerged() {
    CorsAnswer answer = answer(CorsRule.of(APP).build(), CALL.with("Origin", APP));

    assertEquals("Accept, Origin", answer.value("vary", List.of("Accept")));
    assertEquals("Accept, Origin", answer.value("Vary", List.of("origin, Accept")));
    assertEquals("*", answer.value("Vary", List.of("*")));
    assertEquals(APP, answer.value(ORIGIN, List.of("*")));
  }
}

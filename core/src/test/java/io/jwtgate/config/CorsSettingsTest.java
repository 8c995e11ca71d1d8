package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.web.CorsAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsSettingsTest {
  private static final String ORIGINS = "https://app.example, http://localhost:5173";
  private static final Call GET = Call.get(URI.create("http://127.0.0.1"), "/it");
  private static final Call PREFLIGHT =
      GET.method("OPTIONS").with("Access-Control-Request-Method", "PUT");

  private static CorsAnswer answer(Call call, Map<String, String> settings) {
    try (Gate gate = gate(settings)) {
      return gate.crossOrigin(new InMemory(call, true));
    }
  }

  private static Gate gate(Map<String, String> settings) {
    SettingSource source = SettingSource.of("test", TestIssuer.settings(settings));
    return new GateSettings(List.of(source), CorsSettingsTest.class.getClassLoader()).gate();
  }

  @ParameterizedTest(name = "CORS-01: of the written origins, {0} is allowed: {1}")
  @CsvSource({
    "https://app.example, true",
    "http://localhost:5173, true",
    "https://app.example:443, true",
    "http://localhost, false",
    "https://other.example, false"
  })
  void writtenOriginsAreAllowed(String origin, boolean allowed) {
    CorsAnswer answer =
        answer(PREFLIGHT.with("Origin", origin), Map.of("jwtgate.cors-origins", ORIGINS));

    assertEquals(Optional.of(allowed ? 204 : 403), answer.preflight());
  }

  @Test
  @DisplayName("CORS-01: what goes with the origins can be written")
  void whatGoesWithTheOriginsCanBeWritten() {
    CorsAnswer answer =
        answer(
            PREFLIGHT.with("Origin", "https://app.example"),
            Map.of(
                "jwtgate.cors-origins", ORIGINS,
                "jwtgate.cors-methods", "GET, PURGE",
                "jwtgate.cors-headers", "Authorization, X-Tenant",
                "jwtgate.cors-credentials", "false",
                "jwtgate.cors-max-age", "PT1H"));

    assertEquals(
        Map.of(
            "Access-Control-Allow-Origin", "https://app.example",
            "Access-Control-Allow-Methods", "GET, PURGE",
            "Access-Control-Allow-Headers", "Authorization, X-Tenant",
            "Access-Control-Max-Age", "3600",
            "Vary", "Origin"),
        answer.fields());
  }

  @Test
  @DisplayName("CORS-02: more headers can be exposed")
  void moreHeadersCanBeExposed() {
    CorsAnswer answer =
        answer(
            GET.with("Origin", "https://app.example"),
            Map.of(
                "jwtgate.cors-origins", ORIGINS, "jwtgate.cors-exposed-headers", "Location, ETag"));

    assertEquals(
        "WWW-Authenticate, Retry-After, Location, ETag",
        answer.fields().get("Access-Control-Expose-Headers"));
  }

  @Test
  @DisplayName("without the setting nothing is said to scripts of other origins")
  void withoutTheSettingNothingIsSaid() {
    assertEquals(CorsAnswer.NONE, answer(PREFLIGHT.with("Origin", "https://a.example"), Map.of()));
  }

  @ParameterizedTest(name = "CORS-03: {0}={1} stops the deployment: {2}")
  @CsvSource({
    "cors-origins, 'https://a.example, *', 'write * alone, or the origins that are meant'",
    "cors-origins, https://*.example.com, 'write an origin, such as https://app.example'",
    "cors-origins, null, 'write an origin, such as https://app.example'",
    "cors-origins, https://app.example/, 'write an origin, such as https://app.example'",
    "cors-origins, app.example, 'write an origin, such as https://app.example'",
    "cors-origins, '', write a value",
    "cors-methods, 'GET POST', 'write methods, such as GET, POST'",
    "cors-methods, *, 'write methods, such as GET, POST'",
    "cors-headers, *, 'write names of headers, such as Authorization'",
    "cors-exposed-headers, a b, 'write names of headers, such as Location'",
    "cors-credentials, yes, write true or false",
    "cors-max-age, PT25H, write a duration from PT0S to PT24H",
    "cors-max-age, -PT1S, write a duration from PT0S to PT24H"
  })
  void wrongValuesStopTheDeployment(String name, String value, String advice) {
    assertRejected(Map.of("jwtgate." + name, value), "jwtgate." + name + ": " + advice);
  }

  @Test
  @DisplayName("CORS-03: credentials from every origin stop the deployment")
  void credentialsFromEveryOriginStopTheDeployment() {
    assertRejected(
        Map.of("jwtgate.cors-origins", "*", "jwtgate.cors-credentials", "true"),
        "jwtgate.cors-credentials: write the origins that are meant in place of *");
    assertTrue(
        answer(
                GET.with("Origin", "https://app.example"),
                Map.of("jwtgate.cors-origins", ORIGINS, "jwtgate.cors-credentials", "true"))
            .fields()
            .containsKey("Access-Control-Allow-Credentials"));
  }

  private static void assertRejected(Map<String, String> settings, String message) {
    ConfigurationException wrong =
        assertThrows(ConfigurationException.class, () -> gate(settings).close());
    assertEquals(message, wrong.getMessage().replaceFirst("; found .*", ""));
  }
}

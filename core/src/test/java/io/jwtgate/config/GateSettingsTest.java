package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import io.jwtgate.http.TestIssuer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateSettingsTest {

  @Test
  void goodSettingsMakeAGate() {
    try (Gate gate = gate(TestIssuer.settings(Map.of()))) {
      assertTrue(gate.visibleHeaders().areAll());
    }
  }

  @ParameterizedTest
  @DisplayName("CFG-01: a wrong value stops deployment with the setting's name")
  @CsvSource(
      delimiter = '|',
      value = {
        "audience | ,",
        "audience | a,,b",
        "key-file | /no/such/file",
        "key-file | classpath:no-such-file",
        "algorithms | RS257",
        "algorithms | none",
        "algorithms | RS256,HS256",
        "algorithms | ,",
        "clock-skew | 30",
        "clock-skew | PT6M",
        "clock-skew | PT-1S",
        "max-lifetime | PT0S",
        "max-lifetime | ten days",
        "access | open",
        "access | Optional",
        "public-paths | health",
        "public-paths | /*",
        "public-paths | /a/*/b",
        "public-paths | /a//b",
        "cookie | token",
        "credentials | first",
        "cache-size | -1",
        "cache-size | many",
        "cache-ttl | five",
        "hidden-headers | X User",
        "require-https | yes",
        "error-description | no",
        "error-pages | on",
        "forward-token | 0",
        "unsafe-report-only | TRUE",
        "unsafe-any-audience | yes",
        "roles-claim | realm_access..roles",
        "issuers | Staff",
        "issuers | a,a",
        "issuers | issuer",
      })
  void wrongValueStopsDeployment(String setting, String value) {
    String message = refusal(TestIssuer.settings(Map.of("jwtgate." + setting, value)));

    assertTrue(message.startsWith("jwtgate." + setting + ": "), message);
  }

  @Test
  @DisplayName("CHL-10: control characters in the realm stop deployment")
  void controlCharactersInTheRealmStopDeployment() {
    String message = refusal(TestIssuer.settings(Map.of("jwtgate.realm", "a\nb")));

    assertTrue(message.startsWith("jwtgate.realm: "), message);
  }

  @ParameterizedTest
  @DisplayName("CFG-01: a missing setting stops deployment with its name")
  @ValueSource(strings = {"issuer", "audience"})
  void missingSettingStopsDeployment(String setting) {
    Map<String, String> settings = TestIssuer.settings(Map.of());
    settings.remove("jwtgate." + setting);

    String message = refusal(settings);

    assertTrue(message.startsWith("jwtgate." + setting + ": write "), message);
  }

  @Test
  @DisplayName("CFG-03: a misspelt name stops deployment and the nearest one is told")
  void misspeltNameStopsDeployment() {
    String message = refusal(TestIssuer.settings(Map.of("jwtgate.clock-skev", "PT1S")));

    assertTrue(message.startsWith("jwtgate.clock-skev: no such setting"), message);
    assertTrue(message.contains("write jwtgate.clock-skew"), message);
  }

  @Test
  @DisplayName("CFG-01: the settings of one issuer beside several stop deployment")
  void unnamedIssuerBesideSeveralStopsDeployment() {
    String message = refusal(TestIssuer.settings(Map.of("jwtgate.issuers", "staff")));

    assertTrue(message.startsWith("jwtgate.issuer: jwtgate.issuers names several"), message);
  }

  @Test
  void anonymousWithRolesStopsDeployment() {
    String message =
        refusal(
            TestIssuer.settings(Map.of("jwtgate.access", "optional", "jwtgate.roles", "admin")));

    assertTrue(message.startsWith("jwtgate.access: write required"), message);
  }

  @Test
  void severalIssuersShareWhatIsNotTheirOwn() {
    Map<String, String> settings = new TreeMap<>();
    TestIssuer.settings(Map.of())
        .forEach((name, value) -> settings.put(name.replace("jwtgate.", "jwtgate.staff."), value));
    settings.remove("jwtgate.staff.audience");
    settings.put("jwtgate.audience", "orders");
    settings.put("jwtgate.issuers", "staff");

    gate(settings).close();
  }

  @Test
  void firstPlaceThatHasASettingWins() {
    SettingSource first = SettingSource.of("first", Map.of("jwtgate.realm", "one"));
    SettingSource second = SettingSource.environment(Map.of("JWTGATE_REALM", "two"));

    assertEquals("one", new Settings(List.of(first, second)).value(Setting.REALM).required(""));
    assertEquals("two", new Settings(List.of(second, first)).value(Setting.REALM).required(""));
  }

  @Test
  @DisplayName("CFG-09: what is in force is told with its place and without secrets")
  void effectiveSettingsAreToldWithoutSecrets() {
    Map<String, String> written =
        Map.of("jwtgate.jwks-uri", "https://me:secret@keys.example/jwks?key=secret");
    SettingSource source = SettingSource.of("init-param", written);

    assertEquals(
        List.of("jwtgate.jwks-uri=https://***@keys.example/jwks?*** (init-param)"),
        EffectiveSettings.of(new Settings(List.of(source))).lines());
  }

  @Test
  @DisplayName("OBS-07: what opens a door is told as a danger at the start")
  void unsafeSettingsAreNamedAsDangers() {
    SettingSource source =
        SettingSource.of("init-param", Map.of("jwtgate.unsafe-report-only", "true"));

    assertEquals(
        List.of("jwtgate.unsafe-report-only=true (init-param)"),
        EffectiveSettings.of(new Settings(List.of(source))).dangers());
  }

  private static Gate gate(Map<String, String> settings) {
    return new GateSettings(
            List.of(SettingSource.of("init-param", settings)),
            GateSettingsTest.class.getClassLoader())
        .gate();
  }

  private static String refusal(Map<String, String> settings) {
    return assertThrows(ConfigurationException.class, () -> gate(settings).close()).getMessage();
  }
}

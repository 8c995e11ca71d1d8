package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.TestFolder;
import io.jwtgate.bearer.Gate;
import io.jwtgate.http.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      assertTrue(gate.applicationHeaders().areAll());
    }
  }

  @ParameterizedTest
  @DisplayName("CFG-01, CHL-10: a wrong value stops deployment with the setting's name")
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
        "issuers | single",
        "issuers | unsafe-any",
        "issuers | csrf",
        "issuers | a,a-single",
        "claim-values | azp",
        "claim-values | =web",
        "claim-values | azp=",
        "claim-values | azp=web,",
        "preset | Keycloak",
        "token-type | ''",
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

  @ParameterizedTest(name = "CFG-03: {0} among the variables is no setting, and {1} is told")
  @CsvSource({
    "JWTGATE_CLOCK_SKEV, JWTGATE_CLOCK_SKEW",
    "jwtgate_realm, JWTGATE_REALM",
    "JWTGATE_clock_skew, JWTGATE_CLOCK_SKEW",
    "JWTGATE_REALM_, JWTGATE_REALM",
    "JWTGATE_STAFF_ISSUER, JWTGATE_ISSUER"
  })
  void misspeltVariableStopsDeployment(String name, String meant) {
    SettingSource environment = SettingSource.environment(Map.of(name, "x"));

    String message =
        assertThrows(ConfigurationException.class, () -> new Settings(List.of(environment)))
            .getMessage();

    assertTrue(message.startsWith(name + ": no such setting (environment); write "), message);
    assertTrue(message.contains("write " + meant + " or"), message);
  }

  @Test
  @DisplayName("CFG-03: a setting of the whole gate can't be one issuer's, nor one of an unnamed")
  void settingOfTheWrongIssuerStopsDeployment() {
    Map<String, String> named = Map.of("jwtgate.issuers", "staff", "jwtgate.staff.realm", "r");
    Map<String, String> unnamed = Map.of("jwtgate.issuers", "staff", "jwtgate.guest.issuer", "i");

    assertTrue(refusal(named).startsWith("jwtgate.staff.realm: no such setting"));
    assertTrue(refusal(unnamed).startsWith("jwtgate.guest.issuer: no such setting"));
  }

  @Test
  void variablesOfOthersAreLeftAlone() {
    new Settings(List.of(SettingSource.environment(Map.of("JWT_GATE", "x", "PATH", "y"))));
  }

  @Test
  void twoNamedIssuersEachHaveTheirOwnVariables() {
    SettingSource environment =
        SettingSource.environment(
            Map.of(
                "JWTGATE_ISSUERS", "staff,staff-abroad",
                "JWTGATE_STAFF_ISSUER", "a",
                "JWTGATE_STAFF_ABROAD_ISSUER", "b"));

    Settings settings = new Settings(List.of(environment));

    assertEquals("a", settings.value(CoreSetting.ISSUER, Optional.of("staff")).required(""));
    assertEquals("b", settings.value(CoreSetting.ISSUER, Optional.of("staff-abroad")).required(""));
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

    assertEquals("one", new Settings(List.of(first, second)).value(CoreSetting.REALM).required(""));
    assertEquals("two", new Settings(List.of(second, first)).value(CoreSetting.REALM).required(""));
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
  @DisplayName("CFG-09: what a preset adds is told too, unless something else was written")
  void effectiveSettingsTellWhatAPresetAdds() {
    Map<String, String> written =
        Map.of("jwtgate.preset", "keycloak", "jwtgate.principal-claim", "sub");
    SettingSource source = SettingSource.of("init-param", written);

    assertEquals(
        List.of(
            "jwtgate.preset=keycloak (init-param)",
            "jwtgate.principal-claim=sub (init-param)",
            "jwtgate.roles-claim=realm_access.roles (preset keycloak)"),
        EffectiveSettings.of(new Settings(List.of(source))).lines());
  }

  private static List<Setting> allButPreset() {
    return KnownSettings.all().filter(setting -> setting != CoreSetting.PRESET).toList();
  }

  @Test
  void everyUnsafeSettingIsADanger() {
    for (Setting setting : allButPreset()) {
      SettingSource source = SettingSource.of("init-param", Map.of(setting.fullName(), "true"));
      boolean told = !EffectiveSettings.of(new Settings(List.of(source))).dangers().isEmpty();

      assertEquals(setting.fullName().startsWith("jwtgate.unsafe-"), told, setting.fullName());
    }
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

  @Test
  @DisplayName("OBS-07, CFG-09: a gate logs at its start what is in force, and each danger apart")
  void startIsLogged() {
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      gate(TestIssuer.settings(Map.of("jwtgate.unsafe-report-only", "true"))).close();

      String all = String.join("", log.lines());
      assertTrue(all.contains("guards with jwtgate.audience=orders (init-param), "), all);
      String danger = "UNSAFE, not for production: jwtgate.unsafe-report-only=true (init-param)";
      assertEquals(1, log.lines().stream().filter(line -> line.contains(danger)).count(), all);
    }
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      gate(TestIssuer.settings(Map.of("jwtgate.unsafe-report-only", "false"))).close();
      assertFalse(log.lines().toString().contains("UNSAFE"), log.lines().toString());
    }
  }

  @ParameterizedTest
  @DisplayName("CFG-04: a file of secrets that every user can read is told, and no other")
  @CsvSource({"rw-r--r--, true", "rw-r-----, false", "rw-------, false"})
  void readableSecretIsTold(String rights, boolean told) throws IOException {
    Path file = TestFolder.file("");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.writeString(file, "2l5rDLQnVQ0VnEExq7zWn0fK3nX8mCyzqB7gUePtJ1s");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    Map<String, String> settings = TestIssuer.settings(Map.of());
    settings.remove("jwtgate.key-file");
    settings.put("jwtgate.secret-file", file.toString());

    try (RecordedLog log = RecordedLog.ofThisThread()) {
      gate(settings).close();
      assertEquals(
          told,
          log.lines().stream().anyMatch(line -> line.contains("jwtgate.secret-file: every user")));
    }
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

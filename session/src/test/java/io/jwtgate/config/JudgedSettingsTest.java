package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.TestIssuer;
import io.jwtgate.testkit.JwksServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that only verifies, with keys from a file: most settings are read by nothing in it. */
class JudgedSettingsTest {

  @ParameterizedTest(name = "EDGE-19: {0}={1} stops the deployment though nothing reads it")
  @CsvSource(
      delimiter = '|',
      value = {
        "stale-max | P8D",
        "stale-max | PT-1S",
        "discovery | oidc",
        "discovery | openid,openid",
        "keys-required | yes",
        "unsafe-http | yes",
        "access-token-lifetime | PT61M",
        "listed-claims | sub",
        "next-signing-key-file | /no/such/file",
        "previous-signing-key-files | /no/such/file",
        "session-store | disk",
        "session-store | redis://host",
        "idle-timeout | PT-1S",
        "idle-timeout | PT5M",
        "absolute-timeout | PT1H",
        "refresh-grace | PT61S",
        "max-sessions | 0",
        "max-sessions | 99999999999999",
        "revocation-poll-interval | PT0S",
        "revocation-poll-interval | P100000000000000D",
        "revocation-stale-after | PT0.9S",
        "unsafe-fail-open-for | PT25H",
        "max-revocations | 0",
        "unsafe-unrevocable | yes",
        "session-tokens | both",
        "refresh-cookie | refresh",
        "csrf-cookie | csrf",
        "same-site | Strict",
        "same-site | none",
        "session-path | session",
        "client-address-header | X Real",
        "csrf-key-file | /no/such/file",
        "public-origin | app.example",
        "trusted-origins | https://app.example/path",
        "tls-at-proxy | yes",
        "cache-ttl | PT-1M",
        "cache-ttl | PT0S",
        "cache-ttl | P367D",
        "cache-size | 99999999999999",
        "container-login | yes",
        "cors-methods | GET;POST",
        "cors-credentials | yes",
        "cors-max-age | P2D",
      })
  void everySettingIsJudged(String setting, String value) {
    String message = rejection(TestIssuer.settings(Map.of("jwtgate." + setting, value)));

    assertTrue(message.startsWith("jwtgate." + setting + ": "), message);
  }

  @ParameterizedTest(name = "EDGE-19: {0}={1} deploys")
  @CsvSource(
      delimiter = '|',
      value = {
        "stale-max | P7D",
        "discovery | oauth,openid",
        "access-token-lifetime | PT60M",
        "listed-claims | tenant",
        "session-store | memory",
        "idle-timeout | PT20M",
        "absolute-timeout | P30D",
        "refresh-grace | PT60S",
        "max-sessions | 1",
        "revocation-poll-interval | PT0.01S",
        "revocation-stale-after | PT1S",
        "unsafe-fail-open-for | PT24H",
        "session-tokens | bodies",
        "same-site | lax",
        "session-path | /app/session",
        "client-address-header | X-Real-IP",
        "cache-ttl | P366D",
        "cache-size | 10000000",
      })
  void valueAtItsLimitDeploys(String setting, String value) {
    assertDoesNotThrow(() -> start(TestIssuer.settings(Map.of("jwtgate." + setting, value))));
  }

  @ParameterizedTest
  @MethodSource("io.jwtgate.config.KnownSettings#all")
  @DisplayName("EDGE-19: every default is a value that its own reading takes")
  void everyDefaultIsRight(Setting setting) {
    SettingValue written = new SettingValue(setting.fullName(), setting.defaultValue(), "");
    if (written.isSet()) {
      assertDoesNotThrow(() -> setting.judge(written, getClass().getClassLoader()));
    }
  }

  @Test
  @DisplayName("EDGE-19: a value for all issuers is judged though each issuer has its own")
  void valueThatEveryIssuerReplacesIsJudged() {
    Map<String, String> settings = twoIssuers();
    settings.put("jwtgate.clock-skew", "PT9M");
    settings.put("jwtgate.staff.clock-skew", "PT1S");
    settings.put("jwtgate.partner.clock-skew", "PT1S");

    String message = rejection(settings);

    assertTrue(message.startsWith("jwtgate.clock-skew: write a duration from "), message);
  }

  @Test
  @DisplayName("EDGE-13, EDGE-19: of two issuers the one that lacks an audience is named")
  void issuerWithoutAudienceIsNamed() {
    Map<String, String> settings = twoIssuers();
    settings.remove("jwtgate.partner.audience");

    assertTrue(rejection(settings).startsWith("jwtgate.partner.audience: write "));
    settings.put("jwtgate.audience", "orders");
    assertDoesNotThrow(() -> start(settings));
  }

  @Test
  @DisplayName("EDGE-13: what two settings tell together has the name under which it was written")
  void sharedSettingIsNamedAsItWasWritten() {
    Map<String, String> settings = twoIssuers();
    settings.put("jwtgate.partner.unsafe-any-audience", "true");

    assertTrue(rejection(settings).startsWith("jwtgate.partner.unsafe-any-audience: write "));
  }

  @Test
  @DisplayName("EDGE-19: a secret of 40 KB is judged as any other")
  void largeSecretIsJudged(@TempDir Path folder) throws IOException {
    Path words = Files.writeString(folder.resolve("words"), "secretpassword".repeat(3000));
    Path other = Files.writeString(folder.resolve("other"), "x8Q~zR".repeat(7000) + "kJ#w");

    String message = rejection(withSecret(words));

    assertTrue(message.startsWith("jwtgate.secret-file: it is nothing but well-known"), message);
    assertDoesNotThrow(() -> start(withSecret(other)));
  }

  @Test
  @DisplayName("EDGE-19: a file without an end stops the deployment")
  void endlessFileIsRejected() {
    String message = rejection(withSecret(Path.of("/dev/zero")));

    assertTrue(message.startsWith("jwtgate.secret-file: write a file of no more"), message);
  }

  @ParameterizedTest(name = "EDGE-19: {0}={1} stops the deployment before a key is fetched")
  @CsvSource(
      delimiter = '|',
      value = {
        "clock-skew | PT9M",
        "partner.algorithms | HS256",
        "partner.audience | ''",
        "partner.issuer | https://staff.example",
        "partner.unsafe-any-audience | true",
        "roles | *",
        "access | open",
        "session-store | disk",
      })
  void noKeyIsFetchedBeforeAllAreJudged(String setting, String value) {
    try (JwksServer server = JwksServer.start()) {
      Map<String, String> settings = twoIssuers();
      settings.remove("jwtgate.staff.key-file");
      settings.put("jwtgate.staff.jwks-uri", server.jwksUri().toString());
      settings.put("jwtgate.staff.keys-required", "true");
      settings.put("jwtgate." + setting, value);

      assertTrue(rejection(settings).startsWith("jwtgate."));
      assertEquals(0, server.requests().size());
    }
  }

  private static Map<String, String> withSecret(Path file) {
    Map<String, String> settings = TestIssuer.settings(Map.of());
    settings.remove("jwtgate.key-file");
    settings.put("jwtgate.secret-file", file.toString());
    return settings;
  }

  private static Map<String, String> twoIssuers() {
    Map<String, String> one = TestIssuer.settings(Map.of());
    Map<String, String> settings = new HashMap<>(Map.of("jwtgate.issuers", "staff,partner"));
    for (String issuer : List.of("staff", "partner")) {
      one.forEach((name, value) -> settings.put(name.replace("jwtgate.", prefix(issuer)), value));
      settings.put(prefix(issuer) + "issuer", "https://" + issuer + ".example");
    }
    return settings;
  }

  private static String prefix(String issuer) {
    return "jwtgate." + issuer + ".";
  }

  private static void start(Map<String, String> settings) {
    SettingSource source = SettingSource.of("init-param", settings);
    new GateSettings(List.of(source), JudgedSettingsTest.class.getClassLoader()).gate().close();
  }

  private static String rejection(Map<String, String> settings) {
    return assertThrows(ConfigurationException.class, () -> start(settings)).getMessage();
  }

  @ParameterizedTest(name = "EDGE-19: {0} has no effect in a service that only verifies: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "session-store | redis://host:6379 | write jwtgate.revocation-store",
        "idle-timeout | PT20M | write jwtgate.signing-key-file",
        "access-token-lifetime | PT5M | write jwtgate.signing-key-file",
        "same-site | lax | write jwtgate.signing-key-file",
        "max-revocations | 5 | write jwtgate.revocation-store",
        "unsafe-unrevocable | true | write jwtgate.revocation-store",
        "stale-max | PT2H | write jwtgate.jwks-uri",
        "keys-required | true | write jwtgate.jwks-uri",
        "discovery | openid | leave it out",
        "credentials | reject | write jwtgate.cookie",
        "trusted-origins | https://app.example | write jwtgate.cookie",
        "tls-at-proxy | true | write jwtgate.cookie",
        "cors-methods | GET | write jwtgate.cors-origins",
      })
  void settingWithoutEffectIsReported(String setting, String value, String advice) {
    List<String> lines = withoutEffect(Map.of("jwtgate." + setting, value));

    assertEquals(1, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("jwtgate." + setting + ": has no effect; "), lines.get(0));
    assertTrue(lines.get(0).contains(advice), lines.get(0));
  }

  @ParameterizedTest(name = "EDGE-19: with {2}, {0} has an effect and is not reported")
  @CsvSource(
      delimiter = '|',
      value = {
        "session-store | redis://host:6379 | signing-key-file | key.pem",
        "max-revocations | 5 | revocation-store | memory",
        "credentials | reject | cookie | __Host-token",
        "tls-at-proxy | true | require-https | true",
        "idle-timeout | PT24H | access | required",
      })
  void settingWithAnEffectIsNotReported(String setting, String value, String by, String other) {
    Map<String, String> settings = new HashMap<>();
    settings.put("jwtgate." + setting, value);
    settings.put("jwtgate." + by, other);
    if (by.equals("signing-key-file")) {
      settings.put("jwtgate.key-file", "");
    }

    assertEquals(List.of(), withoutEffect(settings));
  }

  private static List<String> withoutEffect(Map<String, String> more) {
    Map<String, String> settings = TestIssuer.settings(more);
    settings.values().removeIf(String::isEmpty);
    return WithoutEffect.of(new Settings(List.of(SettingSource.of("test", settings)))).lines();
  }

  @Test
  @DisplayName("EDGE-19: a value for all issuers that each issuer replaces is reported")
  void valueThatEveryIssuerReplacesIsReported() {
    Map<String, String> settings = twoIssuers();
    settings.put("jwtgate.audience", "others");
    Settings all = new Settings(List.of(SettingSource.of("test", settings)));

    assertEquals(
        List.of("jwtgate.audience: has no effect; every issuer has its own; leave it out"),
        WithoutEffect.of(all).lines());
    assertEquals(
        Optional.of("orders"), all.value(CoreSetting.AUDIENCE, Optional.of("staff")).text());
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.GUARDED_PATHS;
import static io.jwtgate.config.CoreSetting.MAX_TENANTS;
import static io.jwtgate.config.CoreSetting.TENANTS;
import static io.jwtgate.config.CoreSetting.UNSAFE_ANY_TENANT;
import static io.jwtgate.config.CoreSetting.UNSAFE_UNGUARDED;
import static io.jwtgate.jwks.JwksSetting.NO_PROXY;
import static io.jwtgate.jwks.JwksSetting.PROXY;
import static io.jwtgate.jwks.JwksSetting.PROXY_CREDENTIALS_FILE;
import static io.jwtgate.jwks.JwksSetting.TLS_CA_FILE;
import static io.jwtgate.jwks.JwksSetting.TLS_CA_ONLY;
import static io.jwtgate.jwks.JwksSetting.TLS_CLIENT_CERTIFICATE_FILE;
import static io.jwtgate.jwks.JwksSetting.TLS_CLIENT_KEY_FILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting changes something that is seen from outside; one without a row fails. */
class SettingEffectsTest {
  private static final Map<Setting, Effect> HERE =
      Stream.of(
              TokenEffects.rows(),
              KeyEffects.rows(),
              RequestEffects.rows(),
              CookieEffects.rows(),
              CorsEffects.rows(),
              IssuerEffects.rows(),
              SessionEffects.rows(),
              LoginEffects.rows(),
              StoreEffects.rows())
          .flatMap(List::stream)
          .collect(Collectors.toMap(Effect::setting, Function.identity()));

  /** Those whose effect takes a server, a proxy or an authority, by the test that has them. */
  private static final Map<Setting, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry(PROXY, "jwks FetchSettingsTest"),
          Map.entry(NO_PROXY, "jwks FetchSettingsTest"),
          Map.entry(PROXY_CREDENTIALS_FILE, "jwks FetchSettingsTest"),
          Map.entry(TLS_CA_FILE, "jwks FetchSettingsTest"),
          Map.entry(TLS_CA_ONLY, "jwks FetchSettingsTest"),
          Map.entry(TLS_CLIENT_CERTIFICATE_FILE, "jwks FetchSettingsTest"),
          Map.entry(TLS_CLIENT_KEY_FILE, "jwks FetchSettingsTest"),
          Map.entry(TENANTS, "jwks TenantsTest"),
          Map.entry(UNSAFE_ANY_TENANT, "jwks TenantsTest"),
          Map.entry(MAX_TENANTS, "jwks TenantsTest"),
          Map.entry(GUARDED_PATHS, "servlet StartTest"),
          Map.entry(UNSAFE_UNGUARDED, "servlet StartTest"));

  @ParameterizedTest(name = "{0}")
  @DisplayName("each setting has an effect")
  @MethodSource("io.jwtgate.config.KnownSettings#all")
  void hasAnEffect(Setting setting) throws Exception {
    if (ELSEWHERE.containsKey(setting)) {
      assertShown(setting, ELSEWHERE.get(setting).split(" ", 2));
    } else if (HERE.containsKey(setting)) {
      assertSeen(HERE.get(setting));
    } else {
      fail("write a row for " + setting.fullName());
    }
  }

  private static void assertSeen(Effect effect) throws Exception {
    assertNotEquals(effect.without(), effect.with());
    assertEquals(effect.without(), effect.seenWithout());
    assertEquals(effect.with(), effect.seenWith());
  }

  private static void assertShown(Setting setting, String[] place) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", place[0], "src", "test", "java"))) {
      List<Path> tests = files.filter(file -> file.endsWith(place[1] + ".java")).toList();
      assertEquals(1, tests.size(), place[1]);
      String test = Files.readString(tests.get(0));
      assertTrue(test.contains(setting.key() + '"'), () -> place[1] + ": " + setting.fullName());
    }
  }
}

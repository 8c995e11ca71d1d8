package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.testkit.TestKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written into a setting: it deploys, or it stops with a message about a setting. */
class WrongValuesTest {
  private static final String SECRET = "Hunter2";

  /** Texts of many kinds; those with a secret in them stand for one in the wrong place. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          ",",
          "\u0000",
          "\"",
          "a\r\nb: " + SECRET,
          SECRET,
          SECRET + "," + SECRET,
          SECRET + "=" + SECRET,
          "https://user:" + SECRET + "@127.0.0.1/",
          "https://127.0.0.1/?key=" + SECRET + "#" + SECRET,
          "ftp://127.0.0.1/" + SECRET,
          "file:///" + SECRET,
          "classpath:" + SECRET,
          "/" + SECRET + "/*",
          "${" + SECRET + "}",
          "-1",
          "999999999999999999",
          "99999999999999999999",
          "PT0S",
          "PT-1S",
          "PT0.0000001S",
          "P100000000000000D",
          "PT9223372036854775807S",
          "PT-9223372036854775808S",
          "TRUE",
          "\u00e9\ud83d\ude00",
          SECRET.repeat(10_000));

  // An EC key, since the checks of an RSA key take most of the time of a start.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "jwtgate.issuer",
          "https://issuer.example",
          "jwtgate.audience",
          "orders",
          "jwtgate.key-file",
          TestFiles.of(TestKey.shared("ES256").publicPem()));

  @ParameterizedTest
  @MethodSource("io.jwtgate.config.KnownSettings#all")
  @DisplayName("CFG-01, CFG-09: no text in a setting does more than to stop with its name")
  void everyTextDeploysOrStopsWithAName(Setting setting) {
    for (String text : TEXTS) {
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put(setting.fullName(), text);
      SettingSource source = SettingSource.of("init-param", settings);
      assertDoesNotThrow(
          () -> requireNamed(source, mayBeSecret(setting, text)), () -> setting + " of " + text);
    }
  }

  /** What no message may repeat; a path is told, and a text where no secret belongs. */
  private static boolean mayBeSecret(Setting setting, String text) {
    boolean isPath = text.startsWith("/") || text.startsWith("classpath:") || text.contains("//");
    boolean inPlaceOfPath = setting.fullName().matches(".*-files?") && !isPath;
    return text.contains("@") || text.contains("?key=") || inPlaceOfPath;
  }

  private static void requireNamed(SettingSource source, boolean secret) {
    try {
      ClassLoader loader = WrongValuesTest.class.getClassLoader();
      new GateSettings(List.of(source), loader).gate().close();
    } catch (ConfigurationException refused) {
      String message = refused.getMessage();
      assertTrue(message.matches("(?s)jwtgate\\.[a-z0-9.-]+: .{5,}"), message);
      assertFalse(secret && message.contains(SECRET), message);
      assertTrue(message.length() < 400, message);
    }
  }
}

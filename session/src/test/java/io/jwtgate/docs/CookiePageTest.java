package io.jwtgate.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.GateSettings;
import io.jwtgate.config.KnownSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingSource;
import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/cookies-and-csrf.md tells people to set. */
class CookiePageTest {
  private static final DocPage PAGE = DocPage.of("docs/cookies-and-csrf.md");

  // They stand among those of cookies, and are about tokens wherever they come from.
  private static final Set<String> OF_HEADERS =
      Set.of("websocket-subprotocol", "public-credentials", "max-token-size");

  @Test
  void settingsDeploy(@TempDir Path secrets) throws IOException {
    Files.writeString(
        secrets.resolve("signing-key-public.pem"), TestKey.shared("ES256").publicPem());
    Files.write(secrets.resolve("csrf-key"), new byte[32]);
    String block = PAGE.blocks("properties").get(1).replace("/run/secrets", secrets.toString());
    Map<String, String> settings =
        DocPage.properties(block).entrySet().stream()
            .collect(Collectors.toMap(it -> (String) it.getKey(), it -> (String) it.getValue()));
    assertEquals(6, settings.size());
    List<SettingSource> sources = List.of(SettingSource.of("page", settings));
    ClassLoader loader = getClass().getClassLoader();
    assertDoesNotThrow(() -> new GateSettings(sources, loader).gate().close());
  }

  @Test
  void everySettingOfCookiesIsInTheTableOfDangers() {
    List<String> told =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ")
            .matcher(PAGE.text())
            .results()
            .map(row -> row.group(1))
            .toList();
    List<String> known =
        Stream.concat(
                keys()
                    .dropWhile(name -> !name.equals("cookie"))
                    .takeWhile(name -> !name.equals("require-https"))
                    .filter(name -> !name.startsWith("cors-") && !OF_HEADERS.contains(name)),
                keys().dropWhile(name -> !name.equals("session-tokens")))
            .sorted()
            .toList();
    assertEquals(known, told.stream().sorted().toList());
  }

  private static Stream<String> keys() {
    return KnownSettings.all().map(Setting::key);
  }

  @Test
  void everySettingThatIsNamedExists() {
    Map<String, Setting> known =
        KnownSettings.all().collect(Collectors.toMap(Setting::fullName, Function.identity()));
    Pattern.compile("jwtgate\\.[a-z][a-z-]+")
        .matcher(PAGE.text())
        .results()
        .map(named -> named.group())
        .filter(name -> !name.equals("jwtgate.servlet"))
        .forEach(name -> assertTrue(known.containsKey(name), name));
  }
}

package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.oauth.internal.OAuthPart;
import io.jwtgate.oauth.internal.OAuthSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OAuthSettingsPageTest {
  @Test
  @DisplayName("the page has each setting of the module as it is")
  void pageListsEverySetting() throws IOException {
    List<String> told =
        Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
            .dropWhile(line -> !line.startsWith("## Settings of jwtgate-oauth"))
            .takeWhile(line -> !line.startsWith("## ") || line.contains("jwtgate-oauth"))
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertEquals(
        Arrays.stream(OAuthSetting.values()).map(OAuthSettingsPageTest::row).toList(), told);
  }

  private static String row(Setting setting) {
    return "| `%s` |  | %s | %s |"
        .formatted(setting.key(), setting.isPerIssuer() ? "yes" : "", setting.meaning());
  }

  @Test
  @DisplayName("without the module the message of each setting names it")
  void withoutTheModule_theMessageNamesIt() {
    for (OAuthSetting setting : new OAuthPart().settings()) {
      for (SettingSource.Spelling spelling : SettingSource.Spelling.values()) {
        String name = spelling.of(setting.fullName());
        SettingSource source = new SettingSource("test", Map.of(name, "x"), spelling);
        String message = refusal(source);

        assertTrue(message.startsWith(name + ": it is a setting of jwtgate-oauth; add"), message);
      }
    }
  }

  private static String refusal(SettingSource source) {
    try {
      new Settings(List.of(source), new SettingList(List.of()), "");
      return "";
    } catch (ConfigurationException rejected) {
      return rejected.getMessage();
    }
  }
}

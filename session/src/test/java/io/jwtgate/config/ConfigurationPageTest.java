package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void pageListsEverySettingAsItIs() throws IOException {
    List<String> told =
        Files.readAllLines(PAGE).stream()
            .takeWhile(line -> !line.startsWith("## Settings of jwtgate-oauth"))
            .filter(line -> line.startsWith("| `"))
            .sorted()
            .toList();

    assertEquals(KnownSettings.all().map(ConfigurationPageTest::row).sorted().toList(), told);
  }

  private static String row(Setting setting) {
    String key = setting.fullName().substring(Setting.PREFIX.length());
    String value = setting.defaultValue().map(text -> "`" + text + "`").orElse("");
    String perIssuer = setting.isPerIssuer() ? "yes" : "";
    return "| `%s` | %s | %s | %s |".formatted(key, value, perIssuer, setting.meaning());
  }
}

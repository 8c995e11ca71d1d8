package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/migrate.md tells people to write. */
class MigrationPageTest {
  private static final Path PAGE = Path.of("../docs/migrate.md");

  private static Stream<String> blocks() throws IOException {
    return Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void settings_deploy(String block) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(block));
    Map<String, String> settings =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    assertEquals(block.lines().count(), settings.size());
    List<SettingSource> sources = List.of(SettingSource.of("page", settings));
    try (Gate gate = new GateSettings(sources, getClass().getClassLoader()).gate()) {
      assertTrue(gate.verifier() != null);
    }
  }

  @Test
  void everySettingThatIsNamed_exists() throws IOException {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::fullName).collect(Collectors.toSet());
    Pattern.compile("`(jwtgate\\.[a-z-]+)")
        .matcher(Files.readString(PAGE))
        .results()
        .map(named -> named.group(1))
        .filter(name -> !Set.of("jwtgate.properties", "jwtgate.a", "jwtgate.b").contains(name))
        .forEach(name -> assertTrue(known.contains(name), () -> name + " is no setting"));
  }
}

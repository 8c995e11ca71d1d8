package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The files of presets. */
class PresetFilesTest {
  private static final Set<String> NOT_SETTINGS =
      Set.of("issuer-pattern", "issuer-form", "needs", "needs-why");

  /** Those of the module that fetches keys. */
  private static final Set<String> OF_KEYS_OVER_HTTP =
      Set.of("jwks-uri", "tls-ca-file", "tls-ca-only", "fetch-token-file");

  @Test
  @DisplayName("each file is the preset of its name")
  void eachFileIsAPreset() throws IOException {
    Path folder = Path.of("src", "main", "resources", "io", "jwtgate", "config", "presets");
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString().replace(".properties", ""))
              .collect(Collectors.toSet());
      assertEquals(new HashSet<>(PresetFile.NAMES), names);
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("each line of a preset is a setting, or says what its issuers look like")
  @FieldSource("io.jwtgate.config.PresetFile#NAMES")
  void eachLineIsKnown(String name) {
    Set<String> lines = new HashSet<>(PresetFile.read(name).keySet());
    assertTrue(lines.containsAll(Set.of("issuer-pattern", "issuer-form")));
    lines.removeAll(NOT_SETTINGS);
    lines.removeAll(OF_KEYS_OVER_HTTP);
    for (CoreSetting setting : CoreSetting.values()) {
      lines.remove(setting.key());
    }
    assertEquals(Set.of(), lines);
    assertDoesNotThrow(() -> Preset.named("jwtgate.preset", name));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("docs/presets.md has each preset")
  @FieldSource("io.jwtgate.config.PresetFile#NAMES")
  void pageHasIt(String name) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "presets.md"));
    assertTrue(page.contains("\n## " + name + "\n"), name);
    assertTrue(page.contains("\n| `" + name + "` | "), name);
  }
}

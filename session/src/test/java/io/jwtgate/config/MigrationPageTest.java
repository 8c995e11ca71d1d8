package io.jwtgate.config;

import static io.jwtgate.config.MigrationTrials.TRIALS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.bearer.Gate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/migrate.md tells people to write: all of it deploys, and does what it is there for. */
class MigrationPageTest {
  private static final Path PAGE = Path.of("../docs/migrate.md");

  /** Every key that a keycloak.json could have, by the documentation of the adapters. */
  private static final Set<String> KEYCLOAK_JSON =
      Set.of(
          "realm",
          "resource",
          "realm-public-key",
          "auth-server-url",
          "ssl-required",
          "confidential-port",
          "use-resource-role-mappings",
          "public-client",
          "enable-cors",
          "cors-max-age",
          "cors-allowed-methods",
          "cors-allowed-headers",
          "cors-exposed-headers",
          "bearer-only",
          "autodetect-bearer-only",
          "enable-basic-auth",
          "expose-token",
          "credentials",
          "connection-pool-size",
          "connection-timeout-millis",
          "socket-timeout-millis",
          "connection-ttl-millis",
          "disable-trust-manager",
          "allow-any-hostname",
          "proxy-url",
          "truststore",
          "truststore-password",
          "client-keystore",
          "client-keystore-password",
          "client-key-password",
          "always-refresh-token",
          "register-node-at-startup",
          "register-node-period",
          "token-store",
          "token-cookie-path",
          "principal-attribute",
          "turn-off-change-session-id-on-login",
          "token-minimum-time-to-live",
          "min-time-between-jwks-requests",
          "public-key-cache-ttl",
          "ignore-oauth-query-parameter",
          "redirect-rewrite-rules",
          "verify-token-audience",
          "enable-pkce",
          "policy-enforcer");

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
    Set<String> known = Set.copyOf(KnownSettings.names());
    Pattern.compile("`(jwtgate\\.[a-z-]+)")
        .matcher(Files.readString(PAGE))
        .results()
        .map(named -> named.group(1))
        .filter(name -> !Set.of("jwtgate.properties", "jwtgate.a", "jwtgate.b").contains(name))
        .forEach(name -> assertTrue(known.contains(name), () -> name + " is no setting"));
  }

  @Test
  void everyKeyOfKeycloakJson_hasARow() throws IOException {
    String rows = Files.readString(PAGE).split("In the application:", 2)[0];
    List<String> told = rows.lines().map(row -> row.split(" \\| ", 2)[0]).toList();
    Set<String> missing = new TreeSet<>(KEYCLOAK_JSON);
    missing.removeIf(key -> told.stream().anyMatch(row -> row.matches(".*`" + key + "[`:].*")));
    assertEquals(Set.of(), missing);
  }

  /** The rows whose right side names a setting, by their left side. */
  private static List<String> mappings() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && line.contains(" | "))
        .map(line -> line.substring(2, line.length() - 2).split(" \\| ", 2))
        .filter(cells -> cells[1].contains("`jwtgate."))
        .map(cells -> cells[0])
        .toList();
  }

  @Test
  void everyTrial_isOfARowOfThePage() throws IOException {
    assertEquals(new TreeSet<>(mappings()), new TreeSet<>(TRIALS.keySet()));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void mapping_doesWhatItIsThereFor(String row) {
    TRIALS.getOrDefault(row, () -> {}).run();
  }
}

package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.TestIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that only together can be right, and a map of roles in a file. */
class CredentialSettingsTest {

  private static void start(Map<String, String> settings) {
    SettingSource source = SettingSource.of("test", TestIssuer.settings(settings));
    new GateSettings(List.of(source), CredentialSettingsTest.class.getClassLoader()).gate().close();
  }

  private static void assertStops(String setting, Map<String, String> settings) {
    String message = assertThrows(ConfigurationException.class, () -> start(settings)).getMessage();
    assertTrue(message.startsWith("jwtgate." + setting + ": write "), message);
  }

  @Test
  @DisplayName("cookie-only needs a cookie, and no other place of tokens")
  void cookieOnlyNeedsACookie() {
    Map<String, String> alone =
        Map.of("jwtgate.credentials", "cookie-only", "jwtgate.cookie", "__Host-token");
    assertDoesNotThrow(() -> start(alone));
    assertStops("credentials", Map.of("jwtgate.credentials", "cookie-only"));
    assertStops("credentials", PresetGate.with(alone, "jwtgate.token-header", "X-Token"));
    assertStops("credentials", PresetGate.with(alone, "jwtgate.websocket-subprotocol", "true"));
    assertDoesNotThrow(
        () -> start(PresetGate.with(alone, "jwtgate.token-header", "Authorization")));
  }

  @Test
  @DisplayName("COOKIE-09: a cookie's name needs the prefix, unless by an unsafe name")
  void cookieNeedsThePrefix() {
    Map<String, String> named = Map.of("jwtgate.cookie", "token");
    assertStops("cookie", named);
    assertDoesNotThrow(() -> start(PresetGate.with(named, "jwtgate.unsafe-cookie-name", "true")));
    assertStops("cookie", Map.of("jwtgate.cookie", "to ken", "jwtgate.unsafe-cookie-name", "true"));
  }

  @Test
  @DisplayName("TOK-01: a map of roles stands in a file, where names need no quotes")
  void rolesMapInAFile(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("roles.map"),
            """
            # groups of the directory
            /shop/admins = admin
            CN=Clerks,OU=Shop=clerk, user

            "# odd" = user
            SHOP\\sales=sales
            """);
    Map<String, Set<String>> map =
        RolesMap.read(file.toString(), CredentialSettingsTest.class.getClassLoader());
    assertEquals(
        Map.of(
            "/shop/admins", Set.of("admin"),
            "CN=Clerks,OU=Shop", Set.of("clerk", "user"),
            "# odd", Set.of("user"),
            "SHOP\\sales", Set.of("sales")),
        map);
  }

  @Test
  @DisplayName("TOK-01: a map of roles that can't be read stops the deployment")
  void rolesMapThatCantBeRead(@TempDir Path folder) throws Exception {
    assertStops("roles-map", Map.of("jwtgate.roles-map", "a=b,c"));
    String missing = folder.resolve("missing").toString();
    String message =
        assertThrows(
                ConfigurationException.class, () -> start(Map.of("jwtgate.roles-map", missing)))
            .getMessage();
    assertTrue(message.startsWith("jwtgate.roles-map: can't be read"), message);
    Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
    assertStops("roles-map", Map.of("jwtgate.roles-map", empty.toString()));
  }
}

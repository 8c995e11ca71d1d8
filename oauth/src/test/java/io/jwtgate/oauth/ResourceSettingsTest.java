package io.jwtgate.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.Call;
import io.jwtgate.http.TestIssuer;
import io.jwtgate.oauth.servlet.ResourceMetadataServlet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceSettingsTest {
  private static void start(String... settings) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.put("jwtgate." + settings[i], settings[i + 1]);
    }
    SettingSource source = SettingSource.of("test", TestIssuer.settings(all));
    new GateSettings(List.of(source), ResourceSettingsTest.class.getClassLoader()).gate().close();
  }

  private static String refusal(String... settings) {
    return assertThrows(ConfigurationException.class, () -> start(settings)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example/x",
        "/orders",
        "orders",
        "https:///x",
        "https://api.example/#x",
        "https://api.example/x#",
        "https://api.example/?x",
        "https://u@api.example/",
        "urn:x:y",
        "https://api.example/a/../b",
        "ftp://api.example/",
        "https://api.example/ä",
        "https://",
        "http://localhost.evil.example/"
      })
  @DisplayName("PRM-02: a resource is an absolute https URL without a fragment")
  void wrongResource_stopsTheStart(String url) {
    String message = refusal("resource", url);

    assertTrue(message.startsWith("jwtgate.resource: write "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example",
        "https://api.example/",
        "https://api.example:8443/a/b",
        "http://localhost:8080/mcp",
        "http://127.0.0.1/x",
        "http://[::1]:80/x"
      })
  @DisplayName("PRM-02: plain http is for loopback hosts")
  void goodResource_starts(String url) {
    start("resource", url);
  }

  @ParameterizedTest
  @CsvSource({
    "resource-scopes, 'a,offline_access', jwtgate.resource-scopes: leave out offline_access",
    "scopes, offline_access, jwtgate.scopes: leave out offline_access",
    "resource-scopes, a b, jwtgate.resource-scopes: write scopes without blanks",
    "resource-documentation, /docs, jwtgate.resource-documentation: write an absolute",
    "backchannel-logout-path, logout, jwtgate.backchannel-logout-path: write a path",
    "backchannel-logout-path, /a/*, jwtgate.backchannel-logout-path: write a path",
    "backchannel-logout-path, /logout, jwtgate.backchannel-logout-audience: write the id"
  })
  @DisplayName("PRM-05: what must not be told, or can't be meant so, stops the start")
  void wrongValues_stopTheStart(String name, String value, String message) {
    String refusal = refusal("resource", "https://api.example", name, value);

    assertTrue(refusal.startsWith(message), refusal);
  }

  @Test
  @DisplayName("REV-14: without a store of revocations nothing could be ended")
  void logoutWithoutStore_stopsTheStart() {
    String refusal =
        refusal("backchannel-logout-path", "/logout", "backchannel-logout-audience", "web");

    assertTrue(refusal.contains("write jwtgate.revocation-store"), refusal);
  }

  @Test
  @DisplayName("PRM-01: the servlet of the root application serves one resource")
  void servlet_servesTheStandardPlace() {
    Map<String, String> params =
        TestIssuer.settings(Map.of("jwtgate.resource", "https://api.example/orders"));
    String place = "/.well-known/oauth-protected-resource";
    try (Serving server = Serving.servlet(new ResourceMetadataServlet(), place + "/*", params)) {
      assertEquals(200, Call.get(server.at(place + "/orders")).send().status());
      assertEquals(404, Call.get(server.at(place)).send().status());
      assertEquals(404, Call.get(server.at(place + "/orders/")).send().status());
    }
  }
}

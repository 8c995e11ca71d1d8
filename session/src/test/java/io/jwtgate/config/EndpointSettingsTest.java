package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jwtgate.http.SessionSetup;
import io.jwtgate.session.internal.EndpointSettings;
import io.jwtgate.session.login.LoginService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {
  private final SessionSetup setup = new SessionSetup();
  private final LoginService login = LoginService.of(any -> Optional.empty(), setup.sessions());

  private void make(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(Map.of("jwtgate.cookie", "__Host-token"));
    all.putAll(settings);
    new EndpointSettings(List.of(SettingSource.of("test", all)), getClass().getClassLoader())
        .endpoints(login, setup.sessions());
  }

  private String refusal(Map<String, String> settings) {
    return assertThrows(ConfigurationException.class, () -> make(settings))
        .getMessage()
        .replaceFirst("; (found|this one has) .*$", "");
  }

  @Test
  void tokensGoIntoCookiesUnlessSaidOtherwise() {
    assertDoesNotThrow(() -> make(Map.of()));
    assertDoesNotThrow(() -> make(Map.of("jwtgate.session-tokens", "bodies")));
    assertEquals(
        "jwtgate.session-tokens: write cookies or bodies",
        refusal(Map.of("jwtgate.session-tokens", "body")));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-01, COOKIE-02, COOKIE-03: a name without its prefix stops deployment")
  @CsvSource({
    "jwtgate.cookie, token",
    "jwtgate.cookie, __Secure-token",
    "jwtgate.cookie, ''",
    "jwtgate.refresh-cookie, refresh",
    "jwtgate.csrf-cookie, csrf",
    "jwtgate.csrf-cookie, __Host-Http-csrf",
    "jwtgate.session-path, session",
    "jwtgate.session-path, /a;b"
  })
  void wrongNameIsRefused(String name, String value) {
    String message = refusal(Map.of(name, value));
    assertEquals(name + ": write", message.substring(0, name.length() + 7));
  }

  @ParameterizedTest
  @DisplayName("COOKIE-15: the younger prefixes may be used")
  @CsvSource({
    "jwtgate.cookie, __Host-Http-token",
    "jwtgate.refresh-cookie, __Http-refresh",
    "jwtgate.refresh-cookie, __Host-Http-refresh",
    "jwtgate.refresh-cookie, __Host-refresh",
    "jwtgate.session-path, /app/session"
  })
  void otherPrefixesAreTaken(String name, String value) {
    assertDoesNotThrow(() -> make(Map.of(name, value)));
  }

  @Test
  @DisplayName("COOKIE-04: cookies for other sites need CSRF tokens")
  void sameSiteNoneNeedsCsrfTokens(@TempDir Path folder) throws IOException {
    Map<String, String> settings = new TreeMap<>(Map.of("jwtgate.same-site", "none"));
    assertEquals(
        "jwtgate.same-site: write strict or lax, or set csrf-key-file as well", refusal(settings));
    Path key = Files.writeString(folder.resolve("key"), "x".repeat(32));
    settings.put("jwtgate.csrf-key-file", key.toString());
    assertDoesNotThrow(() -> make(settings));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Strict", "off", ""})
  void otherSameSiteIsRefused(String value) {
    assertEquals(
        "jwtgate.same-site: write", refusal(Map.of("jwtgate.same-site", value)).substring(0, 24));
    assertDoesNotThrow(() -> make(Map.of("jwtgate.same-site", "lax")));
  }

  @Test
  @DisplayName("CSRF-15: a short key of CSRF tokens stops deployment")
  void shortKeyIsRefused(@TempDir Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "x".repeat(31));
    assertEquals(
        "jwtgate.csrf-key-file: write a key of at least 32 random octets",
        refusal(Map.of("jwtgate.csrf-key-file", key.toString())));
  }

  @ParameterizedTest
  @DisplayName("CSRF-07: what is no origin stops deployment")
  @CsvSource({
    "jwtgate.public-origin, app.example",
    "jwtgate.public-origin, https://app.example/",
    "jwtgate.trusted-origins, 'https://a.example, *'",
    "jwtgate.trusted-origins, null"
  })
  void whatIsNoOriginIsRefused(String name, String value) {
    assertEquals(
        name + ": write an origin, such as https://app.example", refusal(Map.of(name, value)));
  }
}

package io.jwtgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The files that presets are read from, beside this class. */
final class PresetFile {
  /** Every preset, in the order of {@code docs/presets.md}. */
  static final List<String> NAMES =
      List.of(
          "keycloak",
          "auth0",
          "entra",
          "okta",
          "cognito",
          "google",
          "kubernetes",
          "github-actions",
          "gitlab-ci",
          "zitadel",
          "authentik",
          "adfs",
          "firebase",
          "spring-authorization-server",
          "wso2",
          "pingfederate",
          "cloudflare-access",
          "google-iap");

  private PresetFile() {}

  /** The lines of one that is there, by name. */
  static Map<String, String> read(String name) {
    Properties lines = new Properties();
    try (InputStream file = PresetFile.class.getResourceAsStream(pathOf(name))) {
      lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return lines.stringPropertyNames().stream()
        .collect(Collectors.toMap(line -> line, lines::getProperty));
  }

  static String pathOf(String name) {
    return "presets/" + name + ".properties";
  }
}

package io.jwtgate.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server writes into its log that tells everything. */
class LogTest {
  private static final String EVERYTHING =
      """
      handlers = java.util.logging.FileHandler
      .level = ALL
      java.util.logging.FileHandler.level = ALL
      java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
      java.util.logging.FileHandler.pattern = %s
      """;

  @Test
  @DisplayName("OBS-01: no token, cookie or password stands in a log, however much is logged")
  void noSecretStandsInALog(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("log");
    Path settings = Files.writeString(folder.resolve("logging"), EVERYTHING.formatted(log));
    String option = "-Djava.util.logging.config.file=" + settings;
    List<String> secrets;
    try (RunningJar jar = RunningJar.start(Map.of("JAVA_TOOL_OPTIONS", option), "--port", "0")) {
      secrets = fromLoginToLogout(jar.client());
    }
    String written = Files.readString(log);
    assertTrue(written.contains("CSRF_REJECTED"), "not everything was logged");
    assertTrue(written.contains("REFRESH_ROTATED"), "not everything was logged");
    secrets.forEach(secret -> assertFalse(written.contains(secret), secret));
  }

  /** Good and bad requests of all kinds; what of them must be in no log. */
  private static List<String> fromLoginToLogout(Client client) {
    List<String> secrets = new ArrayList<>(List.of("wonderland", "hunter2"));
    String inBody = client.tokenOf("alice", "wonderland");
    secrets.add(inBody);
    assertEquals(200, client.get("/hello", inBody).statusCode());
    client.get("/hello", inBody + "x");
    client.post("/api/explain", "", "text/plain", inBody);
    assertEquals(401, client.login("alice", "hunter2").statusCode());
    Cookies cookies = new Cookies(client);
    secrets.addAll(cookies.keep(cookies.login("alice", "wonderland")));
    assertEquals(403, cookies.post("/api/coffees", "cross-site").statusCode());
    assertEquals(200, cookies.post("/api/coffees", "same-origin").statusCode());
    HttpResponse<String> refreshed = cookies.post("/session/refresh", "same-origin");
    assertEquals(200, refreshed.statusCode());
    secrets.addAll(cookies.keep(refreshed));
    assertEquals(204, cookies.post("/session/logout", "same-origin").statusCode());
    assertEquals(401, cookies.post("/api/coffees", "same-origin").statusCode());
    assertEquals(400, cookies.post("/session/refresh", "same-origin").statusCode());
    return secrets;
  }
}

package io.jwtgate.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** The quickstart as its README starts it, with settings in the environment. */
record Quickstart(Process process, String url) implements AutoCloseable {

  /** With nothing but what the README says: issuer, audience and where roles stand. */
  static Quickstart of(Realm realm, String audience, String rolesClaim) {
    return start(
        Map.of(
            "JWTGATE_ISSUER", realm.issuer(),
            "JWTGATE_AUDIENCE", audience,
            "JWTGATE_ROLES_CLAIM", rolesClaim));
  }

  static Quickstart start(Map<String, String> settings) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-Xmx128m", "-jar", System.getProperty("quickstart.jar"), "--port", "0");
    builder.environment().keySet().removeIf(name -> name.startsWith("JWTGATE_"));
    builder.environment().putAll(settings);
    try {
      Process process = builder.redirectErrorStream(true).start();
      return new Quickstart(process, printedUrl(process));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String printedUrl(Process process) throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.append(line).append('\n');
      if (line.contains("Stop with")) {
        return printed.toString().replaceFirst("(?s).*(http://localhost:[0-9]+).*", "$1");
      }
    }
    throw new IOException("it ended: " + printed);
  }

  /** The status of {@code /api/admin}: 200 for an admin, 403 for another, 401 for nobody. */
  int admin(String token) {
    return get("/api/admin", token).statusCode();
  }

  int hello(String token) {
    return get("/hello", token).statusCode();
  }

  /** What the application sees of the caller. */
  Map<?, ?> me(String token) {
    return Http.object(get("/api/me", token).body());
  }

  String challenge(String token) {
    return get("/hello", token).headers().firstValue("WWW-Authenticate").orElse("");
  }

  private HttpResponse<String> get(String path, String token) {
    return Http.send(Http.to(url + path, token).build());
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package io.jwtgate.spring;

import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application, started on a free port. */
record RunningShop(ConfigurableApplicationContext context) implements AutoCloseable {
  static final TokenMint MINT =
      TokenMint.of("https://issuer.example", "orders", TestKey.shared("RS256"));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** With what is required and these settings, each as {@code name=value}. */
  static RunningShop guarded(List<Class<?>> parts, String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "jwtgate.issuer=" + MINT.issuer(),
                "jwtgate.audience=" + MINT.audience(),
                "jwtgate.key-file=" + keyFile()));
    settings.addAll(List.of(more));
    return started(parts, settings.toArray(String[]::new));
  }

  /** Of these parts, with these settings alone. */
  static RunningShop started(List<Class<?>> parts, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                // No application.properties of an application in which these tests run.
                "--spring.config.name=shop"));
    List.of(settings).forEach(setting -> arguments.add("--" + setting));
    return new RunningShop(
        new SpringApplicationBuilder(parts.toArray(Class<?>[]::new))
            .run(arguments.toArray(String[]::new)));
  }

  private static Path keyFile() {
    try {
      Path file = Files.createTempFile("jwtgate", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(file, MINT.key().publicPem());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String token() {
    return MINT.token().compact();
  }

  URI at(String path) {
    return at("local.server.port", path);
  }

  private URI at(String port, String path) {
    return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty(port) + path);
  }

  /**
   * Asks for a page.
   *
   * @param token null for none
   */
  HttpResponse<String> get(String path, String token) {
    return get(at(path), token);
  }

  /** The same of the server for management. */
  HttpResponse<String> manage(String path, String token) {
    return get(at("local.management.port", path), token);
  }

  private static HttpResponse<String> get(URI page, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(page);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

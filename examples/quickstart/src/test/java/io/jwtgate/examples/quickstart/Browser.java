package io.jwtgate.examples.quickstart;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, driven by WebDriver (W3C) over plain HTTP: no further library is needed. */
final class Browser implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("successfully on port ([0-9]+)");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Jsonb json = JsonbBuilder.create();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final Path profile;
  private final String session;

  private Browser(Process driver, Path profile, String at, String chromium) {
    this.driver = driver;
    this.profile = profile;
    List<String> flags =
        Stream.concat(FLAGS.stream(), Stream.of("--user-data-dir=" + profile)).toList();
    Map<String, Object> options = Map.of("binary", chromium, "args", flags);
    Map<String, Object> wanted =
        Map.of("alwaysMatch", Map.of("goog:chromeOptions", options, "acceptInsecureCerts", true));
    Object started = post(at + "/session", Map.of("capabilities", wanted));
    this.session = at + "/session/" + ((Map<?, ?>) started).get("sessionId");
  }

  /** A new browser with a profile of its own; empty where the machine has none. */
  static Optional<Browser> start() throws IOException {
    Optional<String> chromium = Shell.find("chromium", "chromium-browser", "google-chrome");
    Optional<String> chromedriver = Shell.find("chromedriver");
    return chromium.isPresent() && chromedriver.isPresent()
        ? Optional.of(start(chromium.get(), chromedriver.get()))
        : Optional.empty();
  }

  private static Browser start(String chromium, String chromedriver) throws IOException {
    Process driver = new ProcessBuilder(chromedriver, "--port=0").redirectErrorStream(true).start();
    try {
      Path profile = Files.createTempDirectory("browser");
      return new Browser(driver, profile, "http://127.0.0.1:" + port(driver), chromium);
    } catch (RuntimeException | IOException failed) {
      driver.destroy();
      throw failed;
    }
  }

  private static String port(Process driver) throws IOException {
    BufferedReader output = driver.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher port = PORT.matcher(line);
      if (port.find()) {
        return port.group(1);
      }
      said.append(line).append('\n');
    }
    throw new IOException("chromedriver did not start: " + said);
  }

  void open(String url) {
    post(session + "/url", Map.of("url", url));
  }

  void click(String css) {
    Map<?, ?> found =
        (Map<?, ?>) post(session + "/element", Map.of("using", "css selector", "value", css));
    String id = found.values().iterator().next().toString();
    post(session + "/element/" + id + "/click", Map.of());
  }

  /** Opens a page in a new tab, which is then the one that all else is about; its name. */
  String openTab(String url) {
    Map<?, ?> made = (Map<?, ?>) post(session + "/window/new", Map.of("type", "tab"));
    String tab = made.get("handle").toString();
    goTo(tab);
    open(url);
    return tab;
  }

  /** The name of the tab that all is about. */
  String tab() {
    return get(session + "/window").toString();
  }

  void goTo(String tab) {
    post(session + "/window", Map.of("handle", tab));
  }

  /** Closes every tab but the one that all is about. */
  void closeOtherTabs() {
    String kept = tab();
    for (Object tab : (List<?>) get(session + "/window/handles")) {
      if (!tab.equals(kept)) {
        goTo(tab.toString());
        delete(session + "/window");
      }
    }
    goTo(kept);
  }

  /** A cookie as the browser keeps it, hidden from scripts or not; empty if there is none. */
  Optional<Map<?, ?>> cookie(String name) {
    return ((List<?>) get(session + "/cookie"))
        .stream()
            .<Map<?, ?>>map(cookie -> (Map<?, ?>) cookie)
            .filter(cookie -> cookie.get("name").equals(name))
            .findFirst();
  }

  void deleteCookie(String name) {
    delete(session + "/cookie/" + name);
  }

  /** As a person sees it who asked for {@code light} or {@code dark}. */
  void scheme(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    Map<String, Object> media = Map.of("features", List.of(feature));
    post(
        session + "/goog/cdp/execute",
        Map.of("cmd", "Emulation.setEmulatedMedia", "params", media));
  }

  /** What axe-core finds amiss on the page as it is: a line for each, with the elements. */
  String barriers() {
    run(Axe.SCRIPT);
    return run(Axe.FINDINGS).toString();
  }

  /** The page as an image in PNG. */
  byte[] picture() {
    return Base64.getDecoder().decode(get(session + "/screenshot").toString());
  }

  void resize(int width, int height) {
    post(session + "/window/rect", Map.of("width", width, "height", height));
  }

  /** What a script in the page returns; a promise is waited for. */
  Object run(String script) {
    return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** The text that a person sees there; empty if it is hidden. */
  String text(String css) {
    return run("return document.querySelector('%s')?.innerText ?? ''".formatted(css)).toString();
  }

  /** Waits until a script's expression is true, 25 seconds at most, since a script may take 30. */
  void await(String expression) {
    Object came =
        run(
            """
            const until = Date.now() + 25000;
            while (!(%s) && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
            return Boolean(%s);
            """
                .formatted(expression, expression));
    if (!came.equals(true)) {
      throw new AssertionError("the page never came to: " + expression);
    }
  }

  private Object post(String url, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(json.toJson(body))));
  }

  private Object get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private void delete(String url) {
    send(HttpRequest.newBuilder(URI.create(url)).DELETE());
  }

  private Object send(HttpRequest.Builder request) {
    try {
      String answer = http.send(request.build(), BodyHandlers.ofString()).body();
      Object value = json.fromJson(answer, Map.class).get("value");
      if (value instanceof Map<?, ?> problem && problem.containsKey("error")) {
        throw new AssertionError(problem.get("message"));
      }
      return value;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    try {
      HttpRequest end = HttpRequest.newBuilder(URI.create(session)).DELETE().build();
      http.send(end, BodyHandlers.discarding());
    } catch (IOException gone) {
      // It has ended by itself.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    driver.destroy();
    deleteProfile();
  }

  /** When the browser writes no more. */
  private void deleteProfile() {
    driver.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> driver).join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException inUse) {
      // The system's own cleaning takes the rest.
    }
  }
}

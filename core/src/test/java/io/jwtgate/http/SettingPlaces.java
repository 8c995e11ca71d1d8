package io.jwtgate.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jwtgate.TestFolder;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The places of a setting, each with another realm, so that a challenge tells which one won. The
 * environment can't be changed within a process, so a main class of the tests runs in another one.
 */
public final class SettingPlaces {
  public static final String REALM = "jwtgate.realm";
  private static final String SYSTEM_PROPERTY = "system property";
  private static final String FILE = "jwtgate.properties";
  private static final String ENVIRONMENT = "environment";

  /** Those that are no place of an adapter, in the order in which they win. */
  public static final List<String> OF_EVERYBODY = List.of(SYSTEM_PROPERTY, FILE, ENVIRONMENT);

  private SettingPlaces() {}

  /** What a main class prints, with all settings in its environment and that realm too. */
  public static List<String> printedBy(Class<?> main) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> settings = TestIssuer.settings(Map.of(REALM, ENVIRONMENT));
    settings.forEach((name, value) -> builder.environment().put(variable(name), value));
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The realm of one place, if that place still has one. */
  public static Map<String, String> realm(String place, List<String> places) {
    return places.contains(place) ? Map.of(REALM, place) : Map.of();
  }

  /** Sets the system property and makes a class path, as far as these places are there. */
  public static ClassLoader classPath(List<String> places) throws IOException {
    System.clearProperty(REALM);
    System.getProperties().putAll(realm(SYSTEM_PROPERTY, places));
    Path folder = TestFolder.folder();
    if (places.contains(FILE)) {
      Files.writeString(folder.resolve(FILE), REALM + '=' + FILE);
    }
    URL url = folder.toUri().toURL();
    return new URLClassLoader(new URL[] {url}, SettingPlaces.class.getClassLoader());
  }

  /** Who won. */
  public static String challenge(URI guarded) {
    return Call.get(guarded).send().header("WWW-Authenticate").get(0).replaceAll("\\w+ .*=", "");
  }
}

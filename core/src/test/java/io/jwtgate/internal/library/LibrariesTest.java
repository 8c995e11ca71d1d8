package io.jwtgate.internal.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.http.TestIssuer;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application's class path with one jar of it missing, or in the place of which an older one is.
 */
class LibrariesTest {
  private static final Path TOO_OLD = Path.of("target", "too-old");

  @Test
  @DisplayName("EDGE-21: a class path with every library starts")
  void allLibrariesStart() throws IOException {
    assertEquals(Optional.empty(), failure(classPath("")));
    assertEquals(Optional.empty(), Libraries.problem());
  }

  @ParameterizedTest(name = "EDGE-21: {0} is missing, and the start names it")
  @ValueSource(strings = {"java-jwt", "caffeine", "jackson-core"})
  void missingLibraryIsNamed(String artifact) throws IOException {
    String message = failure(classPath(artifact)).orElseThrow();

    assertTrue(message.matches(artifact + ": is not on the class path; add version [0-9.]+ or .*"));
  }

  @ParameterizedTest(name = "EDGE-21: {0} {1} is too old, and the start says what is needed")
  @CsvSource({"java-jwt, 4.5.2, 4.6", "caffeine, 3.0.6, 3.1", "jackson-core, 2.14.3, 2.15"})
  void tooOldLibraryIsNamed(String artifact, String found, String needed) throws IOException {
    Path jar = TOO_OLD.resolve(artifact + "-" + found + ".jar").toAbsolutePath();
    URL[] urls =
        Stream.concat(Stream.of(classPath(artifact)), Stream.of(url(jar))).toArray(URL[]::new);

    String message = failure(urls).orElseThrow();

    String start = "%s: version %s or later is needed, and %s was found in file:";
    assertTrue(message.startsWith(start.formatted(artifact, needed, found)), message);
    assertTrue(message.endsWith(jar.getFileName().toString()), message);
  }

  @ParameterizedTest(name = "EDGE-21: {0} is below {1}: {2}")
  @CsvSource({
    "2.14.3, 2.15, true",
    "2.15, 2.15, false",
    "2.15.0-rc1, 2.15, false",
    "2.100.1, 2.15, false",
    "1.99, 2.15, true",
    "3, 2.15, false",
    "unknown, 2.15, false"
  })
  void versionsAreComparedByNumber(String version, String needed, boolean below) {
    assertEquals(below, LibraryVersion.isBelow(version, needed));
  }

  private static Optional<String> failure(URL[] classPath) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      start(loader);
      return Optional.empty();
    } catch (InvocationTargetException thrown) {
      assertEquals(
          "io.jwtgate.config.ConfigurationException", thrown.getCause().getClass().getName());
      return Optional.of(thrown.getCause().getMessage());
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }

  /** As an adapter starts, by the classes of that class path. */
  private static void start(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> source = loader.loadClass(SettingSource.class.getName());
    Object settings =
        source
            .getMethod("of", String.class, Map.class)
            .invoke(null, "test", TestIssuer.settings(Map.of()));
    Class<?> gates = loader.loadClass(GateSettings.class.getName());
    Object gate =
        gates.getConstructor(List.class, ClassLoader.class).newInstance(List.of(settings), loader);
    Object made = gates.getMethod("gate").invoke(gate);
    made.getClass().getMethod("close").invoke(made);
  }

  private static URL[] classPath(String without) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(it -> without.isEmpty() || !it.getFileName().toString().startsWith(without + "-"))
        .map(LibrariesTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  @DisplayName("EDGE-21: a verifier that is made in code names the library, too")
  void verifierInCodeNamesTheLibrary() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPath("caffeine"), ClassLoader.getPlatformClassLoader())) {
      Object builder =
          loader.loadClass(TokenVerifier.class.getName()).getMethod("builder").invoke(null);
      InvocationTargetException thrown =
          assertThrows(
              InvocationTargetException.class,
              () -> builder.getClass().getMethod("build").invoke(builder));
      assertTrue(thrown.getCause().getMessage().startsWith("caffeine: is not on the class path"));
    }
  }
}

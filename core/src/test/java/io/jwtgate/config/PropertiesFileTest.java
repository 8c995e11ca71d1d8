package io.jwtgate.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code jwtgate.properties} may say. */
class PropertiesFileTest {
  @TempDir private Path classes;

  @Test
  void itIsReadInUtf8_withOrWithoutAByteOrderMark() {
    Map<String, String> expected = Map.of("jwtgate.realm", "é", "jwtgate.roles", "ß");

    assertEquals(expected, values("jwtgate.realm=é\njwtgate.roles=\\u00df\n"));
    assertEquals(expected, values("\ufeffjwtgate.realm=é\r\n# note\r\njwtgate.roles: ß"));
  }

  @Test
  void none_isNoSetting() {
    assertEquals(Map.of(), new PlaceOf(classes).read());
  }

  @ParameterizedTest
  @DisplayName("CFG-03: a line that would be passed over stops deployment")
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer=x | issuer: no such setting",
        "jwtgte.issuer=x | jwtgte.issuer: no such setting",
        "JWTGATE_ISSUER=x | JWTGATE_ISSUER: no such setting",
        "jwtgate.roles=a;jwtgate.roles=b | jwtgate.roles: stands twice in jwtgate.properties",
        "jwtgate.key-file=C:\\users | jwtgate.properties: write two backslashes",
      })
  void oddLineStopsDeployment(String text, String message) {
    String told = refusal(text.replace(';', '\n').getBytes(UTF_8));

    assertTrue(told.startsWith(message), told);
  }

  @Test
  void otherBytesThanUtf8_stopDeployment() {
    String told = refusal("jwtgate.realm=é".getBytes(ISO_8859_1));

    assertEquals("jwtgate.properties: can't be read; write it in UTF-8", told);
  }

  private Map<String, String> values(String text) {
    write(text.getBytes(UTF_8));
    return new PlaceOf(classes).read();
  }

  private String refusal(byte[] content) {
    write(content);
    PlaceOf place = new PlaceOf(classes);
    return assertThrows(ConfigurationException.class, place::read).getMessage();
  }

  private void write(byte[] content) {
    try {
      Files.write(classes.resolve("jwtgate.properties"), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A class path of one folder. */
  private record PlaceOf(Path classes) {
    Map<String, String> read() {
      try (URLClassLoader loader = new URLClassLoader(new URL[] {url()}, null)) {
        return SettingSource.classPath(loader).values();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private URL url() throws MalformedURLException {
      return classes.toUri().toURL();
    }
  }
}

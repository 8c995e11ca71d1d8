package io.jwtgate.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.KnownSettings;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/sessions.md tells people to write. */
class SessionsPageTest {
  private static final Path PAGE = Path.of("../docs/sessions.md");

  /** What stands around the page's code in an application. */
  private static final String APPLICATION =
      """
      import io.jwtgate.*;
      import io.jwtgate.jose.*;
      import io.jwtgate.session.issue.*;
      import io.jwtgate.keys.*;
      import io.jwtgate.session.login.*;
      import io.jwtgate.session.revocation.*;
      import io.jwtgate.session.*;
      import io.jwtgate.session.store.*;
      import io.jwtgate.session.store.jdbc.*;
      import java.nio.file.Path;
      import java.util.*;
      import javax.sql.DataSource;
      class Application {
        Users users; TokenIssuer issuer; DataSource dataSource;
        String name; String password; String clientAddress;
        %s
      }
      """;

  private static Stream<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1));
  }

  private static Stream<String> code() throws IOException {
    return blocks("java");
  }

  private static Stream<String> settings() throws IOException {
    return blocks("properties");
  }

  @ParameterizedTest
  @MethodSource("code")
  void codeCompiles(String code, @TempDir Path folder) {
    boolean isClass = code.startsWith("public final class");
    String member = isClass ? code.replaceFirst("public", "static") : "void run() {" + code + "}";
    assertEquals("", errorsIn(APPLICATION.formatted(member), folder));
  }

  @Test
  void codeThatIsWrongIsFound(@TempDir Path folder) {
    assertFalse(errorsIn(APPLICATION.formatted("void run() { issuer.sign(); }"), folder).isEmpty());
  }

  private static String errorsIn(String source, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-nowarn",
            "-d",
            folder.toString());
    boolean compiled =
        compiler.getTask(errors, null, null, options, null, List.of(new Source(source))).call();
    return compiled ? "" : errors.toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Application.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void settingsExist(String block) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(block));
    Map<String, String> written = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> written.put(name, properties.getProperty(name)));
    assertTrue(Settings.anyIn(List.of(SettingSource.of("page", written))));
    new Settings(List.of(SettingSource.of("page", written)));
  }

  @Test
  void settingsOfTheTablesExist() throws IOException {
    Set<String> known = KnownSettings.all().map(Setting::key).collect(Collectors.toSet());
    Pattern.compile("\\| `([a-z]+(?:-[a-z]+)+)` \\|")
        .matcher(Files.readString(PAGE))
        .results()
        .map(named -> named.group(1))
        .forEach(name -> assertTrue(known.contains(name), () -> name + " is no setting"));
  }
}

package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.http.TestIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong setting is told: its name, what to write, what was written, and where. */
class SettingMistakesTest {
  private static final String RFC_7515_KEY =
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
  private static final String TUTORIAL_KEY =
      "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}={1} is repeated, with its place")
  @CsvSource({
    "clock-skew, 30s, write an ISO-8601 duration",
    "clock-skew, PT1H, write a duration from PT0S to PT5M",
    "cache-size, many, 'write a whole number'",
    "access, anonymous, write required or optional",
    "issuer, 'https://a.example, https://b.example', write",
    "jwks-uri, keys.example/jwks, write an https URL",
    "algorithms, RSA256, write names such as RS256",
    "audience, 'a,,b', write values with one comma",
    "public-paths, /public/**, write",
    "roles-claim, $.roles, write",
    "session-store, mysql, write memory",
    "issuers, Staff!, write names of small letters",
  })
  void wrongValueIsRepeatedWithItsPlace(String setting, String value, String advice) {
    String told = refusal(Map.of("jwtgate." + setting, value));

    assertTrue(told.startsWith("jwtgate." + setting + ": " + advice), told);
    assertTrue(told.endsWith("; found \"" + value + "\" (web.xml)"), told);
  }

  @Test
  @DisplayName("a value for every issuer is repeated where one of them reads it")
  void placeIsThatOfTheValueThatCounts() {
    Map<String, String> environment = Map.of("JWTGATE_CLOCK_SKEW", "soon");
    SettingSource first = SettingSource.of("web.xml", TestIssuer.settings(Map.of()));
    List<SettingSource> sources = List.of(first, SettingSource.environment(environment));

    assertTrue(refusal(sources).endsWith("; found \"soon\" (environment)"), refusal(sources));
  }

  @Test
  @DisplayName("nothing is repeated of a value that nobody wrote")
  void defaultsAreNotRepeated() {
    Map<String, String> settings = new TreeMap<>(TestIssuer.settings(Map.of()));
    settings.remove("jwtgate.audience");

    String told = refusal(List.of(SettingSource.of("web.xml", settings)));

    assertTrue(told.equals("jwtgate.audience: write the aud values that name this service"), told);
  }

  @ParameterizedTest(name = "{0}: no password, query or token of it is repeated")
  @ValueSource(
      strings = {
        "ftp://user:Hunter2/x@host/",
        "ftp://host/?key=Hunter2",
        "Hunter2@proxy",
        "ftp://host/eyJhbGciOiJIUzI1NiJ9.Hunter2.Hunter2"
      })
  void secretsOfAddressesAreLeftOut(String address) {
    for (String setting : List.of("jwks-uri", "proxy", "session-store")) {
      String told = refusal(Map.of("jwtgate." + setting, address));
      assertFalse(told.contains("Hunter2"), told);
    }
  }

  @ParameterizedTest(name = "{0}: a missing file is named by its path")
  @ValueSource(strings = {"secret-file", "signing-key-file", "tls-ca-file", "csrf-key-file"})
  void missingFileIsNamed(String setting) {
    Path missing = folder.resolve("missing.pem");
    String told = refusal(Map.of("jwtgate." + setting, missing.toString()));

    assertTrue(
        told.startsWith("jwtgate." + setting + ": can't be read, since there is no such file"),
        told);
    assertTrue(told.contains('"' + missing.toString() + '"'), told);
  }

  @Test
  @DisplayName("a relative path is told with the folder that it was looked for in")
  void relativePathIsToldWithItsFolder() {
    String told = refusal(Map.of("jwtgate.key-file", "conf/missing.pem"));

    assertTrue(told.contains("in the server's folder " + Path.of("").toAbsolutePath()), told);
    assertTrue(told.contains("found \"conf/missing.pem\""), told);
  }

  @Test
  @DisplayName("a missing resource and a folder are told apart from a missing file")
  void resourceAndFolderAreTold() {
    String resource = refusal(Map.of("jwtgate.key-file", "classpath:keys/none.pem"));
    String directory = refusal(Map.of("jwtgate.key-file", folder.toString()));

    assertTrue(resource.contains("no such resource on the class path"), resource);
    assertTrue(resource.contains("found \"classpath:keys/none.pem\""), resource);
    assertTrue(directory.contains("it is a folder"), directory);
  }

  @ParameterizedTest(name = "a secret in place of its file is not repeated: {0}")
  @ValueSource(
      strings = {
        "Hunter2",
        "aGVsbG8/d29ybGQ+aGVsbG8/d29ybGQ+aGVsbG8/d29ybGQ=",
        "Zm9vYmFyL2Jh3pmb29iYXIvYmF6Zm9v/mFyL2Jhem",
        "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b",
        "-----BEGIN PRIVATE KEY-----MC4CAQAwBQYDK2VwBCIEIA==-----END PRIVATE KEY-----"
      })
  void secretInPlaceOfItsFileIsNotRepeated(String secret) {
    for (String setting : List.of("secret-file", "signing-key-file", "proxy-credentials-file")) {
      String told = refusal(Map.of("jwtgate." + setting, secret));
      assertFalse(told.contains(secret.substring(0, 7)), told);
      assertTrue(told.contains("found a text that is not shown"), told);
    }
  }

  @Test
  @DisplayName("a short secret is told of its length, and how to make another")
  void shortSecretIsToldOfItsLength() throws IOException {
    for (String secret : List.of("aaaaaaaaaaaa\n", "Tr0ub4dor&3!")) {
      String told = secret(secret.getBytes(StandardCharsets.UTF_8));
      String advice =
          "jwtgate.secret-file: it has 12 octets, and a secret has at least 32; write what this"
              + " gives: openssl rand -base64 48; found \"";
      assertTrue(told.startsWith(advice), told);
      assertFalse(told.contains(secret.strip()));
    }
  }

  @Test
  @DisplayName("KEY-01: a published secret is known as octets, in hex and in base64")
  void publishedSecretIsKnownInEverySpelling() throws IOException {
    byte[] standard = Base64.getUrlDecoder().decode(RFC_7515_KEY);
    byte[] tutorial = HexFormat.of().parseHex(TUTORIAL_KEY);
    for (byte[] key : List.of(standard, tutorial)) {
      String hex = HexFormat.of().formatHex(key);
      assertPublished(key);
      assertPublished(ascii(hex));
      assertPublished(ascii(hex.toUpperCase(java.util.Locale.ROOT)));
      assertPublished(Base64.getEncoder().encode(key));
      assertPublished(Base64.getUrlEncoder().withoutPadding().encode(key));
    }
  }

  @Test
  @DisplayName("what openssl rand -base64 48 gives is taken, with the newline at its end")
  void randomSecretIsTaken() throws IOException {
    byte[] octets = new byte[48];
    new SecureRandom().nextBytes(octets);
    Path file = folder.resolve("good");
    Files.writeString(file, Base64.getEncoder().encodeToString(octets) + "\n");

    assertDoesNotThrow(() -> judge(List.of(SettingSource.of("x", withSecret(file)))));
  }

  private void assertPublished(byte[] content) throws IOException {
    String told = secret(content);
    assertTrue(told.startsWith("jwtgate.secret-file: it is a published sample"), told);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String secret(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("secret"), content);
    return refusal(List.of(SettingSource.of("web.xml", withSecret(file))));
  }

  private static Map<String, String> withSecret(Path file) {
    return Map.of(
        "jwtgate.issuer", "https://issuer.example",
        "jwtgate.audience", "orders",
        "jwtgate.secret-file", file.toString());
  }

  private static String refusal(Map<String, String> more) {
    return refusal(List.of(SettingSource.of("web.xml", TestIssuer.settings(more))));
  }

  private static String refusal(List<SettingSource> sources) {
    return assertThrows(ConfigurationException.class, () -> judge(sources)).getMessage();
  }

  private static void judge(List<SettingSource> sources) {
    new SettingsJudge(new Settings(sources), SettingMistakesTest.class.getClassLoader()).judgeAll();
  }
}

package io.jwtgate.microprofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.config.ConfigurationException;
import io.jwtgate.config.SettingSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without an implementation of MicroProfile Config: only its API is on the class path here. */
class MicroProfileConfigTest {
  private static final String JWK = "{\"kty\":\"RSA\"}";

  /** An application with this configuration and no other file. */
  private static ClassLoader application(String configuration) {
    return new ClassLoader(MicroProfileConfigTest.class.getClassLoader()) {
      @Override
      public InputStream getResourceAsStream(String name) {
        return name.equals("META-INF/microprofile-config.properties")
            ? new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1))
            : super.getResourceAsStream(name);
      }
    };
  }

  private static SettingSource read(String configuration) {
    return new MicroProfileConfig().read(List.of(), application(configuration)).orElseThrow();
  }

  private static String read(String configuration, String setting) {
    return read(configuration).values().get("jwtgate." + setting);
  }

  @ParameterizedTest
  @CsvSource({
    "mp.jwt.verify.issuer,            https://a.example, issuer,          https://a.example",
    "mp.jwt.verify.audiences,         'one,two',         audience,        'one,two'",
    "mp.jwt.verify.publickey.algorithm, ES256,           algorithms,      ES256",
    "mp.jwt.verify.clock.skew,        30,                clock-skew,      PT30S",
    "mp.jwt.verify.token.age,         300,               max-age,         PT300S",
    "mp.jwt.verify.token.age,         300,               max-age-skew,    PT0S",
    "mp.jwt.token.header,             Cookie,            cookie,          Bearer",
    "mp.jwt.token.header,             Cookie,            credentials,     cookie-only",
    "mp.jwt.decrypt.key.algorithm,    RSA-OAEP-256,      decryption-algorithms, RSA-OAEP-256",
    "mp.jwt.decrypt.key.location,     /no/such.pem,      decryption-key-file,   /no/such.pem",
    "mp.jwt.verify.publickey.location, https://a.example/jwks, jwks-uri,  https://a.example/jwks",
    "mp.jwt.verify.publickey.location, file:/no/such.pem, key-file,       /no/such.pem",
    "mp.jwt.verify.publickey.location, classpath:no.pem, key-file,        classpath:no.pem",
    "jwtgate.realm,                   shop,              realm,           shop",
    "mp.jwt.verify.issuer,            https://a.example, roles-claim,     groups",
    "mp.jwt.verify.issuer, https://a.example, principal-claim, 'upn,preferred_username,sub'"
  })
  @DisplayName("each name of MicroProfile is a setting")
  void translated(String name, String value, String setting, String translated) {
    assertEquals(translated, read(name + "=" + value, setting));
  }

  @Test
  @DisplayName("the cookie has the name that is written, and an Authorization header needs none")
  void cookie() {
    String byCookie = "mp.jwt.token.header=Cookie\nmp.jwt.token.cookie=jwt";
    assertEquals("jwt", read(byCookie, "cookie"));
    assertTrue(read("mp.jwt.token.header=Authorization").values().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "mp.jwt.verify.clock.skew, soon",
    "mp.jwt.verify.token.age, PT5M",
    "mp.jwt.token.header, X-Token",
    "mp.jwt.verify.publickey, no key at all!",
    "mp.jwt.decrypt.key.location, https://a.example/key"
  })
  @DisplayName("a wrong value stops the start under the name that was written")
  void wrong(String name, String value) {
    ConfigurationException stopped =
        assertThrows(ConfigurationException.class, () -> read(name + "=" + value));
    assertTrue(stopped.getMessage().startsWith(name + ": "), stopped.getMessage());
  }

  @Test
  @DisplayName("without any setting nothing is set, so that code may bring its own gate")
  void nothing() {
    assertTrue(read("other=1").values().isEmpty());
  }

  @Test
  @DisplayName("settings of JwtGate's own places have MicroProfile's names and roles as well")
  void completed() {
    SettingSource own = SettingSource.of("test", Map.of("jwtgate.issuer", "https://a.example"));
    SettingSource read = new MicroProfileConfig().read(List.of(own), application("")).orElseThrow();
    assertEquals("groups", read.values().get("jwtgate.roles-claim"));
  }

  @Test
  @DisplayName("an inline key may be JSON, PEM without lines, and either of them in base64url")
  void inlineKeys() {
    String pem = "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----";
    String lines = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
    assertEquals(JWK, inline(JWK));
    assertEquals(JWK, inline(encoded(JWK)));
    assertEquals(lines, inline(pem));
    assertEquals(lines, inline(encoded(pem)));
    assertEquals(lines, inline("AAAA"));
  }

  private static String inline(String key) {
    String url = read("mp.jwt.verify.publickey=" + key, "key-file");
    byte[] content = Base64.getDecoder().decode(url.replace("data:;base64,", ""));
    return new String(content, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("a file of a key is the file itself, and one in base64url is what it holds")
  void files(@TempDir Path folder) throws java.io.IOException {
    Path plain = Files.writeString(folder.resolve("a.jwk"), JWK);
    Path encoded = Files.writeString(folder.resolve("b.jwk"), encoded(JWK));
    assertEquals(plain.toString(), located(plain));
    assertTrue(located(encoded).startsWith("data:;base64,"), located(encoded));
  }

  private static String located(Path file) {
    return read("mp.jwt.verify.publickey.location=" + file, "key-file");
  }
}

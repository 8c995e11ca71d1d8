package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;
import static io.jwtgate.config.Deployed.OTHER_KEY;
import static io.jwtgate.config.PresetGate.with;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.testkit.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings say that keys come from, and files of keys that change while they serve. */
class KeySettingsTest {
  private static final String SECRET = "one secret of 32 octets, or some more";
  private static final String OTHER_SECRET = "other secret of 32 octets, or some more";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} and {1}")
  @DisplayName("CFG-01: two places of one issuer's keys stop the deployment")
  @CsvSource({
    "jwks-uri, key-file",
    "jwks-uri, secret-file",
    "jwks-uri, signing-key-file",
    "key-file, secret-file",
    "key-file, signing-key-file",
    "secret-file, signing-key-file"
  })
  void twoPlacesAreRefused(String one, String other) {
    Map<String, String> places =
        Map.of(
            "jwks-uri", "https://issuer.example/keys",
            "key-file", TestFiles.of(KEY.publicPem()),
            "secret-file", TestFiles.of(SECRET),
            "signing-key-file", TestFiles.of(KEY.privatePem()));
    Map<String, String> settings = new HashMap<>();
    settings.put("issuer", "https://issuer.example");
    settings.put("audience", "orders");
    settings.put(one, places.get(one));
    assertStart("starts", settings);
    settings.put(other, places.get(other));
    assertStart(
        "jwtgate."
            + other
            + ": write only one of jwks-uri, key-file, secret-file and signing-key-file",
        settings);
  }

  @ParameterizedTest(name = "{0} beside a secret")
  @DisplayName("CFG-01: symmetric algorithms go with a secret, and no other does")
  @CsvSource({"RS256", "'HS256,RS256'", "EdDSA"})
  void otherAlgorithmsBesideASecretAreRefused(String algorithms) {
    Map<String, String> settings =
        Map.of(
            "issuer", "https://issuer.example",
            "audience", "orders",
            "secret-file", TestFiles.of(SECRET));
    assertStart("starts", with(settings, "algorithms", "HS256"));
    assertStart(
        "jwtgate.algorithms: HS256, HS384 and HS512 go with secret-file, and nothing else does",
        with(settings, "algorithms", algorithms));
  }

  @Test
  @DisplayName("TOK-06: an application that issues its tokens itself has no tenants")
  void ownIssuerHasNoTenants() {
    Map<String, String> own = with(IssuerEffects.BASE, "tenants", "a");
    assertStart("starts", IssuerEffects.BASE);
    assertStart(
        "jwtgate.issuer: write one issuer, since its tokens are issued here, and no tenants",
        with(own, "issuer", "https://app.example/{tenant}"));
  }

  @Test
  @DisplayName("an application's own tokens are access tokens, and no others that its key signs")
  void ownTokensAreAccessTokens() {
    try (Deployed app = new Deployed(IssuerEffects.BASE)) {
      assertEquals("alice", app.judged(app.token().withoutHeader("kid")));
      assertEquals("wrong_type", app.judged(app.token().withoutHeader("kid").header("typ", "JWT")));
    }
  }

  private static void assertStart(String expected, Map<String, String> settings) {
    try (Deployed app = new Deployed(settings)) {
      assertEquals(expected, app.start());
    }
  }

  private Map<String, String> withKeyFile(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), content);
    return with(TokenEffects.BASE, "key-file", file.toString());
  }

  /** As platforms do: another file takes the place of the one before, at once. */
  private void replace(String content) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), content);
    Files.move(next, folder.resolve("keys"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String judged(Deployed app, TestKey key) {
    return app.judged(app.mint().withKey(key).token());
  }

  @Test
  @DisplayName("NET-08: a key file that changes takes effect within two seconds, all at once")
  void aChangedKeyFileTakesEffect() throws IOException {
    try (Deployed app = new Deployed(withKeyFile(KEY.publicPem()))) {
      assertEquals("alice", judged(app, KEY));
      replace(OTHER_KEY.publicPem());
      app.clock.advance(Duration.ofMillis(1_999));
      assertEquals("alice", judged(app, KEY));
      app.clock.advance(Duration.ofMillis(1));
      assertEquals("alice", judged(app, OTHER_KEY));
      assertEquals("bad_signature", judged(app, KEY));
    }
  }

  @Test
  @DisplayName("NET-08: a cached token of a key that has left the file is refused")
  void cachedTokensGoWithTheirKey() throws IOException {
    try (Deployed app = new Deployed(withKeyFile(KEY.publicPem()))) {
      String token = app.token().compact();
      assertEquals("alice", app.judged(token, verified -> verified.name()));
      replace(OTHER_KEY.publicPem());
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("bad_signature", app.judged(token, verified -> verified.name()));
    }
  }

  @Test
  @DisplayName("NET-08: the last good content serves while the new one is wrong, or is gone")
  void theLastGoodContentServes() throws IOException {
    try (Deployed app = new Deployed(withKeyFile(KEY.publicPem()))) {
      assertEquals("alice", judged(app, KEY));
      for (String wrong :
          new String[] {"", "{}", KEY.privatePem(), OTHER_KEY.publicPem() + "x-----BEGIN "}) {
        replace(wrong);
        app.clock.advance(Duration.ofSeconds(2));
        assertEquals("alice", judged(app, KEY), wrong);
      }
      Files.delete(folder.resolve("keys"));
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("alice", judged(app, KEY));
      replace(OTHER_KEY.publicPem());
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("alice", judged(app, OTHER_KEY));
    }
  }

  @Test
  @DisplayName("NET-08: keys that none of the algorithms fits do not take the place of good ones")
  void keysOfOtherAlgorithmsChangeNothing() throws IOException {
    Map<String, String> settings = with(withKeyFile(KEY.publicPem()), "algorithms", "ES256");
    try (Deployed app = new Deployed(settings)) {
      assertEquals("alice", judged(app, KEY));
      replace(TestKey.shared("EdDSA").publicPem());
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("alice", judged(app, KEY));
    }
  }

  @Test
  @DisplayName("NET-08: a secret file that changes takes effect")
  void aChangedSecretFileTakesEffect() throws IOException {
    Map<String, String> settings = new HashMap<>(withKeyFile(SECRET));
    settings.put("secret-file", settings.remove("key-file"));
    try (Deployed app = new Deployed(settings)) {
      assertEquals("alice", judged(app, secret(SECRET)));
      replace(OTHER_SECRET);
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("alice", judged(app, secret(OTHER_SECRET)));
      assertEquals("bad_signature", judged(app, secret(SECRET)));
    }
  }

  private static TestKey secret(String text) {
    return TestKey.hmac("HS256", "secret", text.getBytes(US_ASCII));
  }
}

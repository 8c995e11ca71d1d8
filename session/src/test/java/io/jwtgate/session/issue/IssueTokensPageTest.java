package io.jwtgate.session.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.bearer.Gate;
import io.jwtgate.config.GateSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.docs.DocPage;
import io.jwtgate.testkit.TokenMint;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/issue-tokens.md shows, commands included. */
class IssueTokensPageTest {
  private static final DocPage PAGE = DocPage.of("docs/issue-tokens.md");
  private static final String ISSUER = "https://shop.example.com";

  @TempDir private Path folder;

  /** Runs lines of a shell in the folder. */
  private void run(String lines) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no sh");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-c", lines);
    String tools = Path.of(System.getProperty("java.home"), "bin").toString();
    shell.environment().merge("PATH", tools, (path, ours) -> ours + ":" + path);
    Process running = shell.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(running.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, running.exitValue(), said);
  }

  private SigningKey keyInStore() throws Exception {
    run(
        "keytool -genkeypair -keystore keystore.p12 -storepass changeit -alias signer"
            + " -keyalg RSA -keysize 2048 -dname CN=shop");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keystore.p12"))) {
      store.load(in, "changeit".toCharArray());
    }
    return SigningKey.from(store, "signer", "changeit".toCharArray());
  }

  private static TokenIssuer issuer(KeyStore keyStore, char[] password) {
    TokenIssuer issuer =
        TokenIssuer.of("https://shop.example.com")
            .audience("orders")
            .signingKey(SigningKey.from(keyStore, "signer", password))
            .listedClaims("tenant")
            .build();
    return issuer;
  }

  private static String token(TokenIssuer issuer) {
    String token =
        issuer
            .issue(
                TokenGrant.to("alice").withRoles("clerk").withAttributes(Map.of("tenant", "north")))
            .compact();
    return token;
  }

  @Test
  @DisplayName("a token that is signed with the pair of a key store has what the page says")
  void issuerSignsWithThePairOfAKeyStore() throws Exception {
    keyInStore();
    KeyStore store =
        KeyStore.getInstance(folder.resolve("keystore.p12").toFile(), "changeit".toCharArray());
    TokenIssuer issuer = issuer(store, "changeit".toCharArray());
    try (TokenVerifier verifier = TokenVerifier.trusting(issuer.trust())) {
      VerifiedToken token = verifier.verify(token(issuer));
      assertEquals(Set.of("clerk"), token.roles());
      assertEquals(Optional.of("north"), token.claims().string("tenant"));
      Set<String> written = token.claims().asMap().keySet();
      Set<String> told = Set.of("iss", "sub", "aud", "exp", "iat", "jti", "roles");
      assertTrue(written.containsAll(told), written.toString());
    }
  }

  @Test
  @DisplayName("the exported certificate verifies what the key store's key signs")
  void exportedCertificateVerifies() throws Exception {
    SigningKey key = keyInStore();
    run(PAGE.blocks("sh").get(0));
    try (Gate gate = gate(PAGE.blocks("properties").get(0))) {
      TokenIssuer issuer = TokenIssuer.of(ISSUER).audience("orders").signingKey(key).build();
      assertEquals("alice", gate.verifier().verify(token(issuer, "alice")).name());
    }
  }

  private static String token(TokenIssuer issuer, String name) {
    return issuer.issue(TokenGrant.to(name)).compact();
  }

  @Test
  @DisplayName("a secret in base64 or hex is written as a JWK, whatever its octets are")
  void secretIsWrittenAsJwk() throws Exception {
    byte[] octets = new byte[48];
    new java.util.Random(7).nextBytes(octets);
    octets[47] = '\n';
    Files.writeString(
        folder.resolve("secret.base64"), Base64.getEncoder().encodeToString(octets) + "\n");
    Files.writeString(folder.resolve("secret.hex"), HexFormat.of().formatHex(octets) + "\n");
    List<String> commands =
        PAGE.blocks("sh").get(1).lines().filter(line -> !line.startsWith("#")).toList();
    run(commands.get(0));
    assertVerifies(octets);
    Files.delete(folder.resolve("secret"));
    assumeTrue(hasXxd(), "skipped in part: there is no xxd");
    run(commands.get(1));
    assertVerifies(octets);
  }

  private static boolean hasXxd() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "xxd")));
  }

  @Test
  @DisplayName("a secret that is text is written as it is")
  void textIsWrittenAsItIs() throws Exception {
    String secret = "zu6Kq0vN2yT8bX4mR7pL1wS5dF9hJ3cG";
    Files.writeString(folder.resolve("secret"), secret + "\n");
    assertVerifies(secret.getBytes(StandardCharsets.UTF_8));
  }

  private void assertVerifies(byte[] secret) {
    try (Gate gate = gate(PAGE.blocks("properties").get(1))) {
      String token =
          TokenMint.of(ISSUER, "orders", io.jwtgate.testkit.TestKey.hmac("HS256", "old", secret))
              .token()
              .withoutHeader("kid")
              .compact();
      assertEquals("alice", gate.verifier().verify(token).name());
    }
  }

  private Gate gate(String block) {
    var properties = DocPage.properties(block.replace("/etc/shop", folder.toString()));
    Map<String, String> settings =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    return new GateSettings(
            List.of(SettingSource.of("page", settings)), getClass().getClassLoader())
        .gate();
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.gateOf;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.TokenRejectedException;
import io.jwtgate.bearer.Gate;
import io.jwtgate.metrics.FetchFailure;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenMint;
import io.jwtgate.tls.Identity;
import io.jwtgate.tls.MappingProxy;
import io.jwtgate.tls.PrivateAuthority;
import io.jwtgate.tls.TlsKeyServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between an application and its issuer, by settings alone and on real connections. */
@Timeout(60)
class FetchSettingsTest {
  private static final TestKey KEY = TestKey.shared("ES256");
  private static final TestKey OTHER_KEY = TestKey.shared("ES256", "other");
  private static final String SET = "{\"keys\":[" + KEY.publicJwk().json() + "]}";
  private static final String ISSUER = "https://issuer.example";
  private static final PrivateAuthority AUTHORITY = new PrivateAuthority("private");
  private static final PrivateAuthority STRANGER = new PrivateAuthority("stranger");
  private static final Identity SERVER =
      AUTHORITY.issue("127.0.0.1", "keys.example", "keys.invalid", "kubernetes.default.svc");
  private static final Identity CLIENT = AUTHORITY.issue("client.example");

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static TlsKeyServer server(boolean needsClient) {
    TlsKeyServer server = new TlsKeyServer(SERVER, needsClient);
    server.put("/keys", SET);
    return server;
  }

  private static Map<String, String> settings(String jwksUri) {
    Map<String, String> settings = new HashMap<>();
    settings.put("issuer", ISSUER);
    settings.put("audience", "orders");
    settings.put("jwks-uri", jwksUri);
    settings.put("keys-required", "true");
    return settings;
  }

  private static void assertVerifies(Map<String, String> settings) {
    assertVerifies(settings, ISSUER);
  }

  private static void assertVerifies(Map<String, String> settings, String issuer) {
    String token = TokenMint.of(issuer, "orders", KEY).token().compact();
    try (Gate gate = gateOf(settings)) {
      assertEquals("alice", gate.verifier().verify(token).name());
    }
  }

  private static String refused(Map<String, String> settings) {
    return assertThrows(ConfigurationException.class, () -> gateOf(settings).close()).getMessage();
  }

  @Test
  @DisplayName("NET-06: a private authority is trusted that tls-ca-file names, and no other is")
  void privateAuthority() throws IOException {
    try (TlsKeyServer server = server(false)) {
      Map<String, String> none = settings(server.url("/keys"));
      assertTrue(refused(none).contains("(TLS from https://"), refused(none));
      assertVerifies(with(none, "tls-ca-file", file("ca.pem", AUTHORITY.pem())));
      String both = file("both.pem", "# two\n" + STRANGER.pem() + "\n" + AUTHORITY.pem());
      assertVerifies(with(with(none, "tls-ca-file", both), "tls-ca-only", "true"));
      Map<String, String> other = with(none, "tls-ca-file", file("other.pem", STRANGER.pem()));
      assertTrue(refused(other).contains("(TLS from https://"), refused(other));
    }
  }

  @Test
  @DisplayName("NET-06: with tls-ca-only what the JVM trusts is not trusted, and else it is")
  void authoritiesOfTheJvm(@TempDir Path stores) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", SERVER.authority());
    Path trusted = stores.resolve("trusted");
    try (OutputStream out = Files.newOutputStream(trusted);
        TlsKeyServer server = server(false)) {
      store.store(out, "changeit".toCharArray());
      System.setProperty("javax.net.ssl.trustStore", trusted.toString());
      System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
      Map<String, String> settings =
          with(settings(server.url("/keys")), "tls-ca-file", file("other.pem", STRANGER.pem()));
      assertVerifies(settings);
      String refused = refused(with(settings, "tls-ca-only", "true"));
      assertTrue(refused.contains("(TLS from https://"), refused);
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  @DisplayName("NET-06: a client certificate by settings is shown to a server that wants one")
  void clientCertificate() throws IOException {
    try (TlsKeyServer server = server(true)) {
      Map<String, String> without =
          with(settings(server.url("/keys")), "tls-ca-file", file("ca.pem", AUTHORITY.pem()));
      assertTrue(refused(without).startsWith("jwtgate.jwks-uri: no keys"), refused(without));
      assertVerifies(
          with(
              with(without, "tls-client-certificate-file", file("c.pem", CLIENT.certificatePem())),
              "tls-client-key-file",
              file("k.pem", CLIENT.keyPem())));
    }
  }

  @Test
  @DisplayName(
      "NET-06: an authority that is replaced on disk is trusted; a broken file changes nothing")
  void replacedAuthority() throws IOException {
    Path ca = Path.of(file("ca.pem", STRANGER.pem()));
    try (TlsKeyServer server = server(false)) {
      Map<String, String> settings =
          with(settings(server.url("/keys")), "tls-ca-file", ca.toString());
      settings.put("keys-required", "false");
      try (Gate gate = gateOf(settings)) {
        assertTrue(eventually(() -> failures(gate) > 0));
        Files.writeString(ca, AUTHORITY.pem());
        assertTrue(eventually(() -> keys(gate) == 1 && failures(gate) == 0));
        Files.writeString(ca, "broken");
        String unknown = TokenMint.of(ISSUER, "orders", OTHER_KEY).token().compact();
        // It causes a fetch, and waits for it.
        assertThrows(TokenRejectedException.class, () -> gate.verifier().verify(unknown));
        assertEquals(0, failures(gate));
      }
    }
  }

  private static boolean eventually(BooleanSupplier fact) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!fact.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    return fact.getAsBoolean();
  }

  private static int failures(Gate gate) {
    return gate.verifier().keyHealth().get("default").failuresInARow();
  }

  private static int keys(Gate gate) {
    return gate.verifier().keyHealth().get("default").keys();
  }

  @Test
  @DisplayName("NET-06: wrong certificates and keys stop the deployment with the setting's name")
  void wrongFiles() throws IOException {
    Map<String, String> settings = settings("https://127.0.0.1:1/keys");
    String ca = file("ca.pem", AUTHORITY.pem());
    String certificate = file("c.pem", CLIENT.certificatePem());
    assertStarts("jwtgate.tls-ca-file: ", with(settings, "tls-ca-file", "/no/such/file"));
    assertStarts("jwtgate.tls-ca-file: ", with(settings, "tls-ca-file", file("e.pem", "")));
    assertStarts("jwtgate.tls-ca-only: ", with(settings, "tls-ca-only", "true"));
    assertStarts(
        "jwtgate.tls-client-certificate-file: ",
        with(settings, "tls-client-certificate-file", certificate));
    assertStarts("jwtgate.tls-client-key-file: ", with(settings, "tls-client-key-file", ca));
    assertStarts(
        "jwtgate.tls-client-key-file: ",
        with(
            with(settings, "tls-client-certificate-file", certificate),
            "tls-client-key-file",
            file("k.pem", SERVER.keyPem())));
    assertStarts(
        "jwtgate.tls-client-key-file: write a PEM file with one PRIVATE KEY",
        with(
            with(settings, "tls-client-certificate-file", certificate),
            "tls-client-key-file",
            file("two.pem", CLIENT.keyPem() + SERVER.keyPem())));
  }

  private static void assertStarts(String start, Map<String, String> settings) {
    assertTrue(refused(settings).startsWith(start), refused(settings));
  }

  @Test
  @DisplayName("NET-07: a token out of a file is sent with each fetch, as it is then")
  void fetchToken() throws IOException {
    try (TlsKeyServer server = server(false)) {
      Map<String, String> settings =
          with(settings(server.url("/keys")), "tls-ca-file", file("ca.pem", AUTHORITY.pem()));
      String token = file("token", "first.token\n");
      assertVerifies(with(settings, "fetch-token-file", token));
      Files.writeString(Path.of(token), "second.token");
      assertVerifies(with(settings, "fetch-token-file", token));
      assertVerifies(settings);
      assertEquals(
          List.of("Bearer first.token", "Bearer second.token", ""), server.authorizations());
    }
  }

  @Test
  @DisplayName("NET-07: a fetch token goes with metadata too, and to no other host that they name")
  void fetchTokenStaysAtItsHost() throws IOException {
    try (TlsKeyServer own = server(false);
        TlsKeyServer other = server(false)) {
      String issuer = own.url("");
      Map<String, String> settings =
          with(settings("unused"), "tls-ca-file", file("ca.pem", AUTHORITY.pem()));
      settings.remove("jwks-uri");
      settings.put("issuer", issuer);
      settings.put("fetch-token-file", file("token", "a.token"));
      for (TlsKeyServer keys : List.of(own, other)) {
        own.put(
            "/.well-known/openid-configuration",
            "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keys.url("/keys") + "\"}");
        assertVerifies(settings, issuer);
      }
      assertEquals(
          List.of("Bearer a.token", "Bearer a.token", "Bearer a.token"), own.authorizations());
      assertEquals(List.of(""), other.authorizations());
    }
  }

  @Test
  @DisplayName("NET-07: a fetch token is not sent in plain text, nor one that is no token")
  void fetchTokenIsKept() throws IOException {
    Map<String, String> plain = with(settings("http://keys.example"), "unsafe-http", "true");
    assertStarts(
        "jwtgate.jwks-uri: write an https URL, since a token",
        with(plain, "fetch-token-file", file("token", "a.token")));
    String two = file("two", "a.token\r\nX-Other: header");
    assertStarts(
        "jwtgate.fetch-token-file: write a file with one bearer token",
        with(settings("https://127.0.0.1:1"), "fetch-token-file", two));
  }

  @Test
  @DisplayName("NET-07: a token file that becomes no token fails the fetch, and sends nothing")
  void fetchTokenThatBecomesNone() throws IOException {
    Path token = Path.of(file("token", "a.token"));
    try (TlsKeyServer server = server(false)) {
      Map<String, String> settings =
          with(settings(server.url("/keys")), "tls-ca-file", file("ca.pem", AUTHORITY.pem()));
      settings.put("fetch-token-file", token.toString());
      try (Gate gate = gateOf(settings)) {
        Files.writeString(token, "a.token\r\nX-Other: header");
        String unknown = TokenMint.of(ISSUER, "orders", OTHER_KEY).token().compact();
        assertThrows(TokenRejectedException.class, () -> gate.verifier().verify(unknown));
        assertEquals(
            Optional.of(FetchFailure.UNUSABLE_FILE),
            gate.verifier().keyHealth().get("default").lastFailure());
      }
      assertEquals(List.of("Bearer a.token"), server.authorizations());
    }
  }

  @ParameterizedTest(name = "NET-05, NET-07: {0} with {1} stops the deployment")
  @CsvSource({
    "fetch-token-file, ''",
    "fetch-token-file, two tokens",
    "fetch-token-file, Bearer a.token",
    "fetch-token-file, a=b",
    "fetch-token-file, t\u00f6ken",
    "proxy-credentials-file, ''",
    "proxy-credentials-file, alice",
    "proxy-credentials-file, :opensesame",
    "proxy-credentials-file, 'user:pa\tss'"
  })
  void wrongSecretFile(String setting, String content) throws IOException {
    Map<String, String> settings = settings("https://127.0.0.1:1");
    settings.put("proxy", "127.0.0.1:1");
    settings.put(setting, file("secret", content));
    assertStarts("jwtgate." + setting + ": write a file with ", settings);
    assertTrue(content.isEmpty() || !refused(settings).contains(content), refused(settings));
  }

  @ParameterizedTest(name = "NET-05, NET-07: {0} with {1} is taken")
  @CsvSource({
    "fetch-token-file, aZ09-._~+/==",
    "fetch-token-file, ' a.b.c '",
    "proxy-credentials-file, user:",
    "proxy-credentials-file, 'user:a:b c'",
    "proxy-credentials-file, us\u00e9r:p\u00e4ss"
  })
  void rightSecretFile(String setting, String content) throws IOException {
    Map<String, String> settings = settings("https://keys.example");
    settings.put("proxy", "127.0.0.1:1");
    settings.put(setting, file("secret", content));
    assertStarts("jwtgate.jwks-uri: no keys could be fetched (PROXY", settings);
  }

  @Test
  @DisplayName("NET-05: https goes through a tunnel of the proxy")
  void throughAProxy() throws IOException {
    try (TlsKeyServer server = server(false);
        MappingProxy proxy = new MappingProxy(server.port())) {
      Map<String, String> settings =
          with(settings("https://keys.example/keys"), "tls-ca-file", file("c", AUTHORITY.pem()));
      assertVerifies(with(settings, "proxy", proxy.address()));
      assertEquals(List.of("CONNECT keys.example:443 HTTP/1.1"), proxy.requests());
    }
  }

  @Test
  @DisplayName("NET-05: a proxy that wants credentials is given those of a file")
  void credentials() throws IOException {
    try (TlsKeyServer server = server(false);
        MappingProxy proxy = new MappingProxy(server.port())) {
      proxy.want("Proxy-Authorization: Basic dXNlcjpwYXNz");
      Map<String, String> settings =
          with(settings("https://keys.example/keys"), "tls-ca-file", file("c", AUTHORITY.pem()));
      settings.put("proxy", proxy.address());
      assertTrue(refused(settings).contains("the proxy wants other credentials"));
      assertVerifies(with(settings, "proxy-credentials-file", file("p", "user:pass\n")));
    }
  }

  @Test
  @DisplayName("NET-05: the JVM's proxy is used where it is asked for, and else is not")
  void systemProxy() throws IOException {
    Map<String, String> settings =
        with(settings("https://keys.invalid/keys"), "tls-ca-file", file("c", AUTHORITY.pem()));
    try (TlsKeyServer server = server(false);
        MappingProxy proxy = new MappingProxy(server.port())) {
      System.setProperty("https.proxyHost", "127.0.0.1");
      System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
      assertVerifies(with(settings, "proxy", "system"));
      assertTrue(refused(settings).contains("where a proxy is needed, write jwtgate.proxy"));
      assertEquals(1, proxy.requests().size());
    } finally {
      System.clearProperty("https.proxyHost");
      System.clearProperty("https.proxyPort");
    }
  }

  @Test
  @DisplayName("NET-05: a dead proxy is named in the failure")
  void deadProxy() {
    String message = refused(with(settings("https://keys.example"), "proxy", "127.0.0.1:1"));
    assertTrue(
        message.contains("PROXY from https://keys.example/: the proxy can't be reached"), message);
  }

  @Test
  @DisplayName("NET-05: hosts of no-proxy, and this machine, are asked without the proxy")
  void withoutTheProxy() throws IOException {
    try (TlsKeyServer server = server(false);
        MappingProxy proxy = new MappingProxy(server.port())) {
      Map<String, String> settings =
          with(settings(server.url("/keys")), "tls-ca-file", file("c", AUTHORITY.pem()));
      assertVerifies(with(settings, "proxy", proxy.address()));
      Map<String, String> inside = with(settings, "jwks-uri", "https://keys.example.invalid/");
      inside.put("proxy", proxy.address());
      inside.put("no-proxy", ".example.invalid");
      assertTrue(refused(inside).contains("UNREACHABLE"), refused(inside));
      assertEquals(List.of(), proxy.requests());
    }
  }

  @ParameterizedTest(name = "NET-05: {0}={1} stops the deployment")
  @CsvSource({
    "proxy, proxy.example",
    "proxy, https://proxy.example:3128",
    "proxy, user:secret@proxy.example:3128",
    "proxy, proxy.example:99999",
    "no-proxy, a*b",
    "no-proxy, keys.example:443",
    "no-proxy, 10.0.0.0/x",
    "fetch-timeout, PT0S",
    "fetch-timeout, PT2M",
    "fetch-timeout, 5s",
    "proxy-credentials-file, /no/such/file",
    "fetch-token-file, /no/such/file"
  })
  void wrongValue(String setting, String value) {
    Map<String, String> settings = with(settings("https://127.0.0.1:1"), setting, value);
    assertStarts("jwtgate." + setting + ": ", settings);
    assertFalse(refused(settings).contains("secret"), refused(settings));
  }

  @Test
  @DisplayName(
      "NET-07: the preset kubernetes verifies with a service account's token and authority")
  void kubernetes() throws IOException {
    String issuer = "https://kubernetes.default.svc.cluster.local";
    try (TlsKeyServer server = server(false);
        MappingProxy proxy = new MappingProxy(server.port())) {
      server.put("/openid/v1/jwks", SET);
      Map<String, String> settings = new HashMap<>();
      settings.put("preset", "kubernetes");
      settings.put("issuer", issuer);
      settings.put("audience", "orders");
      settings.put("keys-required", "true");
      settings.put("tls-ca-file", file("ca.crt", AUTHORITY.pem()));
      settings.put("fetch-token-file", file("token", "a.b.c"));
      // Stands for the cluster's name look-up.
      settings.put("proxy", proxy.address());
      assertVerifies(settings, issuer);
      assertEquals(List.of("Bearer a.b.c"), server.authorizations());
      assertEquals(List.of("CONNECT kubernetes.default.svc:443 HTTP/1.1"), proxy.requests());
      assertVerifies(named("cluster", settings), issuer);
    }
  }

  /** The same, as those of one of several issuers. */
  private static Map<String, String> named(String name, Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((key, value) -> named.put(name + '.' + key, value));
    named.put("issuers", name);
    return named;
  }

  @Test
  @DisplayName("NET-07: the preset kubernetes gives way to a key file")
  void kubernetesWithAKeyFile() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("preset", "kubernetes");
    settings.put("issuer", ISSUER);
    settings.put("audience", "orders");
    settings.put("key-file", file("keys.json", SET));
    assertVerifies(settings);
  }

  @Test
  @DisplayName("NET-07: outside of a cluster the preset kubernetes says which file is missing")
  void kubernetesOutsideOfACluster() {
    assertStarts(
        "jwtgate.fetch-token-file: ",
        Map.of("preset", "kubernetes", "issuer", "https://k.example", "audience", "orders"));
  }
}

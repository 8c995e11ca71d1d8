package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RecordedLog;
import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.bearer.Gate;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.MovableClock;
import io.jwtgate.testkit.Realm;
import io.jwtgate.testkit.Reply;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import io.jwtgate.testkit.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers with a place for a tenant, from settings to tokens. */
class TenantsTest {
  private static final TestKey KEY = TestKey.shared("ES256", "tenants");
  private static final TestKey OTHER = TestKey.shared("ES256", "other");

  private final MovableClock clock = MovableClock.at("2030-01-01T00:00:00Z");
  private final JwksServer server = JwksServer.start();
  private Gate gate;

  @AfterEach
  void close() {
    if (gate != null) {
      gate.close();
    }
    server.close();
  }

  private TokenVerifier verifier(Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("jwtgate.issuer", server.url("/{tenant}/v2.0"));
    settings.put("jwtgate.audience", "orders");
    settings.putAll(more);
    gate =
        new GateSettings(
                new Settings(List.of(SettingSource.of("test", settings)), clock),
                TenantsTest.class.getClassLoader(),
                Application.alone())
            .gate();
    return gate.verifier();
  }

  private TokenVerifier listing(String tenants) {
    return verifier(Map.of("jwtgate.tenants", tenants));
  }

  private TokenVerifier any() {
    return verifier(Map.of("jwtgate.unsafe-any-tenant", "true"));
  }

  private Realm tenant(String name) {
    Realm realm = server.realm("/" + name + "/v2.0");
    realm.publish(KEY);
    return realm;
  }

  private TokenDraft draft(String issuer) {
    return mint(issuer, KEY).token();
  }

  private TokenMint mint(String issuer, TestKey key) {
    return new TokenMint(issuer, "orders", key, clock);
  }

  private String token(String name) {
    return draft(server.url("/" + name + "/v2.0")).compact();
  }

  private static RejectionReason rejection(TokenVerifier verifier, String token) {
    return assertThrows(TokenRejectedException.class, () -> verifier.verify(token)).reason();
  }

  @Test
  @DisplayName("TOK-06: tokens of listed tenants are taken, each by its own keys")
  void listedTenants() {
    tenant("a");
    tenant("b").publish(OTHER);
    TokenVerifier verifier = listing("a,b");

    assertEquals(server.url("/a/v2.0"), verifier.verify(token("a")).issuer());
    assertEquals("default", verifier.verify(token("a")).issuerName());
    assertEquals(RejectionReason.UNKNOWN_KEY, rejection(verifier, token("b")));
    String good = mint(server.url("/b/v2.0"), OTHER).token().compact();
    assertEquals(server.url("/b/v2.0"), verifier.verify(good).issuer());
  }

  @Test
  @DisplayName("TOK-06: a token out of the cache is the same, and asks nobody")
  void warmToken() {
    Realm a = tenant("a");
    TokenVerifier verifier = listing("a");
    String token = token("a");
    assertSame(verifier.verify(token), verifier.verify(token));
    assertEquals(1, a.keyRequests());
    assertEquals(1, verifier.metrics().cache().hits());
  }

  @Test
  @DisplayName("TOK-06: a tenant that is not listed is unknown, and nobody is asked")
  void unlistedTenant() {
    tenant("a");
    tenant("evil");
    TokenVerifier verifier = listing("a");
    verifier.verify(token("a"));
    int before = server.requests().size();

    for (int i = 0; i < 100; i++) {
      assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection(verifier, token("evil" + i)));
    }
    assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection(verifier, token("evil")));
    assertEquals(before, server.requests().size());
  }

  @Test
  @DisplayName("TOK-06: before a tenant's first token nobody is asked, nor for one that looks bad")
  void firstValidLookingToken() {
    Realm a = tenant("a");
    TokenVerifier verifier = listing("a");
    String issuer = a.issuer();

    assertEquals(
        RejectionReason.EXPIRED,
        rejection(verifier, draft(issuer).expiresIn(Duration.ofHours(-1)).compact()));
    assertEquals(
        RejectionReason.WRONG_AUDIENCE,
        rejection(verifier, draft(issuer).claim("aud", "stock").compact()));
    assertEquals(
        RejectionReason.MISSING_CLAIM, rejection(verifier, draft(issuer).without("sub").compact()));
    assertEquals(
        RejectionReason.ALGORITHM_NOT_ALLOWED,
        rejection(verifier, mint(issuer, TestKey.shared("HS256")).token().compact()));
    assertEquals(List.of(), server.requests());
    verifier.verify(token("a"));
    assertEquals(1, a.keyRequests());
  }

  @ParameterizedTest
  @DisplayName("TOK-06: what is not exactly one segment is another issuer")
  @ValueSource(
      strings = {
        "/a/v2.0/",
        "/a/v2.0/x",
        "/a/x/v2.0",
        "/v2.0",
        "//v2.0",
        "/./v2.0",
        "/../v2.0",
        "/.../v2.0",
        "/.a/v2.0",
        "/a%2fb/v2.0",
        "/a%2Fv2.0",
        "/%61/v2.0",
        "/a;x/v2.0",
        "/a?/v2.0",
        "/a#/v2.0",
        "/a@b/v2.0",
        "/a b/v2.0",
        "/a\\b/v2.0",
        "/a\n/v2.0",
        "/ä/v2.0",
        "/a/V2.0",
        "/A/v2.0 ",
        " /a/v2.0",
        "/{tenant}/v2.0",
        "/a:b/v2.0",
        "/*/v2.0",
        "/a/../b/v2.0",
        "/a//v2.0"
      })
  void otherForms(String path) {
    TokenVerifier verifier = any();

    assertEquals(
        RejectionReason.UNKNOWN_ISSUER, rejection(verifier, draft(server.url(path)).compact()));
    assertEquals(List.of(), server.requests());
  }

  @ParameterizedTest
  @DisplayName("TOK-06: the host is compared exactly")
  @ValueSource(
      strings = {
        "http://evil.example/a/v2.0",
        "https://127.0.0.1/a/v2.0",
        "http://127.0.0.1@evil.example/a/v2.0",
        "HTTP://127.0.0.1/a/v2.0"
      })
  void otherHosts(String issuer) {
    assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection(any(), draft(issuer).compact()));
    assertEquals(List.of(), server.requests());
  }

  @Test
  @DisplayName("TOK-06: a name of more than 64 characters is no tenant")
  void longTenant() {
    String longest = "a".repeat(64);
    tenant(longest);
    TokenVerifier verifier = any();

    verifier.verify(token(longest));
    assertEquals(RejectionReason.UNKNOWN_ISSUER, rejection(verifier, token(longest + "a")));
  }

  @Test
  @DisplayName("TOK-06: any tenant is taken where the unsafe word says so")
  void anyTenant() {
    tenant("a");
    tenant("b");
    TokenVerifier verifier = any();

    verifier.verify(token("a"));
    String token = token("b");
    assertSame(verifier.verify(token), verifier.verify(token));
  }

  @Test
  @DisplayName("TOK-06: of a flood of invented tenants only some are asked for, and none is kept")
  void floodOfInventedTenants() {
    tenant("a");
    TokenVerifier verifier = any();
    verifier.verify(token("a"));
    int threads = threads();

    try (RecordedLog log = RecordedLog.start()) {
      flood(verifier, 60);
      assertEquals(1, log.lines().size(), () -> "" + log.lines());
      String line = log.lines().get(0);
      assertTrue(line.contains("(issuer default) no keys of a tenant: STATUS"), line);
      assertFalse(line.contains("invented"), line);
    }
    assertEquals(49, invented().size(), "one of fifty was the good one");
    clock.advance(Duration.ofSeconds(1));
    flood(verifier, 60);
    assertEquals(54, invented().size(), "five more a second");
    assertEquals("alice", verifier.verify(token("a")).name());
    assertTrue(threads() <= threads + 16, "threads " + threads());
  }

  private void flood(TokenVerifier verifier, int tenants) {
    int before = invented().size();
    for (int i = 0; i < tenants; i++) {
      String invented = token("invented" + before + "-" + i);
      assertThrows(KeysUnavailableException.class, () -> verifier.verify(invented));
    }
  }

  private Set<String> invented() {
    return server.requests().stream()
        .map(request -> request.path().replaceFirst("^(/[.]well-known/[^/]+)?/([^/]*).*$", "$2"))
        .filter(name -> name.startsWith("invented"))
        .collect(Collectors.toSet());
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("jwtgate-keys-"))
            .count();
  }

  @Test
  @DisplayName("TOK-06: where all tenants share one address, a flood costs no request at all")
  void sharedKeys() {
    server.on("/common/keys", Reply.jwks(KEY));
    TokenVerifier verifier =
        verifier(
            Map.of(
                "jwtgate.unsafe-any-tenant",
                "true",
                "jwtgate.jwks-uri",
                server.url("/common/keys")));
    String token = token("a");
    assertSame(verifier.verify(token), verifier.verify(token));
    for (int i = 0; i < 20; i++) {
      verifier.verify(token("t" + i));
      String forged =
          mint(server.url("/f" + i + "/v2.0"), OTHER.withKeyId(KEY.keyId())).token().compact();
      assertEquals(RejectionReason.BAD_SIGNATURE, rejection(verifier, forged));
    }
    assertEquals(List.of("/common/keys"), paths());
    assertEquals(Set.of("default"), verifier.keyHealth().keySet());
  }

  private List<String> paths() {
    return server.requests().stream().map(request -> request.path()).distinct().toList();
  }

  @Test
  @DisplayName("TOK-06: an address with the place for a tenant is asked for each")
  void addressOfEachTenant() {
    server.on("/keys/a", Reply.jwks(KEY));
    server.on("/keys/b", Reply.jwks(OTHER));
    TokenVerifier verifier =
        verifier(
            Map.of("jwtgate.tenants", "a,b", "jwtgate.jwks-uri", server.url("/keys/{tenant}")));
    verifier.verify(token("a"));
    assertEquals(RejectionReason.UNKNOWN_KEY, rejection(verifier, token("b")));
    assertEquals(List.of("/keys/a", "/keys/b"), paths());
  }

  @ParameterizedTest(name = "TOK-06: of {0} tenants at once the keys are held")
  @ValueSource(strings = {"1", "3"})
  void mostTenants(String most) {
    List<Realm> realms = List.of(tenant("a"), tenant("b"), tenant("c"));
    TokenVerifier verifier =
        verifier(Map.of("jwtgate.tenants", "a,b,c", "jwtgate.max-tenants", most));
    for (int round = 0; round < 2; round++) {
      for (String name : List.of("a", "b", "c")) {
        verifier.verify(token(name));
      }
    }
    int fetches = most.equals("1") ? 2 : 1;
    realms.forEach(realm -> assertEquals(fetches, realm.keyRequests()));
  }

  @Test
  @DisplayName("TOK-06: keys that nobody asks for in an hour are let go")
  void idleTenant() {
    Realm a = tenant("a");
    TokenVerifier verifier = listing("a");
    verifier.verify(token("a"));
    clock.advance(Duration.ofMinutes(61));
    verifier.verify(token("a"));
    assertEquals(2, a.keyRequests());
  }

  @Test
  @DisplayName("TOK-06: 100 tenants at once share a few threads")
  void manyTenants() throws Exception {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add("t" + i);
      tenant("t" + i);
    }
    TokenVerifier verifier = listing(String.join(",", names));
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> seen = new ArrayList<>();
      for (String name : names) {
        seen.add(callers.submit(() -> verifier.verify(token(name)).issuer()));
      }
      for (int i = 0; i < names.size(); i++) {
        assertEquals(server.url("/t" + i + "/v2.0"), seen.get(i).get());
      }
      assertTrue(threads() <= 64, "threads " + threads());
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  @DisplayName("TOK-06: of many first tokens of one tenant each is taken, after one fetch")
  void manyFirstTokens() throws Exception {
    Realm a = tenant("a");
    CountDownLatch hold = new CountDownLatch(1);
    server.on(a.jwksPath(), Reply.jwks(KEY).heldBy(hold));
    TokenVerifier verifier = listing("a");
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> seen = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String token = draft(a.issuer()).subject("user" + i).compact();
        seen.add(callers.submit(() -> verifier.verify(token).name()));
      }
      assertTrue(server.awaitRequests(a.jwksPath(), 1, Duration.ofSeconds(30)));
      hold.countDown();
      for (int i = 0; i < 4; i++) {
        assertEquals("user" + i, seen.get(i).get());
      }
      assertEquals(1, a.keyRequests());
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  @DisplayName("TOK-06: a tenant whose keys can't be had comes when they can")
  void tenantThatComesLater() {
    Realm a = tenant("a");
    server.on(a.jwksPath(), Reply.status(503));
    TokenVerifier verifier = any();
    assertThrows(KeysUnavailableException.class, () -> verifier.verify(token("a")));

    a.publish(KEY);
    assertEquals("alice", verifier.verify(token("a")).name());
  }

  @Test
  @DisplayName("TOK-06: a caller's explanation names the tenant's issuer")
  void explained() {
    Realm a = tenant("a");
    TokenVerifier verifier = listing("a");
    assertTrue(verifier.explain(token("a")).rejection().isEmpty());
    String unlisted = verifier.explain(token("b")).toString();
    assertTrue(unlisted.contains("issuer"), unlisted);
    assertTrue(verifier.explain(token("a")).toString().contains(a.issuer()));
  }

  @Test
  @DisplayName("TOK-06: what the verifier counts of tenants stands under the issuer's label")
  void metrics() {
    tenant("a");
    TokenVerifier verifier = listing("a");
    verifier.verify(token("a"));
    rejection(verifier, token("b"));
    assertEquals(
        Set.of("default accepted", "none unknown_issuer"),
        verifier.metrics().outcomes().stream()
            .map(outcome -> outcome.issuer() + " " + outcome.outcome())
            .collect(Collectors.toSet()));
  }

  private String wrong(String... settings) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return assertThrows(ConfigurationException.class, () -> verifier(all)).getMessage();
  }

  @Test
  @DisplayName("TOK-06: a place for tenants without a word about which ones stops the start")
  void untoldTenants() {
    assertEquals(
        "jwtgate.tenants: write the tenants that may stand in the place {tenant} of the issuer",
        wrong());
    assertTrue(
        wrong("jwtgate.tenants", "a", "jwtgate.unsafe-any-tenant", "true")
            .startsWith("jwtgate.unsafe-any-tenant: "));
    assertTrue(wrong("jwtgate.tenants", "a/b").startsWith("jwtgate.tenants: "));
    assertTrue(wrong("jwtgate.tenants", "..").startsWith("jwtgate.tenants: "));
    for (String pattern :
        List.of(
            "https://{tenant}.example.com/",
            "https://{tenant}/v2.0",
            "https://example.com/x{tenant}",
            "https://example.com/{tenant}x",
            "https://example.com/{tenant}/{tenant}",
            "https://example.com/?t={tenant}",
            "https://user@example.com/{tenant}",
            "https://example.com/{tenant",
            "https://example.com/{other}")) {
      assertTrue(
          wrong("jwtgate.issuer", pattern, "jwtgate.tenants", "a").startsWith("jwtgate.issuer: "),
          pattern);
    }
  }

  @Test
  @DisplayName("TOK-06: a preset judges the issuer of each tenant")
  void presetOfTenants() {
    Map<String, String> entra =
        Map.of(
            "jwtgate.preset", "entra",
            "jwtgate.issuer", "https://login.microsoftonline.com/{tenant}/v2.0",
            "jwtgate.tenants", "8d1cf0a4-2b5a-4d0b-9c3e-2f6f4a7b1c11");
    verifier(entra);
    gate.close();
    Map<String, String> common = new TreeMap<>(entra);
    common.put("jwtgate.tenants", "common");
    assertTrue(
        assertThrows(ConfigurationException.class, () -> verifier(common))
            .getMessage()
            .startsWith("jwtgate.issuer: "));
  }
}

package io.jwtgate.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.RejectionReason;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.bearer.Gate;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.store.jdbc.Databases;
import io.jwtgate.session.store.jdbc.JdbcStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions, revocations and their stores, out of settings alone. */
class ApplicationServicesTest {
  private static final String DATABASE = "java:comp/env/jdbc/app";

  @BeforeAll
  static void nameTheDatabase() {
    TestNaming.bind(DATABASE, Databases.h2());
    TestNaming.bind("java:comp/env/text", "no data source");
    JdbcStore.over(Databases.h2()).createTables();
  }

  static void takes(Gate gate, SessionTokens tokens) {
    assertEquals("alice", gate.verifier().verify(tokens.accessToken().compact()).name());
  }

  static void refuses(Gate gate, SessionTokens tokens) {
    String compact = tokens.accessToken().compact();
    TokenRejectedException refused =
        assertThrows(TokenRejectedException.class, () -> gate.verifier().verify(compact));
    assertEquals(RejectionReason.REVOKED, refused.reason());
  }

  /** Another node hears of it at the next poll. */
  static void refusesSoon(Gate gate, SessionTokens tokens) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (isTaken(gate, tokens) && Instant.now().isBefore(giveUp)) {
      LockSupport.parkNanos(1_000_000);
    }
    refuses(gate, tokens);
  }

  private static boolean isTaken(Gate gate, SessionTokens tokens) {
    try {
      gate.verifier().verify(tokens.accessToken().compact());
      return true;
    } catch (TokenRejectedException refused) {
      return false;
    }
  }

  @Test
  @DisplayName("REV-01: a key that signs makes the application its own issuer, and a logout counts")
  void aSigningKeyMakesAnIssuer() {
    try (DeployedNode node = new DeployedNode(Map.of())) {
      SessionTokens tokens = node.login();
      SessionTokens others = node.login();
      takes(node.gate(), tokens);
      node.sessions().end(tokens.refreshToken());
      refuses(node.gate(), tokens);
      takes(node.gate(), others);
    }
  }

  @Test
  @DisplayName("a restart logs nobody out where sessions are in a database, and does in memory")
  void aRestartLogsNobodyOut() {
    assertTrue(isRefreshedAfterRestart(Map.of("jwtgate.session-store", DATABASE)));
    assertFalse(isRefreshedAfterRestart(Map.of()));
  }

  private static boolean isRefreshedAfterRestart(Map<String, String> settings) {
    SessionTokens tokens;
    try (DeployedNode node = new DeployedNode(settings)) {
      tokens = node.login();
    }
    try (DeployedNode node = new DeployedNode(settings)) {
      takes(node.gate(), tokens);
      takes(node.gate(), node.sessions().refresh(tokens.refreshToken()));
      return true;
    } catch (io.jwtgate.session.RefreshRejectedException forgotten) {
      return false;
    }
  }

  @Test
  @DisplayName("REV-01, RT-12: a logout on one node is heard on another by settings alone")
  void aLogoutIsHeardOnAnotherNode() {
    Map<String, String> settings = Map.of("jwtgate.session-store", DATABASE);
    try (DeployedNode here = new DeployedNode(settings);
        DeployedNode there = new DeployedNode(settings)) {
      SessionTokens tokens = here.login();
      takes(there.gate(), tokens);
      there.sessions().end(tokens.refreshToken());
      refuses(there.gate(), tokens);
      refusesSoon(here.gate(), tokens);
    }
  }

  @Test
  void revocationsMayStandElsewhereThanSessions() {
    Map<String, String> settings = Map.of("jwtgate.revocation-store", DATABASE);
    try (DeployedNode here = new DeployedNode(settings);
        DeployedNode there = new DeployedNode(settings)) {
      SessionTokens tokens = here.login();
      here.sessions().end(tokens.refreshToken());
      refusesSoon(there.gate(), tokens);
    }
  }

  @Test
  @DisplayName(
      "what asks for the services of an application shares them, and the last one ends them")
  void servicesAreShared() {
    int open = RecordedStores.open();
    DeployedNode node = new DeployedNode(Map.of("jwtgate.session-store", "recorded:any"));
    assertSame(node.get().orElseThrow(), node.shared());
    node.gate().close();
    node.gate().close();
    assertEquals(open + 1, RecordedStores.open());
    node.shared().close();
    assertEquals(open, RecordedStores.open());
  }

  @Test
  @DisplayName("two parts of an application can't have revocations of their own")
  void partsMustAgree() {
    try (DeployedNode node = new DeployedNode(Map.of())) {
      List<SettingSource> others =
          List.of(
              SettingSource.of(
                  "init-param", DeployedNode.with(Map.of("jwtgate.revocation-store", DATABASE))));
      GateSettings gate = new GateSettings(others, getClass().getClassLoader(), node);
      assertEquals(
          "jwtgate.revocation-store: write it once for the whole application: as context-param or"
              + " in jwtgate.properties",
          assertThrows(ConfigurationException.class, gate::gate).getMessage());
    }
  }

  @ParameterizedTest
  @DisplayName("CFG-01: a wrong value stops deployment with the setting's name")
  @CsvSource(
      delimiter = '|',
      value = {
        "signing-key-file | /no/such/file",
        "previous-signing-key-files | /no/such/file",
        "next-signing-key-file | classpath:no-such-file",
        "access-token-lifetime | PT61M",
        "access-token-lifetime | 10",
        "listed-claims | sub",
        "session-store | jdbc",
        "session-store | java:comp/env/nothing",
        "session-store | java:comp/env/text",
        "session-store | hazelcast://host",
        "revocation-store | redis://user:secret@host",
        "revocation-store | disk",
        "revocation-poll-interval | PT0S",
        "revocation-stale-after | PT0.9S",
        "unsafe-fail-open-for | PT25H",
        "unsafe-fail-open-for | true",
        "max-revocations | 0",
        "unsafe-unrevocable | yes",
        "idle-timeout | PT5M",
        "absolute-timeout | PT1H",
        "refresh-grace | PT61S",
        "max-sessions | 0",
        "max-sessions-reached | end-newest",
        "session-tables | maybe",
        "store-ca-file | /no/such/file",
        "store-ca-file | classpath:io/jwtgate/store/jdbc/schema.sql",
        "remembered-timeout | P1D",
        "session-details | device,location",
        "login-failures | 0",
        "login-failures-per-name | -1",
        "login-failures-per-address | many",
        "login-window | PT0S",
        "login-window | P2D",
        "key-file | classpath:keys.pem"
      })
  void wrongValueStopsDeployment(String setting, String value) {
    Map<String, String> settings = Map.of("jwtgate." + setting, value);
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> new DeployedNode(settings).close());
    assertTrue(refused.getMessage().startsWith("jwtgate." + setting + ": "), refused.getMessage());
    assertFalse(refused.getMessage().contains("secret@"), refused.getMessage());
  }

  @Test
  void aStoreInRedisNeedsItsModule() {
    Map<String, String> settings = Map.of("jwtgate.session-store", "redis://localhost:6379");
    String told =
        assertThrows(ConfigurationException.class, () -> new DeployedNode(settings)).getMessage();
    assertTrue(
        told.startsWith("jwtgate.session-store: add the artifact jwtgate-redis to the application"),
        told);
  }

  @ParameterizedTest
  @DisplayName("REV-07: failing open has a name that says the danger, and is told so at the start")
  @ValueSource(strings = {"PT30S", "PT0S"})
  void failingOpenIsADanger(String duration) {
    SettingSource source =
        SettingSource.of("test", Map.of("jwtgate.unsafe-fail-open-for", duration));
    boolean isTold = !EffectiveSettings.of(new Settings(List.of(source))).dangers().isEmpty();
    assertEquals(!duration.equals("PT0S"), isTold);
  }

  @Test
  void oneIssuerAloneIsTheApplication() {
    ofTwoIssuers("jwtgate.two.jwks-uri", "https://two.example/keys").gate().close();
    GateSettings both =
        ofTwoIssuers("jwtgate.two.signing-key-file", DeployedNode.keyFile().toString());
    String told = assertThrows(ConfigurationException.class, both::gate).getMessage();
    assertTrue(
        told.startsWith("jwtgate.two.signing-key-file: write it for one issuer alone"), told);
  }

  private static GateSettings ofTwoIssuers(String name, String value) {
    Map<String, String> settings =
        Map.of(
            "jwtgate.issuers",
            "one,two",
            "jwtgate.audience",
            "app",
            "jwtgate.one.issuer",
            "https://one.example",
            "jwtgate.two.issuer",
            "https://two.example",
            "jwtgate.one.signing-key-file",
            DeployedNode.keyFile().toString(),
            name,
            value);
    return new GateSettings(
        List.of(SettingSource.of("test", settings)),
        ApplicationServicesTest.class.getClassLoader());
  }
}

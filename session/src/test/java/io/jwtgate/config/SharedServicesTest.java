package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.Users;
import io.jwtgate.session.issue.Authentication;
import io.jwtgate.session.login.SecondFactor;
import io.jwtgate.session.login.SecondFactorPendingException;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of an application share, and what ends with them and with a start that fails. */
class SharedServicesTest {
  private static final Map<String, String> RECORDED =
      with(IssuerEffects.BASE, "session-store", "recorded:any");

  @Test
  @DisplayName("the store ends with the last share, and the next start makes new services")
  void theLastShareEndsTheStore() {
    int open = RecordedStores.open();
    int followed = RecordedStores.followed();
    try (Deployed app = new Deployed(RECORDED)) {
      app.gate();
      Application first = app.shared();
      app.gate().close();
      assertEquals(open + 1, RecordedStores.open());
      assertEquals(followed + 1, RecordedStores.followed());
      first.close();
      assertEquals(open, RecordedStores.open());
      assertEquals(followed, RecordedStores.followed());
    }
    try (Deployed app = new Deployed(RECORDED)) {
      app.shared().close();
      Application next = Application.in(app, app.settings(), getClass().getClassLoader());
      assertNotSame(app.shared(), next);
      assertEquals(open + 1, RecordedStores.open());
      next.close();
    }
  }

  @Test
  @DisplayName("sessions and revocations of one address have one store")
  void oneAddressIsOpenedOnce() {
    int open = RecordedStores.open();
    try (Deployed app = new Deployed(with(RECORDED, "revocation-store", "recorded:any"))) {
      app.services();
      assertEquals(open + 1, RecordedStores.open());
    }
  }

  @Test
  @DisplayName("where keys that are required do not come, nothing stays open")
  void aFailedStartEndsItsServices() throws Exception {
    try (JwksServer server = JwksServer.start(KEY)) {
      server.on("/dead", Reply.status(500));
      int open = RecordedStores.open();
      Map<String, String> settings = new HashMap<>();
      settings.put("issuers", "app,alive,dead");
      settings.put("audience", "orders");
      settings.put("keys-required", "true");
      settings.put("app.issuer", "https://app.example");
      settings.put("app.signing-key-file", IssuerEffects.BASE.get("signing-key-file"));
      settings.put("session-store", "recorded:any");
      settings.put("alive.issuer", "https://alive.example");
      settings.put("alive.jwks-uri", server.jwksUri().toString());
      settings.put("dead.issuer", "https://dead.example");
      settings.put("dead.jwks-uri", server.url("/dead"));
      try (Deployed app = new Deployed(settings)) {
        String told = app.start();
        assertTrue(told.startsWith("jwtgate.dead.jwks-uri: no keys could be fetched"), told);
      }
      assertEquals(open, RecordedStores.open());
      ObjectName keys = new ObjectName("io.jwtgate:type=Keys,issuer=\"alive\",*");
      assertEquals(
          java.util.Set.of(), ManagementFactory.getPlatformMBeanServer().queryNames(keys, null));
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("two parts of an application can't differ in what they share")
  @CsvSource({
    "session-store, recorded:other",
    "session-tables, create",
    "revocation-store, recorded:other",
    "revocation-poll-interval, PT1S",
    "revocation-stale-after, PT10S",
    "unsafe-fail-open-for, PT1S",
    "unsafe-unrevocable, true"
  })
  void partsMustAgree(String setting, String value) {
    try (Deployed app = new Deployed(RECORDED);
        Deployed part = new Deployed(with(RECORDED, setting, value))) {
      app.services();
      ConfigurationException refused =
          assertThrows(
              ConfigurationException.class,
              () -> Application.in(app, part.settings(), getClass().getClassLoader()));
      assertEquals(
          "jwtgate."
              + setting
              + ": write it once for the whole application: as context-param or in"
              + " jwtgate.properties",
          refused.getMessage());
    }
  }

  @Test
  @DisplayName("all parts of an application have the same endpoints")
  void endpointsAreTheSame() {
    try (Deployed app = new Deployed(IssuerEffects.BASE)) {
      assertSame(app.services().endpoints(), app.services().endpoints());
    }
  }

  @Test
  @DisplayName("users that have a second factor are asked for it")
  void usersWithASecondFactor() {
    try (Deployed app = new Deployed(IssuerEffects.BASE)) {
      Credentials good = new Credentials("alice", "any");
      assertThrows(
          SecondFactorPendingException.class,
          () -> app.services().login(new Careful(), app.sessions()).login(good, "192.0.2.1"));
    }
  }

  private static final class Careful implements Users, SecondFactor {
    @Override
    public Optional<Account> check(Credentials credentials) {
      return find(credentials.username());
    }

    @Override
    public Optional<Account> find(String subject) {
      return Optional.of(Account.of(subject));
    }

    @Override
    public boolean isNeededFor(Account account) {
      return true;
    }

    @Override
    public Optional<Authentication> check(Account account, String answer, Authentication password) {
      return Optional.empty();
    }
  }

  @ParameterizedTest(name = "{0} for idle, {1} for all, {2} for a token: {3}")
  @DisplayName("a session lasts no longer than all, and no shorter than a token")
  @CsvSource({
    "PT20M, PT20M, PT20M, starts",
    "PT20M, PT19M, PT10M, jwtgate.absolute-timeout: write no less than idle-timeout",
    "PT20M, PT1H, PT21M, jwtgate.idle-timeout: write no less than an access token lives"
  })
  void timeoutsFitTogether(String idle, String absolute, String token, String expected) {
    Map<String, String> settings = new HashMap<>(IssuerEffects.BASE);
    settings.put("idle-timeout", idle);
    settings.put("absolute-timeout", absolute);
    settings.put("access-token-lifetime", token);
    try (Deployed app = new Deployed(settings)) {
      assertEquals(expected, app.start());
    }
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;
import static io.jwtgate.config.Deployed.OTHER_KEY;
import static io.jwtgate.config.Deployed.get;
import static io.jwtgate.config.PresetGate.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.LoginRejectedException;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that an application brings as a service hears what each part tells. */
class ListenerServiceTest {
  @TempDir Path folder;
  private ClassLoader loader;

  @BeforeEach
  void bring() throws IOException {
    loader = HeardEvents.loader(folder);
  }

  private static void assertHeard(String event) {
    assertTrue(HeardEvents.all().contains(event), () -> event + " in " + HeardEvents.all());
  }

  @Test
  @DisplayName("a request that is refused, once")
  void hearsOfARefusedRequest() {
    try (Deployed app = new Deployed(TokenEffects.BASE, loader)) {
      assertEquals("401", app.outcome(get("/it")));
      assertHeard("REQUEST_REJECTED  no_credentials");
      assertEquals(1, HeardEvents.all().size());
    }
  }

  @Test
  @DisplayName("keys that are fetched, and a fetch that fails, with the issuer's name")
  void hearsOfFetchedKeys() {
    try (JwksServer server = JwksServer.start(KEY)) {
      server.on(server.root().jwksPath(), Reply.jwks(KEY), Reply.status(500));
      Map<String, String> settings =
          Map.of(
              "issuers", "shop",
              "shop.issuer", "https://issuer.example",
              "audience", "orders",
              "keys-required", "true",
              "shop.jwks-uri", server.jwksUri().toString());
      try (Deployed app = new Deployed(settings, loader)) {
        app.gate();
        assertTrue(HeardEvents.all().get(0).startsWith("KEY_ADDED shop "));
        assertEquals("unknown_key", app.judged(app.mint().withKey(OTHER_KEY).token()));
        assertHeard("KEY_FETCH_FAILED shop STATUS");
      }
    }
  }

  @Test
  @DisplayName("a key file that changes, and one that is rejected, with the issuer's name")
  void hearsOfAKeyFile() throws IOException {
    Path file = Path.of(TestFiles.of(KEY.publicPem()));
    Map<String, String> settings =
        Map.of(
            "issuers", "shop",
            "shop.issuer", "https://issuer.example",
            "audience", "orders",
            "shop.key-file", file.toString());
    try (Deployed app = new Deployed(settings, loader)) {
      app.gate();
      Files.writeString(file, "nothing");
      app.clock.advance(Duration.ofSeconds(2));
      assertEquals("alice", app.judged(app.token().claim("iss", "https://issuer.example")));
      assertHeard("KEY_FILE_REJECTED shop it is neither PEM nor a JWK nor a JWK set");
    }
  }

  @Test
  @DisplayName("logins, refreshes and the end of a session")
  void hearsOfSessions() {
    try (Deployed app = new Deployed(with(IssuerEffects.BASE, "refresh-grace", "PT0S"), loader)) {
      Sessions sessions = app.sessions();
      LoginService login = app.services().login(app.services().users(), sessions);
      assertThrows(
          LoginRejectedException.class,
          () -> login.login(new Credentials("alice", "bad"), "192.0.2.1"));
      assertTrue(HeardEvents.all().toString().contains("LOGIN_FAILED"));
      SessionTokens first = sessions.start(Account.of("alice"));
      sessions.refresh(first.refreshToken());
      assertTrue(HeardEvents.all().toString().contains("REFRESH_ROTATED"));
      app.clock.advance(Duration.ofSeconds(1));
      assertThrows(RefreshRejectedException.class, () -> sessions.refresh(first.refreshToken()));
      assertTrue(HeardEvents.all().toString().contains("REFRESH_REUSED"));
      assertTrue(HeardEvents.all().toString().contains("REVOKED"));
    }
  }

  @Test
  @DisplayName("the log is told beside it")
  void theLogIsToldToo() {
    try (io.jwtgate.RecordedLog log = io.jwtgate.RecordedLog.ofThisThread();
        Deployed app = new Deployed(TokenEffects.BASE, loader)) {
      app.outcome(get("/it"));
      assertHeard("REQUEST_REJECTED  no_credentials");
      assertTrue(log.lines().toString().contains("no_credentials"), log.lines().toString());
    }
  }
}

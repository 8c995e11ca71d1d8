package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.with;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_POLL_INTERVAL;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_STALE_AFTER;

import io.jwtgate.VerifiedToken;
import io.jwtgate.session.Account;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.internal.SessionSetting;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.jdbc.Databases;
import io.jwtgate.tls.PrivateAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcConnectionPool;

/** What settings change in where sessions and revocations are kept, and how they are followed. */
final class StoreEffects {
  private static final String DATABASE = "java:comp/env/jdbc/effects";
  private static final String EMPTY = "java:comp/env/jdbc/empty";
  private static final Account ALICE = Account.of("alice");
  private static final Map<String, String> BASE = IssuerEffects.BASE;
  // Nothing is heard of the store but at the start.
  private static final Map<String, String> SHARED =
      with(
          with(
              with(with(BASE, "session-store", DATABASE), "session-tables", "create"),
              "revocation-poll-interval",
              "PT1H"),
          "revocation-stale-after",
          "PT2H");

  private static final Map<String, String> RECORDED =
      with(
          with(with(BASE, "session-store", "recorded:any"), "revocation-poll-interval", "PT0.01S"),
          "revocation-stale-after",
          "PT1H");

  private StoreEffects() {}

  static List<Effect> rows() {
    TestNaming.bind(DATABASE, Databases.h2());
    return List.of(
        Effect.of(SessionSetting.SESSION_STORE, BASE, StoreEffects::refreshedAfterRestart)
            .makes(
                Map.of("session-store", DATABASE, "session-tables", "create"),
                "INVALID_GRANT",
                "refreshed"),
        Effect.of(
                SessionSetting.SESSION_TABLES,
                with(BASE, "session-store", EMPTY),
                StoreEffects::inAnEmptyDatabase)
            .makes("create", "unavailable", "logged in"),
        Effect.of(
                SessionSetting.STORE_CA_FILE,
                with(BASE, "session-store", "recorded:any"),
                StoreEffects::certificates)
            .makes(TestFiles.of(new PrivateAuthority("store").pem()), "none", "certificates"),
        Effect.of(SessionSetting.REVOCATION_STORE, TokenEffects.BASE, StoreEffects::revoked)
            .makes("memory", "nothing can be revoked", "revoked"),
        Effect.of(REVOCATION_POLL_INTERVAL, SHARED, StoreEffects::heardOfAnotherNode)
            .makes("PT0.01S", "alice", "revoked"),
        Effect.of(REVOCATION_STALE_AFTER, RECORDED, StoreEffects::inAnOutage)
            .makes("PT0.02S", "alice", "unavailable"),
        Effect.of(SessionSetting.UNSAFE_FAIL_OPEN_FOR, RECORDED, StoreEffects::withoutEverAnAnswer)
            .makes("PT1H", "unavailable", "alice"),
        Effect.of(SessionSetting.MAX_REVOCATIONS, BASE, StoreEffects::revokedTwo)
            .makes("1", "2", "full"),
        Effect.of(
                SessionSetting.UNSAFE_UNREVOCABLE,
                with(TokenEffects.BASE, "revocation-store", "memory"),
                app -> app.judged(app.token().without("jti")))
            .makes("true", "missing_claim", "alice"));
  }

  private static String refreshedAfterRestart(Deployed app) {
    SessionTokens tokens = app.sessions().start(ALICE);
    app.restart();
    try {
      app.sessions().refresh(tokens.refreshToken());
      return "refreshed";
    } catch (RefreshRejectedException refused) {
      return refused.reason().name();
    }
  }

  private static String inAnEmptyDatabase(Deployed app) {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    TestNaming.bind(EMPTY, JdbcConnectionPool.create(url, "sa", ""));
    try {
      app.sessions().start(ALICE);
      return "logged in";
    } catch (StoreUnavailableException unavailable) {
      return "unavailable";
    }
  }

  private static String certificates(Deployed app) {
    app.services();
    return RecordedStores.options().certificates().map(any -> "certificates").orElse("none");
  }

  private static String revoked(Deployed app) {
    VerifiedToken token = app.gate().verifier().verify(app.token().compact());
    Optional<Revocations> revocations = app.services().revocations();
    if (revocations.isEmpty()) {
      return "nothing can be revoked";
    }
    revocations.get().revoke(token);
    return revocations.get().isRevoked(token) ? "revoked" : "taken";
  }

  private static String heardOfAnotherNode(Deployed app) {
    try (Deployed other = new Deployed(SHARED)) {
      SessionTokens tokens = app.sessions().start(ALICE);
      String compact = tokens.accessToken().compact();
      other.services().revocations().orElseThrow().revoke(other.gate().verifier().verify(compact));
      boolean soon = app.settings().value(REVOCATION_POLL_INTERVAL).duration().toSeconds() == 0;
      return inRealTime(
          () -> app.judged(compact, VerifiedToken::name), seen -> !soon || seen.equals("revoked"));
    }
  }

  /** Stores are asked, and outages measured, in real time. */
  private static String inRealTime(Supplier<String> sight, Predicate<String> ends) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String seen = sight.get();
    while (!ends.test(seen) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
      seen = sight.get();
    }
    return seen;
  }

  /** Where that would take an hour nothing is waited for. */
  private static String inAnOutage(Deployed app) {
    app.services().revocations().orElseThrow().catchUp();
    String token = app.token().withoutHeader("kid").compact();
    boolean soon = app.settings().value(REVOCATION_STALE_AFTER).duration().toSeconds() == 0;
    RecordedStores.goDown(true);
    try {
      return inRealTime(
          () -> app.judged(token, VerifiedToken::name),
          seen -> !soon || seen.equals("unavailable"));
    } finally {
      RecordedStores.goDown(false);
    }
  }

  private static String withoutEverAnAnswer(Deployed app) {
    RecordedStores.goDown(true);
    try {
      return app.judged(app.token().withoutHeader("kid"));
    } finally {
      RecordedStores.goDown(false);
    }
  }

  private static String revokedTwo(Deployed app) {
    Revocations revocations = app.services().revocations().orElseThrow();
    try {
      for (String id : List.of("one", "two")) {
        Instant end = app.clock.instant().plus(Duration.ofMinutes(5));
        revocations.revoke(Revocation.ofToken("https://app.example", id, end));
      }
      return "" + revocations.size();
    } catch (StoreUnavailableException full) {
      return "full";
    }
  }
}

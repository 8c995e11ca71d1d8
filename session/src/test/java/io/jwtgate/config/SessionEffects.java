package io.jwtgate.config;

import io.jwtgate.http.SessionSetup;
import io.jwtgate.session.Account;
import io.jwtgate.session.Credentials;
import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.TooManySessionsException;
import io.jwtgate.session.UserSession;
import io.jwtgate.session.internal.SessionSetting;
import io.jwtgate.session.login.LoginRequest;
import io.jwtgate.session.login.LoginService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What settings change in how long sessions last, how many there are, and what they keep. */
final class SessionEffects {
  private static final Account ALICE = Account.of("alice");
  private static final Map<String, String> BASE = IssuerEffects.BASE;
  private static final Map<String, String> ONE_ALONE = PresetGate.with(BASE, "max-sessions", "1");

  private SessionEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(SessionSetting.IDLE_TIMEOUT, BASE, app -> left(app, app.sessions().start(ALICE)))
            .makes("PT1H", "PT24H", "PT1H"),
        Effect.of(SessionSetting.ABSOLUTE_TIMEOUT, BASE, SessionEffects::leftAfterRefresh)
            .makes("PT25H", "PT24H", "PT5H"),
        Effect.of(SessionSetting.REFRESH_GRACE, BASE, SessionEffects::refreshedTwice)
            .makes("PT4S", "refreshed", "INVALID_GRANT"),
        Effect.of(SessionSetting.MAX_SESSIONS, BASE, SessionEffects::firstOfTwo)
            .makes("1", "refreshed", "INVALID_GRANT"),
        Effect.of(SessionSetting.MAX_SESSIONS_REACHED, ONE_ALONE, SessionEffects::firstOfTwo)
            .makes("reject-new", "INVALID_GRANT", "too many"),
        Effect.of(SessionSetting.REMEMBERED_TIMEOUT, BASE, SessionEffects::leftWhereRemembered)
            .makes("P30D", "PT24H", "PT720H"),
        Effect.of(SessionSetting.SESSION_DETAILS, BASE, SessionEffects::details)
            .makes("device", "Optional.empty Optional.empty", "Optional[phone] Optional.empty"));
  }

  private static String left(Deployed app, SessionTokens tokens) {
    return Duration.between(app.clock.instant(), tokens.refreshExpiresAt()).toString();
  }

  private static String leftAfterRefresh(Deployed app) {
    Sessions sessions = app.sessions();
    SessionTokens first = sessions.start(ALICE);
    app.clock.advance(Duration.ofHours(20));
    return left(app, sessions.refresh(first.refreshToken()));
  }

  private static String refreshedTwice(Deployed app) {
    Sessions sessions = app.sessions();
    SessionTokens first = sessions.start(ALICE);
    sessions.refresh(first.refreshToken());
    app.clock.advance(Duration.ofSeconds(5));
    return refreshed(sessions, first);
  }

  private static String firstOfTwo(Deployed app) {
    Sessions sessions = app.sessions();
    SessionTokens first = sessions.start(ALICE);
    app.clock.advance(Duration.ofSeconds(1));
    try {
      sessions.start(ALICE);
    } catch (TooManySessionsException full) {
      return "too many";
    }
    return refreshed(sessions, first);
  }

  private static String refreshed(Sessions sessions, SessionTokens tokens) {
    try {
      sessions.refresh(tokens.refreshToken());
      return "refreshed";
    } catch (RefreshRejectedException refused) {
      return refused.reason().name();
    }
  }

  private static String leftWhereRemembered(Deployed app) {
    Sessions sessions = app.sessions();
    return login(app, sessions)
        .login(request().withRemembered(Optional.of(true)), tokens -> left(app, tokens));
  }

  private static String details(Deployed app) {
    Sessions sessions = app.sessions();
    login(app, sessions).login(request().withDevice(Optional.of("phone")), tokens -> tokens);
    UserSession one = sessions.ofSubjects().list("alice").get(0);
    return one.device() + " " + one.address();
  }

  private static LoginService login(Deployed app, Sessions sessions) {
    return app.services().login(app.services().users(), sessions);
  }

  private static LoginRequest request() {
    return LoginRequest.of(new Credentials("alice", SessionSetup.PASSWORD), "192.0.2.1");
  }
}

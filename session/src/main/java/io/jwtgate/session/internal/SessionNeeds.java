package io.jwtgate.session.internal;

import static io.jwtgate.session.internal.SessionSetting.ABSOLUTE_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.ACCESS_TOKEN_LIFETIME;
import static io.jwtgate.session.internal.SessionSetting.CLIENT_ADDRESS_HEADER;
import static io.jwtgate.session.internal.SessionSetting.CSRF_COOKIE;
import static io.jwtgate.session.internal.SessionSetting.IDLE_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.LISTED_CLAIMS;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES_PER_ADDRESS;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_FAILURES_PER_NAME;
import static io.jwtgate.session.internal.SessionSetting.LOGIN_WINDOW;
import static io.jwtgate.session.internal.SessionSetting.MAX_REVOCATIONS;
import static io.jwtgate.session.internal.SessionSetting.MAX_SESSIONS;
import static io.jwtgate.session.internal.SessionSetting.MAX_SESSIONS_REACHED;
import static io.jwtgate.session.internal.SessionSetting.NEXT_SIGNING_KEY_FILE;
import static io.jwtgate.session.internal.SessionSetting.PREVIOUS_SIGNING_KEY_FILES;
import static io.jwtgate.session.internal.SessionSetting.REFRESH_COOKIE;
import static io.jwtgate.session.internal.SessionSetting.REFRESH_GRACE;
import static io.jwtgate.session.internal.SessionSetting.REMEMBERED_TIMEOUT;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_POLL_INTERVAL;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_STALE_AFTER;
import static io.jwtgate.session.internal.SessionSetting.REVOCATION_STORE;
import static io.jwtgate.session.internal.SessionSetting.SAME_SITE;
import static io.jwtgate.session.internal.SessionSetting.SESSION_DETAILS;
import static io.jwtgate.session.internal.SessionSetting.SESSION_PATH;
import static io.jwtgate.session.internal.SessionSetting.SESSION_STORE;
import static io.jwtgate.session.internal.SessionSetting.SESSION_TABLES;
import static io.jwtgate.session.internal.SessionSetting.SESSION_TOKENS;
import static io.jwtgate.session.internal.SessionSetting.SIGNING_KEY_FILE;
import static io.jwtgate.session.internal.SessionSetting.STORE_CA_FILE;
import static io.jwtgate.session.internal.SessionSetting.UNSAFE_FAIL_OPEN_FOR;
import static io.jwtgate.session.internal.SessionSetting.UNSAFE_UNREVOCABLE;

import io.jwtgate.config.CoreSetting;
import io.jwtgate.config.EffectNeed;
import io.jwtgate.config.IssuerSettings;
import io.jwtgate.config.Setting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** When settings of sessions have an effect. */
final class SessionNeeds {
  /** The endpoints put tokens into cookies, and judge who acts by them, without a filter. */
  private static final Set<CoreSetting> OF_ENDPOINTS =
      EnumSet.of(
          CoreSetting.CREDENTIALS,
          CoreSetting.PUBLIC_ORIGIN,
          CoreSetting.TRUSTED_ORIGINS,
          CoreSetting.CSRF_KEY_FILE,
          CoreSetting.UNSAFE_SIBLING_HOSTS,
          CoreSetting.UNSAFE_CSRF_REPORT_ONLY,
          CoreSetting.TLS_AT_PROXY);

  private static final List<EffectNeed> ALL =
      List.of(ownIssuer(), sessions(), endpoints(), stores(), revocations());

  private SessionNeeds() {}

  static List<EffectNeed> all() {
    return ALL;
  }

  static boolean uses(Setting setting, IssuerSettings issuer) {
    return OF_ENDPOINTS.contains(setting) && signs(issuer);
  }

  private static boolean signs(IssuerSettings issuer) {
    return issuer.isSet(SIGNING_KEY_FILE);
  }

  private static EffectNeed ownIssuer() {
    return new EffectNeed(
        SessionNeeds::signs,
        "this application signs nothing; write jwtgate.signing-key-file, or leave it out",
        Set.of(
            ACCESS_TOKEN_LIFETIME,
            LISTED_CLAIMS,
            NEXT_SIGNING_KEY_FILE,
            PREVIOUS_SIGNING_KEY_FILES,
            IDLE_TIMEOUT,
            ABSOLUTE_TIMEOUT,
            REFRESH_GRACE,
            MAX_SESSIONS,
            MAX_SESSIONS_REACHED,
            REMEMBERED_TIMEOUT,
            SESSION_DETAILS,
            LOGIN_FAILURES,
            LOGIN_FAILURES_PER_NAME,
            LOGIN_FAILURES_PER_ADDRESS,
            LOGIN_WINDOW));
  }

  private static EffectNeed sessions() {
    return new EffectNeed(
        SessionNeeds::signs,
        "this application has no sessions; write jwtgate.revocation-store to share revocations",
        Set.of(SESSION_STORE));
  }

  private static EffectNeed endpoints() {
    return new EffectNeed(
        SessionNeeds::signs,
        "there are no login endpoints; write jwtgate.signing-key-file, or leave it out unless code"
            + " makes them",
        Set.of(
            SESSION_TOKENS,
            REFRESH_COOKIE,
            CSRF_COOKIE,
            SAME_SITE,
            SESSION_PATH,
            CLIENT_ADDRESS_HEADER));
  }

  private static EffectNeed stores() {
    return new EffectNeed(
        issuer -> issuer.isSet(SESSION_STORE) || issuer.isSet(REVOCATION_STORE),
        "nothing is kept outside this process; write jwtgate.session-store, or leave it out",
        Set.of(SESSION_TABLES, STORE_CA_FILE));
  }

  private static EffectNeed revocations() {
    return new EffectNeed(
        issuer -> signs(issuer) || issuer.isSet(REVOCATION_STORE),
        "nothing can be revoked here; write jwtgate.revocation-store, or leave it out",
        Set.of(
            REVOCATION_POLL_INTERVAL,
            REVOCATION_STALE_AFTER,
            UNSAFE_FAIL_OPEN_FOR,
            MAX_REVOCATIONS,
            UNSAFE_UNREVOCABLE));
  }
}

package io.jwtgate.session.internal;

import io.jwtgate.config.Reading;
import io.jwtgate.config.Setting;
import io.jwtgate.config.SettingDefinition;
import io.jwtgate.internal.keys.CertificateChain;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The settings of issuing tokens, of sessions, of their stores and of the login endpoints. */
public enum SessionSetting implements Setting {
  SIGNING_KEY_FILE(
      "signing-key-file",
      Level.ONE_ISSUER,
      null,
      "this application is the issuer and signs with this private key: PEM or a JWK",
      Reading.secretFile(OwnIssuerSettings::privateKey)),
  NEXT_SIGNING_KEY_FILE(
      "next-signing-key-file",
      Level.ONE_ISSUER,
      null,
      "the key that will sign next; its public half is published already",
      Reading.secretFile(OwnIssuerSettings::privateKey)),
  PREVIOUS_SIGNING_KEY_FILES(
      "previous-signing-key-files",
      Level.ONE_ISSUER,
      null,
      "keys that signed previously; their public halves are still published",
      Reading.secretFiles(OwnIssuerSettings::privateKey)),
  ACCESS_TOKEN_LIFETIME(
      "access-token-lifetime",
      Level.EACH_ISSUER,
      "PT10M",
      "how long a token of this application lives, PT1S to PT60M",
      Reading.duration("PT1S", "PT60M")),
  LISTED_CLAIMS(
      "listed-claims",
      Level.EACH_ISSUER,
      null,
      "names of the account's attributes that become claims",
      Reading.claims(OwnIssuerSettings::listedClaim)),
  SESSION_STORE(
      "session-store",
      Level.GATE,
      "memory",
      "`memory`, a data source (`java:comp/env/jdbc/app`), or `redis://host:6379`",
      StoreSettings::judge),
  SESSION_TABLES(
      "session-tables",
      Level.GATE,
      "expected",
      "tables of a data source that are missing: `expected` reports them, `create` makes them",
      Reading.oneOf("expected", "create")),
  STORE_CA_FILE(
      "store-ca-file",
      Level.GATE,
      null,
      "PEM certificates of the authorities that are trusted for the store; by default those of the"
          + " Java runtime",
      Reading.file(CertificateChain::read)),
  IDLE_TIMEOUT(
      "idle-timeout",
      Level.GATE,
      "PT24H",
      "how long a session lasts without a refresh",
      Reading.duration("PT1S", "P36500D")),
  ABSOLUTE_TIMEOUT(
      "absolute-timeout",
      Level.GATE,
      "P7D",
      "how long a session lasts at most",
      Reading.duration("PT1S", "P36500D")),
  REFRESH_GRACE(
      "refresh-grace",
      Level.GATE,
      "PT10S",
      "how long a replaced refresh token is answered with its successor, PT0S to PT60S",
      Reading.duration("PT0S", "PT60S")),
  MAX_SESSIONS(
      "max-sessions",
      Level.GATE,
      "20",
      "sessions of one subject at once",
      Reading.number(1, 1_000_000)),
  MAX_SESSIONS_REACHED(
      "max-sessions-reached",
      Level.GATE,
      "end-oldest",
      "at one session more: `end-oldest`, or `reject-new`, which rejects the login",
      Reading.oneOf("end-oldest", "reject-new")),
  REMEMBERED_TIMEOUT(
      "remembered-timeout",
      Level.GATE,
      null,
      "how long a login with `remember=true` lasts, used or not; by default as any other login",
      Reading.duration("PT1M", "P366D")),
  SESSION_DETAILS(
      "session-details",
      Level.GATE,
      null,
      "what a session keeps so that its user recognises it: `device`, `address`",
      Reading.each(SessionSettings::judgeDetail)),
  LOGIN_FAILURES(
      "login-failures",
      Level.GATE,
      "10",
      "failed logins of one name from one address in `login-window`; more are answered with 429",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_NAME(
      "login-failures-per-name",
      Level.GATE,
      "100",
      "the same for one name from all addresses; above it, an address that is new to the name has"
          + " 3",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_ADDRESS(
      "login-failures-per-address",
      Level.GATE,
      "300",
      "the same for all names from one address; an IPv6 address counts by its /64",
      Reading.number(1, 1_000_000)),
  LOGIN_WINDOW(
      "login-window",
      Level.GATE,
      "PT5M",
      "how long a failed login counts, PT1S to P1D",
      Reading.duration("PT1S", "P1D")),
  REVOCATION_STORE(
      "revocation-store",
      Level.GATE,
      null,
      "where revocations are shared, written as `session-store`; by default where the sessions are",
      StoreSettings::judge),
  REVOCATION_POLL_INTERVAL(
      "revocation-poll-interval",
      Level.GATE,
      "PT0.5S",
      "how often that store is asked, also if it pushes",
      Reading.duration("PT0.01S", "PT1H")),
  REVOCATION_STALE_AFTER(
      "revocation-stale-after",
      Level.GATE,
      "PT5S",
      "after this long without the store, requests are answered with 503",
      Reading.duration("PT0.02S", "P7D")),
  UNSAFE_FAIL_OPEN_FOR(
      "unsafe-fail-open-for",
      Level.GATE,
      "PT0S",
      "goes on for this long without the store, up to PT24H: tokens that were revoked meanwhile are"
          + " accepted",
      Reading.duration("PT0S", "PT24H")),
  MAX_REVOCATIONS(
      "max-revocations",
      Level.GATE,
      null,
      "revocations kept at most; by default as many as fit into an eighth of the heap",
      Reading.number(1, 100_000_000)),
  UNSAFE_UNREVOCABLE(
      "unsafe-unrevocable",
      Level.EACH_ISSUER,
      "false",
      "accepts tokens of this issuer without `jti`; none of its tokens can be revoked",
      Reading.flag()),
  SESSION_TOKENS(
      "session-tokens",
      Level.GATE,
      "cookies",
      "where the login endpoints put tokens: `cookies` or `bodies`",
      Reading.oneOf("cookies", "bodies")),
  REFRESH_COOKIE(
      "refresh-cookie",
      Level.GATE,
      "__Secure-refresh",
      "name of the refresh token's cookie",
      Reading.text(EndpointSettings::refreshCookie)),
  CSRF_COOKIE(
      "csrf-cookie",
      Level.GATE,
      "__Host-csrf",
      "name of the CSRF token's cookie",
      Reading.text(EndpointSettings::csrfCookie)),
  SAME_SITE(
      "same-site",
      Level.GATE,
      "strict",
      "the token's cookie: `strict`, `lax`, or `none`",
      Reading.text(EndpointSettings::sameSite)),
  SESSION_PATH(
      "session-path",
      Level.GATE,
      null,
      "path of the login endpoints as browsers see it, if a proxy changes it",
      Reading.text(EndpointSettings::path)),
  CLIENT_ADDRESS_HEADER(
      "client-address-header",
      Level.GATE,
      null,
      "the header in which a trusted proxy passes the client's address on",
      Reading.text(EndpointSettings::headerName));

  private static final Set<SessionSetting> ONCE_PER_APPLICATION =
      EnumSet.of(
          SIGNING_KEY_FILE,
          SESSION_STORE,
          SESSION_TABLES,
          STORE_CA_FILE,
          REVOCATION_STORE,
          REVOCATION_POLL_INTERVAL,
          REVOCATION_STALE_AFTER,
          UNSAFE_FAIL_OPEN_FOR,
          UNSAFE_UNREVOCABLE);

  @SuppressWarnings("ImmutableEnumChecker") // its reading is a function without state
  private final SettingDefinition definition;

  SessionSetting(String key, Level level, String defaultValue, String meaning, Reading reading) {
    this.definition =
        new SettingDefinition(key, level, Optional.ofNullable(defaultValue), meaning, reading);
  }

  @Override
  public SettingDefinition definition() {
    return definition;
  }

  @Override
  public boolean namesKeys() {
    return this == SIGNING_KEY_FILE;
  }

  @Override
  public boolean isOncePerApplication() {
    return ONCE_PER_APPLICATION.contains(this);
  }
}

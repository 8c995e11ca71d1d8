package io.jwtgate.session.internal;

import io.jwtgate.config.CertificateChain;
import io.jwtgate.config.Reading;
import io.jwtgate.config.Setting;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The settings of issuing tokens, of sessions, of their stores and of the login endpoints. */
public enum SessionSetting implements Setting {
  SIGNING_KEY_FILE(
      "signing-key-file",
      Level.ONE_ISSUER,
      null,
      "this application is the issuer, and signs with this private key; PEM or a JWK",
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
      "keys that signed before; their public halves are still published",
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
      "PEM certificates of who may vouch for the store's server; left out: as the Java runtime",
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
      "how long a replaced refresh token still gives its successor, PT0S to PT60S",
      Reading.duration("PT0S", "PT60S")),
  MAX_SESSIONS(
      "max-sessions",
      Level.GATE,
      "20",
      "sessions of one subject at once, whatever races",
      Reading.number(1, 1_000_000)),
  MAX_SESSIONS_REACHED(
      "max-sessions-reached",
      Level.GATE,
      "end-oldest",
      "what gives way then: `end-oldest`, or `reject-new` for the login",
      Reading.oneOf("end-oldest", "reject-new")),
  REMEMBERED_TIMEOUT(
      "remembered-timeout",
      Level.GATE,
      null,
      "how long a login with `remember=true` lasts, used or not; left out: as any other",
      Reading.duration("PT1M", "P366D")),
  SESSION_DETAILS(
      "session-details",
      Level.GATE,
      null,
      "what a session keeps to be known again by its user: `device`, `address`",
      Reading.each(SessionSettings::judgeDetail)),
  LOGIN_FAILURES(
      "login-failures",
      Level.GATE,
      "10",
      "failed logins of one name from one address in `login-window`; more are answered 429",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_NAME(
      "login-failures-per-name",
      Level.GATE,
      "100",
      "the same of one name from anywhere; beyond it an address that is new to the name has 3",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_ADDRESS(
      "login-failures-per-address",
      Level.GATE,
      "300",
      "the same of all names from one address; IPv6 by /64",
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
      "where revocations are shared, as `session-store`; left out: where the sessions are",
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
      "an outage of that store for longer is answered 503",
      Reading.duration("PT0.02S", "P7D")),
  UNSAFE_FAIL_OPEN_FOR(
      "unsafe-fail-open-for",
      Level.GATE,
      "PT0S",
      "revoked tokens may come in for so long after that store was last heard, up to PT24H",
      Reading.duration("PT0S", "PT24H")),
  MAX_REVOCATIONS(
      "max-revocations",
      Level.GATE,
      null,
      "revocations kept at most; left out: what an eighth of the heap takes",
      Reading.number(1, 100_000_000)),
  UNSAFE_UNREVOCABLE(
      "unsafe-unrevocable",
      Level.EACH_ISSUER,
      "false",
      "tokens of this issuer need no `jti`, and none can be revoked",
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
      "path of the login endpoints, where a proxy changes it",
      Reading.text(EndpointSettings::path)),
  CLIENT_ADDRESS_HEADER(
      "client-address-header",
      Level.GATE,
      null,
      "where a trusted proxy tells who logs in",
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

  private final String key;
  private final Level level;
  private final String defaultValue;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Reading reading;

  SessionSetting(String key, Level level, String defaultValue, String meaning, Reading reading) {
    this.key = key;
    this.level = level;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
    this.reading = reading;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Level level() {
    return level;
  }

  @Override
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public Reading reading() {
    return reading;
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

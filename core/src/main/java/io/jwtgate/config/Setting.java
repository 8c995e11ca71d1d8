package io.jwtgate.config;

import io.jwtgate.ClaimPath;
import io.jwtgate.bearer.CorsRule;
import io.jwtgate.bearer.CsrfTokens;
import io.jwtgate.keys.KeyFile;
import java.util.Optional;

/**
 * The one list of settings. Each has one name, {@code jwtgate.clock-skew}, in every place that
 * settings are read from; {@code docs/configuration.md} is checked against this list. How its text
 * is read stands with each, so that all are judged when an application starts.
 */
public enum Setting {
  ISSUER(
      "issuer",
      Reach.ONE_ISSUER,
      null,
      "the `iss` of its tokens, compared exactly; keys are discovered there if no other key setting"
          + " is written",
      Reading.text(TokenTexts::issuer)),
  AUDIENCE(
      "audience",
      Reach.EACH_ISSUER,
      null,
      "accepted `aud` values, of which a token needs one",
      Reading.each(TokenTexts::audience)),
  JWKS_URI(
      "jwks-uri",
      Reach.ONE_ISSUER,
      null,
      "URL of the issuer's JWK set",
      Reading.text(KeySettings::address)),
  KEY_FILE(
      "key-file",
      Reach.ONE_ISSUER,
      null,
      "public keys or certificates in PEM, a JWK or a JWK set; a path or `classpath:`",
      Reading.file(KeyFile::publicKeys)),
  SIGNING_KEY_FILE(
      "signing-key-file",
      Reach.ONE_ISSUER,
      null,
      "this application is the issuer and signs with this private key: PEM or a JWK",
      Reading.secretFile(OwnIssuerSettings::privateKey)),
  NEXT_SIGNING_KEY_FILE(
      "next-signing-key-file",
      Reach.ONE_ISSUER,
      null,
      "the key that will sign next; its public half is published already",
      Reading.secretFile(OwnIssuerSettings::privateKey)),
  PREVIOUS_SIGNING_KEY_FILES(
      "previous-signing-key-files",
      Reach.ONE_ISSUER,
      null,
      "keys that signed previously; their public halves are still published",
      Reading.secretFiles(OwnIssuerSettings::privateKey)),
  ACCESS_TOKEN_LIFETIME(
      "access-token-lifetime",
      Reach.EACH_ISSUER,
      "PT10M",
      "how long a token of this application lives, PT1S to PT60M",
      Reading.duration("PT1S", "PT60M")),
  LISTED_CLAIMS(
      "listed-claims",
      Reach.EACH_ISSUER,
      null,
      "names of the account's attributes that become claims",
      Reading.each(OwnIssuerSettings::listedClaim)),
  SECRET_FILE(
      "secret-file",
      Reach.ONE_ISSUER,
      null,
      "HMAC secret: its octets, or a JWK; a path or `classpath:`",
      Reading.secretFile(KeyFile::secret)),
  ALGORITHMS(
      "algorithms",
      Reach.EACH_ISSUER,
      null,
      "allow-list of algorithms",
      Reading.each(IssuerSettings::algorithm)),
  ISSUERS(
      "issuers",
      Reach.GATE,
      null,
      "names of several issuers, each with settings of its own",
      (names, loader) -> IssuerNames.in(names.text())),
  CLOCK_SKEW(
      "clock-skew",
      Reach.EACH_ISSUER,
      "PT60S",
      "how far clocks may differ, PT0S to PT5M",
      Reading.duration("PT0S", "PT5M")),
  MAX_LIFETIME(
      "max-lifetime",
      Reach.EACH_ISSUER,
      "P366D",
      "rejects an `exp` further away",
      Reading.duration("PT1S", "P36500D")),
  MAX_AGE(
      "max-age",
      Reach.EACH_ISSUER,
      null,
      "rejects an `iat` longer ago; `iat` is then required",
      Reading.duration("PT1S", "P36500D")),
  TOKEN_TYPE(
      "token-type",
      Reach.EACH_ISSUER,
      null,
      "required `typ`, such as `at+jwt`",
      Reading.text(TokenTexts::tokenType)),
  PRINCIPAL_CLAIM(
      "principal-claim",
      Reach.EACH_ISSUER,
      "sub",
      "claim path of the caller's name",
      Reading.text(ClaimPath::parse)),
  ROLES_CLAIM(
      "roles-claim",
      Reach.EACH_ISSUER,
      "roles",
      "claim paths of roles; all are merged",
      Reading.text(ClaimPath::parseList)),
  SCOPE_CLAIM(
      "scope-claim",
      Reach.EACH_ISSUER,
      null,
      "claim path of scopes, a string or an array; by default `scope`, a string",
      Reading.text(ClaimPath::parse)),
  AUDIENCE_CLAIM(
      "audience-claim",
      Reach.EACH_ISSUER,
      "aud",
      "the claim that holds what `audience` accepts",
      Reading.text(ClaimTexts::name)),
  PRESET(
      "preset",
      Reach.EACH_ISSUER,
      null,
      "defaults of a provider: `keycloak`, `auth0`, `entra`, `okta`, `cognito`, `google`,"
          + " `kubernetes`",
      (preset, loader) -> Preset.named(preset.name(), preset.required("write one"))),
  REQUIRED_CLAIMS(
      "required-claims",
      Reach.EACH_ISSUER,
      null,
      "claims that must be present",
      Reading.each(ClaimTexts::name)),
  CLAIM_VALUES(
      "claim-values",
      Reach.EACH_ISSUER,
      null,
      "claims that must have a value: `azp=web`; the same name again accepts another value",
      (claims, loader) -> ClaimTexts.values(claims)),
  STALE_MAX(
      "stale-max",
      Reach.EACH_ISSUER,
      "PT1H",
      "how long the last valid keys are used while the issuer cannot be reached, up to P7D",
      Reading.duration("PT0S", "P7D")),
  DISCOVERY(
      "discovery",
      Reach.EACH_ISSUER,
      "openid,oauth",
      "where metadata is looked for: `openid`, `oauth`, or both in that order",
      Reading.each(KeySettings::wellKnown)),
  KEYS_REQUIRED(
      "keys-required",
      Reach.EACH_ISSUER,
      "false",
      "the deployment waits for keys, and fails without them",
      Reading.flag()),
  FETCH_TIMEOUT(
      "fetch-timeout",
      Reach.EACH_ISSUER,
      "PT5S",
      "how long one fetch of keys or metadata may take in all, PT1S to PT1M",
      Reading.duration("PT1S", "PT1M")),
  FETCH_TOKEN_FILE(
      "fetch-token-file",
      Reach.ONE_ISSUER,
      null,
      "a bearer token that is sent with each fetch, to the configured host alone; read anew each"
          + " time",
      Reading.secretFile(FetchSettings::token)),
  PROXY(
      "proxy",
      Reach.EACH_ISSUER,
      "none",
      "HTTP proxy for fetches: `host:port`, `system` for the JVM's own, or `none`",
      Reading.text(FetchSettings::proxy)),
  NO_PROXY(
      "no-proxy",
      Reach.EACH_ISSUER,
      null,
      "hosts that are fetched from without the proxy: `keys.internal`, `.internal`, `10.0.0.0/8`",
      Reading.names(FetchSettings::noProxy)),
  PROXY_CREDENTIALS_FILE(
      "proxy-credentials-file",
      Reach.EACH_ISSUER,
      null,
      "`user:password` for the proxy; read anew for each fetch",
      Reading.secretFile(FetchSettings::credentials)),
  TLS_CA_FILE(
      "tls-ca-file",
      Reach.EACH_ISSUER,
      null,
      "certificates in PEM that are trusted for fetches besides those of the JVM; read anew",
      Reading.file(CertificateChain::read)),
  TLS_CA_ONLY(
      "tls-ca-only",
      Reach.EACH_ISSUER,
      "false",
      "only the certificates of `tls-ca-file` are trusted, and none of the JVM's",
      Reading.flag()),
  TLS_CLIENT_CERTIFICATE_FILE(
      "tls-client-certificate-file",
      Reach.EACH_ISSUER,
      null,
      "the certificate chain in PEM that is shown where a server asks for one; read anew",
      Reading.file(CertificateChain::read)),
  TLS_CLIENT_KEY_FILE(
      "tls-client-key-file",
      Reach.EACH_ISSUER,
      null,
      "the private key of that certificate in PEM, not encrypted",
      Reading.secretFile(FetchSettings::secret)),
  UNSAFE_HTTP(
      "unsafe-http",
      Reach.EACH_ISSUER,
      "false",
      "allows plain http for issuer and keys on other hosts than loopback",
      Reading.flag()),
  UNSAFE_ANY_AUDIENCE(
      "unsafe-any-audience",
      Reach.EACH_ISSUER,
      "false",
      "accepts tokens for every audience",
      Reading.flag()),
  SINGLE_AUDIENCE(
      "single-audience",
      Reach.EACH_ISSUER,
      "false",
      "rejects a token for several audiences",
      Reading.flag()),
  SESSION_STORE(
      "session-store",
      Reach.GATE,
      "memory",
      "`memory`, a data source (`java:comp/env/jdbc/app`), or `redis://host:6379`",
      StoreSettings::judge),
  SESSION_TABLES(
      "session-tables",
      Reach.GATE,
      "expected",
      "tables of a data source that are missing: `expected` reports them, `create` makes them",
      Reading.oneOf("expected", "create")),
  STORE_CA_FILE(
      "store-ca-file",
      Reach.GATE,
      null,
      "PEM certificates of the authorities that are trusted for the store; by default those of the"
          + " Java runtime",
      Reading.file(CertificateChain::read)),
  IDLE_TIMEOUT(
      "idle-timeout",
      Reach.GATE,
      "PT24H",
      "how long a session lasts without a refresh",
      Reading.duration("PT1S", "P36500D")),
  ABSOLUTE_TIMEOUT(
      "absolute-timeout",
      Reach.GATE,
      "P7D",
      "how long a session lasts at most",
      Reading.duration("PT1S", "P36500D")),
  REFRESH_GRACE(
      "refresh-grace",
      Reach.GATE,
      "PT10S",
      "how long a replaced refresh token is answered with its successor, PT0S to PT60S",
      Reading.duration("PT0S", "PT60S")),
  MAX_SESSIONS(
      "max-sessions",
      Reach.GATE,
      "20",
      "sessions of one subject at once",
      Reading.number(1, 1_000_000)),
  MAX_SESSIONS_REACHED(
      "max-sessions-reached",
      Reach.GATE,
      "end-oldest",
      "at one session more: `end-oldest`, or `reject-new`, which rejects the login",
      Reading.oneOf("end-oldest", "reject-new")),
  REMEMBERED_TIMEOUT(
      "remembered-timeout",
      Reach.GATE,
      null,
      "how long a login with `remember=true` lasts, used or not; by default as any other login",
      Reading.duration("PT1M", "P366D")),
  SESSION_DETAILS(
      "session-details",
      Reach.GATE,
      null,
      "what a session keeps so that its user recognises it: `device`, `address`",
      Reading.each(SessionSettings::judgeDetail)),
  LOGIN_FAILURES(
      "login-failures",
      Reach.GATE,
      "10",
      "failed logins of one name from one address in `login-window`; more are answered with 429",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_NAME(
      "login-failures-per-name",
      Reach.GATE,
      "100",
      "the same for one name from all addresses; above it, an address that is new to the name has"
          + " 3",
      Reading.number(1, 1_000_000)),
  LOGIN_FAILURES_PER_ADDRESS(
      "login-failures-per-address",
      Reach.GATE,
      "300",
      "the same for all names from one address; an IPv6 address counts by its /64",
      Reading.number(1, 1_000_000)),
  LOGIN_WINDOW(
      "login-window",
      Reach.GATE,
      "PT5M",
      "how long a failed login counts, PT1S to P1D",
      Reading.duration("PT1S", "P1D")),
  REVOCATION_STORE(
      "revocation-store",
      Reach.GATE,
      null,
      "where revocations are shared, written as `session-store`; by default where the sessions are",
      StoreSettings::judge),
  REVOCATION_POLL_INTERVAL(
      "revocation-poll-interval",
      Reach.GATE,
      "PT0.5S",
      "how often that store is asked, also if it pushes",
      Reading.duration("PT0.01S", "PT1H")),
  REVOCATION_STALE_AFTER(
      "revocation-stale-after",
      Reach.GATE,
      "PT5S",
      "after this long without the store, requests are answered with 503",
      Reading.duration("PT0.02S", "P7D")),
  UNSAFE_FAIL_OPEN_FOR(
      "unsafe-fail-open-for",
      Reach.GATE,
      "PT0S",
      "goes on for this long without the store, up to PT24H: tokens that were revoked meanwhile are"
          + " accepted",
      Reading.duration("PT0S", "PT24H")),
  MAX_REVOCATIONS(
      "max-revocations",
      Reach.GATE,
      null,
      "revocations kept at most; by default as many as fit into an eighth of the heap",
      Reading.number(1, 100_000_000)),
  UNSAFE_UNREVOCABLE(
      "unsafe-unrevocable",
      Reach.EACH_ISSUER,
      "false",
      "accepts tokens of this issuer without `jti`; none of its tokens can be revoked",
      Reading.flag()),
  REALM("realm", Reach.GATE, "jwtgate", "realm of the challenge", Reading.text(GateRules::realm)),
  ACCESS(
      "access",
      Reach.GATE,
      "required",
      "`required`, or `optional`: a request without a token passes, too",
      Reading.oneOf("required", "optional")),
  PUBLIC_PATHS(
      "public-paths",
      Reach.GATE,
      null,
      "paths under the context that need no token",
      Reading.each(TokenTexts::path)),
  GUARDED_PATHS(
      "guarded-paths",
      Reach.GATE,
      null,
      "only these paths are guarded, all others are open; by default every path is guarded",
      Reading.each(TokenTexts::path)),
  ROLES(
      "roles",
      Reach.GATE,
      null,
      "every request needs one of these roles",
      Reading.each(TokenTexts::role)),
  SCOPES(
      "scopes",
      Reach.GATE,
      null,
      "every request needs all of these scopes",
      Reading.each(TokenTexts::scope)),
  COOKIE(
      "cookie",
      Reach.GATE,
      null,
      "name of a cookie that may carry the token",
      Reading.text(CookieSettings::cookie)),
  CREDENTIALS(
      "credentials",
      Reach.GATE,
      "header-wins",
      "if a header and a cookie come together: `header-wins` or `reject`",
      Reading.oneOf("header-wins", "reject")),
  PUBLIC_ORIGIN(
      "public-origin",
      Reach.GATE,
      null,
      "origins under which browsers see this application",
      Reading.each(CookieSettings::origin)),
  TRUSTED_ORIGINS(
      "trusted-origins",
      Reach.GATE,
      null,
      "other origins whose pages may act for the user by cookie",
      Reading.each(CookieSettings::origin)),
  CORS_ORIGINS(
      "cors-origins",
      Reach.GATE,
      null,
      "origins whose pages may call and read the answers; `*` for all pages, without credentials",
      Reading.names(CorsRule::of)),
  CORS_METHODS(
      "cors-methods",
      Reach.GATE,
      "GET,HEAD,POST,PUT,PATCH,DELETE",
      "methods that these pages may use",
      Reading.names(CorsSettings::methods)),
  CORS_HEADERS(
      "cors-headers",
      Reach.GATE,
      "Authorization,Content-Type,X-CSRF-Token",
      "request headers that these pages may set",
      Reading.names(CorsSettings::headers)),
  CORS_EXPOSED_HEADERS(
      "cors-exposed-headers",
      Reach.GATE,
      null,
      "response headers that these pages may read, beside `WWW-Authenticate` and `Retry-After`",
      Reading.names(CorsSettings::exposed)),
  CORS_CREDENTIALS(
      "cors-credentials",
      Reach.GATE,
      null,
      "whether these pages may send cookies; by default listed origins may",
      Reading.flag()),
  CORS_MAX_AGE(
      "cors-max-age",
      Reach.GATE,
      "PT10M",
      "how long browsers may keep the answer to a preflight, up to PT24H",
      Reading.duration("PT0S", "PT24H")),
  CSRF_KEY_FILE(
      "csrf-key-file",
      Reach.GATE,
      null,
      "key of the CSRF tokens, 32 octets or more",
      Reading.secretFile(CsrfTokens::new)),
  TLS_AT_PROXY(
      "tls-at-proxy",
      Reach.GATE,
      "false",
      "TLS ends at a proxy, and no client can bypass it",
      Reading.flag()),
  SESSION_TOKENS(
      "session-tokens",
      Reach.GATE,
      "cookies",
      "where the login endpoints put tokens: `cookies` or `bodies`",
      Reading.oneOf("cookies", "bodies")),
  REFRESH_COOKIE(
      "refresh-cookie",
      Reach.GATE,
      "__Secure-refresh",
      "name of the refresh token's cookie",
      Reading.text(EndpointSettings::refreshCookie)),
  CSRF_COOKIE(
      "csrf-cookie",
      Reach.GATE,
      "__Host-csrf",
      "name of the CSRF token's cookie",
      Reading.text(EndpointSettings::csrfCookie)),
  SAME_SITE(
      "same-site",
      Reach.GATE,
      "strict",
      "the token's cookie: `strict`, `lax`, or `none`",
      Reading.text(EndpointSettings::sameSite)),
  SESSION_PATH(
      "session-path",
      Reach.GATE,
      null,
      "path of the login endpoints as browsers see it, if a proxy changes it",
      Reading.text(EndpointSettings::path)),
  CLIENT_ADDRESS_HEADER(
      "client-address-header",
      Reach.GATE,
      null,
      "the header in which a trusted proxy passes the client's address on",
      Reading.text(GateRules::headerName)),
  UNSAFE_SIBLING_HOSTS(
      "unsafe-sibling-hosts",
      Reach.GATE,
      "false",
      "pages of sibling hosts may act for the user by cookie",
      Reading.flag()),
  UNSAFE_CSRF_REPORT_ONLY(
      "unsafe-csrf-report-only",
      Reach.GATE,
      "false",
      "every site may act for the user by cookie; it is only reported",
      Reading.flag()),
  REQUIRE_HTTPS(
      "require-https",
      Reach.GATE,
      "false",
      "rejects a token that came over plain http from another machine",
      Reading.flag()),
  ERROR_DESCRIPTION(
      "error-description",
      Reach.GATE,
      "true",
      "whether a challenge describes its error",
      Reading.flag()),
  ERROR_PAGES(
      "error-pages",
      Reach.GATE,
      "false",
      "the servlet filter shows the application's own error pages",
      Reading.flag()),
  FORWARD_TOKEN(
      "forward-token",
      Reach.GATE,
      "true",
      "whether the application sees the token itself",
      Reading.flag()),
  HIDDEN_HEADERS(
      "hidden-headers",
      Reach.GATE,
      null,
      "request headers that the application never sees",
      Reading.each(GateRules::headerName)),
  UNSAFE_REPORT_ONLY(
      "unsafe-report-only",
      Reach.GATE,
      "false",
      "nothing is rejected; what would be is logged and reported to listeners",
      Reading.flag()),
  UNSAFE_UNGUARDED(
      "unsafe-unguarded",
      Reach.GATE,
      "false",
      "an application without any other setting is open to everybody",
      Reading.flag()),
  CONTAINER_LOGIN(
      "container-login",
      Reach.GATE,
      "false",
      "the server's own security sees the caller too; see docs/servers.md",
      Reading.flag()),
  CACHE_SIZE(
      "cache-size",
      Reach.GATE,
      "10000",
      "how many verified tokens are kept; 0 for no cache",
      Reading.number(0, 10_000_000)),
  CACHE_TTL(
      "cache-ttl",
      Reach.GATE,
      "PT5M",
      "how long a verified token is kept at most",
      Reading.duration("PT1S", "P366D"));

  /** What every name begins with. */
  public static final String PREFIX = "jwtgate.";

  /** What a setting is about. */
  enum Reach {
    /** The whole gate. */
    GATE,
    /** One issuer, and it can't be shared between several. */
    ONE_ISSUER,
    /**
     * Each issuer; written without an issuer's name it counts for all that have none of their own.
     */
    EACH_ISSUER
  }

  private final String key;
  private final Reach reach;
  private final String defaultValue;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Reading reading;

  Setting(String key, Reach reach, String defaultValue, String meaning, Reading reading) {
    this.key = key;
    this.reach = reach;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
    this.reading = reading;
  }

  /** The name in full, such as {@code jwtgate.clock-skew}. */
  public String fullName() {
    return PREFIX + key;
  }

  /** The name for one of several issuers, such as {@code jwtgate.partner.clock-skew}. */
  public String fullName(String issuerName) {
    return PREFIX + issuerName + '.' + key;
  }

  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  public String meaning() {
    return meaning;
  }

  /** Whether each of several issuers may have its own. */
  public boolean isPerIssuer() {
    return reach != Reach.GATE;
  }

  /** The name without what every name begins with. */
  String key() {
    return key;
  }

  /**
   * Judges a text that was written, whether or not anything needs it.
   *
   * @throws ConfigurationException if it can't be meant so
   */
  void judge(Value written, ClassLoader loader) {
    written.read(
        text -> {
          TextRules.require(text);
          reading.judge(written, loader);
          return text;
        });
  }

  /** Whether it opens what is closed. */
  boolean isUnsafe() {
    return key.startsWith("unsafe-");
  }

  boolean isSharedByIssuers() {
    return reach == Reach.EACH_ISSUER;
  }
}

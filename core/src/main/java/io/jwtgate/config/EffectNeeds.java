package io.jwtgate.config;

import static io.jwtgate.config.Setting.ABSOLUTE_TIMEOUT;
import static io.jwtgate.config.Setting.ACCESS_TOKEN_LIFETIME;
import static io.jwtgate.config.Setting.AUDIENCE_CLAIM;
import static io.jwtgate.config.Setting.CACHE_SIZE;
import static io.jwtgate.config.Setting.CACHE_TTL;
import static io.jwtgate.config.Setting.CLIENT_ADDRESS_HEADER;
import static io.jwtgate.config.Setting.COOKIE;
import static io.jwtgate.config.Setting.CORS_CREDENTIALS;
import static io.jwtgate.config.Setting.CORS_EXPOSED_HEADERS;
import static io.jwtgate.config.Setting.CORS_HEADERS;
import static io.jwtgate.config.Setting.CORS_MAX_AGE;
import static io.jwtgate.config.Setting.CORS_METHODS;
import static io.jwtgate.config.Setting.CORS_ORIGINS;
import static io.jwtgate.config.Setting.CREDENTIALS;
import static io.jwtgate.config.Setting.CSRF_COOKIE;
import static io.jwtgate.config.Setting.CSRF_KEY_FILE;
import static io.jwtgate.config.Setting.DISCOVERY;
import static io.jwtgate.config.Setting.FETCH_TIMEOUT;
import static io.jwtgate.config.Setting.FETCH_TOKEN_FILE;
import static io.jwtgate.config.Setting.IDLE_TIMEOUT;
import static io.jwtgate.config.Setting.JWKS_URI;
import static io.jwtgate.config.Setting.KEYS_REQUIRED;
import static io.jwtgate.config.Setting.LISTED_CLAIMS;
import static io.jwtgate.config.Setting.LOGIN_FAILURES;
import static io.jwtgate.config.Setting.LOGIN_FAILURES_PER_ADDRESS;
import static io.jwtgate.config.Setting.LOGIN_FAILURES_PER_NAME;
import static io.jwtgate.config.Setting.LOGIN_WINDOW;
import static io.jwtgate.config.Setting.MAX_REVOCATIONS;
import static io.jwtgate.config.Setting.MAX_SESSIONS;
import static io.jwtgate.config.Setting.MAX_SESSIONS_REACHED;
import static io.jwtgate.config.Setting.NEXT_SIGNING_KEY_FILE;
import static io.jwtgate.config.Setting.NO_PROXY;
import static io.jwtgate.config.Setting.PREVIOUS_SIGNING_KEY_FILES;
import static io.jwtgate.config.Setting.PROXY;
import static io.jwtgate.config.Setting.PROXY_CREDENTIALS_FILE;
import static io.jwtgate.config.Setting.PUBLIC_ORIGIN;
import static io.jwtgate.config.Setting.REFRESH_COOKIE;
import static io.jwtgate.config.Setting.REFRESH_GRACE;
import static io.jwtgate.config.Setting.REMEMBERED_TIMEOUT;
import static io.jwtgate.config.Setting.REQUIRE_HTTPS;
import static io.jwtgate.config.Setting.REVOCATION_POLL_INTERVAL;
import static io.jwtgate.config.Setting.REVOCATION_STALE_AFTER;
import static io.jwtgate.config.Setting.REVOCATION_STORE;
import static io.jwtgate.config.Setting.SAME_SITE;
import static io.jwtgate.config.Setting.SESSION_DETAILS;
import static io.jwtgate.config.Setting.SESSION_PATH;
import static io.jwtgate.config.Setting.SESSION_STORE;
import static io.jwtgate.config.Setting.SESSION_TABLES;
import static io.jwtgate.config.Setting.SESSION_TOKENS;
import static io.jwtgate.config.Setting.SINGLE_AUDIENCE;
import static io.jwtgate.config.Setting.STALE_MAX;
import static io.jwtgate.config.Setting.STORE_CA_FILE;
import static io.jwtgate.config.Setting.TLS_AT_PROXY;
import static io.jwtgate.config.Setting.TLS_CA_FILE;
import static io.jwtgate.config.Setting.TLS_CA_ONLY;
import static io.jwtgate.config.Setting.TLS_CLIENT_CERTIFICATE_FILE;
import static io.jwtgate.config.Setting.TLS_CLIENT_KEY_FILE;
import static io.jwtgate.config.Setting.TRUSTED_ORIGINS;
import static io.jwtgate.config.Setting.UNSAFE_ANY_AUDIENCE;
import static io.jwtgate.config.Setting.UNSAFE_CSRF_REPORT_ONLY;
import static io.jwtgate.config.Setting.UNSAFE_FAIL_OPEN_FOR;
import static io.jwtgate.config.Setting.UNSAFE_HTTP;
import static io.jwtgate.config.Setting.UNSAFE_SIBLING_HOSTS;
import static io.jwtgate.config.Setting.UNSAFE_UNREVOCABLE;

import java.util.Set;
import java.util.function.Predicate;

/** What has to be there so that settings have an effect, and what to write where it is not. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and Set.of
enum EffectNeeds {
  FETCHED_KEYS(
      issuer -> issuer.keys().areFetched(),
      "no keys are fetched; leave it out, or write jwtgate.jwks-uri in place of the file",
      STALE_MAX,
      KEYS_REQUIRED,
      FETCH_TIMEOUT,
      FETCH_TOKEN_FILE,
      PROXY,
      NO_PROXY,
      PROXY_CREDENTIALS_FILE,
      TLS_CA_FILE,
      TLS_CA_ONLY,
      TLS_CLIENT_CERTIFICATE_FILE,
      TLS_CLIENT_KEY_FILE,
      UNSAFE_HTTP),
  DISCOVERED_KEYS(
      issuer -> issuer.keys().areFetched() && !issuer.value(JWKS_URI).isSet(),
      "no keys are discovered; leave it out, or leave out where they are",
      DISCOVERY),
  OWN_ISSUER(
      issuer -> issuer.keys().areOwn(),
      "this application signs nothing; write jwtgate.signing-key-file, or leave it out",
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
      LOGIN_WINDOW),
  SESSIONS(
      issuer -> issuer.keys().areOwn(),
      "this application has no sessions; write jwtgate.revocation-store to share revocations",
      SESSION_STORE),
  ENDPOINTS(
      issuer -> issuer.keys().areOwn(),
      "there are no login endpoints; write jwtgate.signing-key-file, or leave it out unless code"
          + " makes them",
      SESSION_TOKENS,
      REFRESH_COOKIE,
      CSRF_COOKIE,
      SAME_SITE,
      SESSION_PATH,
      CLIENT_ADDRESS_HEADER),
  STORES(
      issuer -> issuer.isSet(SESSION_STORE) || issuer.isSet(REVOCATION_STORE),
      "nothing is kept outside this process; write jwtgate.session-store, or leave it out",
      SESSION_TABLES,
      STORE_CA_FILE),
  REVOCATIONS(
      issuer -> issuer.keys().areOwn() || issuer.isSet(REVOCATION_STORE),
      "nothing can be revoked here; write jwtgate.revocation-store, or leave it out",
      REVOCATION_POLL_INTERVAL,
      REVOCATION_STALE_AFTER,
      UNSAFE_FAIL_OPEN_FOR,
      MAX_REVOCATIONS,
      UNSAFE_UNREVOCABLE),
  TOKEN_COOKIE(
      issuer -> issuer.isSet(COOKIE) || issuer.keys().areOwn(),
      "no cookie carries the token; write jwtgate.cookie, or leave it out",
      CREDENTIALS,
      PUBLIC_ORIGIN,
      TRUSTED_ORIGINS,
      CSRF_KEY_FILE,
      UNSAFE_SIBLING_HOSTS,
      UNSAFE_CSRF_REPORT_ONLY),
  TLS(
      issuer -> issuer.isSet(COOKIE) || issuer.keys().areOwn() || issuer.flag(REQUIRE_HTTPS),
      "nothing asks for TLS; write jwtgate.cookie or jwtgate.require-https, or leave it out",
      TLS_AT_PROXY),
  AUDIENCE(
      issuer -> !issuer.flag(UNSAFE_ANY_AUDIENCE) || issuer.flag(SINGLE_AUDIENCE),
      "no audience is judged; write jwtgate.audience, or leave it out",
      AUDIENCE_CLAIM),
  OTHER_ORIGINS(
      issuer -> issuer.isSet(CORS_ORIGINS),
      "no page of another origin may call; write jwtgate.cors-origins, or leave it out",
      CORS_METHODS,
      CORS_HEADERS,
      CORS_EXPOSED_HEADERS,
      CORS_CREDENTIALS,
      CORS_MAX_AGE),
  CACHE(
      issuer -> issuer.value(CACHE_SIZE).wholeNumber() > 0,
      "there is no cache; write another jwtgate.cache-size, or leave it out",
      CACHE_TTL);

  private final Predicate<IssuerSettings> met;
  private final String advice;
  private final Set<Setting> concerned;

  EffectNeeds(Predicate<IssuerSettings> met, String advice, Setting... concerned) {
    this.met = met;
    this.advice = advice;
    this.concerned = Set.of(concerned);
  }

  boolean concern(Setting setting) {
    return concerned.contains(setting);
  }

  boolean areMet(IssuerSettings issuer) {
    return met.test(issuer);
  }

  String advice() {
    return advice;
  }
}

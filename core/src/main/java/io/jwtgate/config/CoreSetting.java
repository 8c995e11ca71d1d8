package io.jwtgate.config;

import io.jwtgate.ClaimPath;
import io.jwtgate.bearer.UserAuthentication;
import io.jwtgate.keys.KeyFile;
import io.jwtgate.web.CorsRule;
import io.jwtgate.web.CsrfTokens;
import java.util.Optional;

/** The settings of verifying tokens and of deciding on requests. */
public enum CoreSetting implements Setting {
  ISSUER(
      "issuer",
      Level.ONE_ISSUER,
      null,
      "the `iss` of its tokens, compared exactly; keys are discovered there if no other key setting"
          + " is written",
      Reading.text(TokenTexts::issuer)),
  TENANTS(
      "tenants",
      Level.ONE_ISSUER,
      null,
      "the tenants that may stand in the place `{tenant}` of `issuer`",
      Reading.each(IssuerPattern::requireTenant)),
  UNSAFE_ANY_TENANT(
      "unsafe-any-tenant",
      Level.ONE_ISSUER,
      "false",
      "every tenant may stand there: whoever can open one with the provider gets in",
      Reading.flag()),
  MAX_TENANTS(
      "max-tenants",
      Level.EACH_ISSUER,
      "1000",
      "how many tenants have their keys held at once",
      Reading.number(1, 100_000)),
  AUDIENCE(
      "audience",
      Level.EACH_ISSUER,
      null,
      "accepted `aud` values, of which a token needs one",
      Reading.each(TokenTexts::audience)),
  KEY_FILE(
      "key-file",
      Level.ONE_ISSUER,
      null,
      "public keys or certificates in PEM, a JWK or a JWK set; a path, `classpath:`, or a `data:`"
          + " URL",
      // Whether its issuer takes keys that are too short is judged with all of the issuer.
      Reading.publicFile(KeyFile::unsafeRsa1024)),
  SECRET_FILE(
      "secret-file",
      Level.ONE_ISSUER,
      null,
      "HMAC secret: its octets, or a JWK; a path or `classpath:`",
      Reading.secretFile(KeyFile::secret)),
  ALGORITHMS(
      "algorithms",
      Level.EACH_ISSUER,
      null,
      "allow-list of algorithms",
      Reading.each(IssuerSettings::algorithm)),
  DECRYPTION_KEY_FILE(
      "decryption-key-file",
      Level.EACH_ISSUER,
      null,
      "private keys by which its tokens are decrypted, PEM, a JWK or a JWK set; a token that is"
          + " only signed is rejected then; a path or `classpath:`",
      Reading.secretFile(KeyFile::decryptionKeys)),
  DECRYPTION_ALGORITHMS(
      "decryption-algorithms",
      Level.EACH_ISSUER,
      null,
      "allow-list of `alg` of encrypted tokens; by default what fits the keys",
      Reading.each(DecryptionSettings::algorithm)),
  ISSUERS(
      "issuers",
      Level.GATE,
      null,
      "names of several issuers, each with settings of its own",
      (names, loader) -> IssuerNames.in(names, SettingList.found(loader).keys())),
  CLOCK_SKEW(
      "clock-skew",
      Level.EACH_ISSUER,
      "PT60S",
      "how far clocks may differ, PT0S to PT5M",
      Reading.duration("PT0S", "PT5M")),
  MAX_LIFETIME(
      "max-lifetime",
      Level.EACH_ISSUER,
      "P366D",
      "rejects an `exp` further away",
      Reading.duration("PT1S", "P36500D")),
  MAX_AGE(
      "max-age",
      Level.EACH_ISSUER,
      null,
      "rejects an `iat` longer ago; `iat` is then required",
      Reading.duration("PT1S", "P36500D")),
  MAX_AGE_SKEW(
      "max-age-skew",
      Level.EACH_ISSUER,
      null,
      "how far clocks may differ for `max-age`; by default `clock-skew`",
      Reading.duration("PT0S", "PT5M")),
  TOKEN_TYPE(
      "token-type",
      Level.EACH_ISSUER,
      null,
      "required `typ`, such as `at+jwt`",
      Reading.text(TokenTexts::tokenType)),
  PRINCIPAL_CLAIM(
      "principal-claim",
      Level.EACH_ISSUER,
      "sub",
      "claim path of the caller's name; of several the first counts that a token has",
      Reading.text(ClaimTexts::paths)),
  ROLES_CLAIM(
      "roles-claim",
      Level.EACH_ISSUER,
      "roles",
      "claim paths of roles; all are merged",
      Reading.text(ClaimTexts::rolePaths)),
  ROLES_SEPARATOR(
      "roles-separator",
      Level.EACH_ISSUER,
      null,
      "one string is split into roles: `space`, `comma` or `space,comma`; by default it is one"
          + " role",
      Reading.each(RoleSettings::separator)),
  ROLES_FROM_MEMBERS(
      "roles-from-members",
      Level.EACH_ISSUER,
      "false",
      "the names of an object's members are roles",
      Reading.flag()),
  ROLES_STRIP_PREFIX(
      "roles-strip-prefix",
      Level.EACH_ISSUER,
      null,
      "is cut off from names in the token, before `roles-map` is asked",
      Reading.text(TokenTexts::role)),
  ROLES_MAP(
      "roles-map",
      Level.EACH_ISSUER,
      null,
      "what names in the token mean here: `/shop/admins=admin`, or a file of such lines",
      RoleSettings::judgeMap),
  UNMAPPED_ROLES(
      "unmapped-roles",
      Level.EACH_ISSUER,
      "keep",
      "names that `roles-map` lacks: `keep`, or `drop`",
      Reading.oneOf("keep", "drop")),
  ROLES_ADD_PREFIX(
      "roles-add-prefix",
      Level.EACH_ISSUER,
      null,
      "is put before each role, after `roles-map` was asked",
      Reading.text(TokenTexts::role)),
  SCOPE_CLAIM(
      "scope-claim",
      Level.EACH_ISSUER,
      "scope",
      "claim path of scopes, a string or an array",
      Reading.text(ClaimPath::parse)),
  AUDIENCE_CLAIM(
      "audience-claim",
      Level.EACH_ISSUER,
      "aud",
      "claim path of what `audience` accepts",
      Reading.text(ClaimTexts::path)),
  PRESET(
      "preset",
      Level.EACH_ISSUER,
      null,
      "defaults of a provider, such as `keycloak`; docs/presets.md has them all",
      (preset, loader) -> Preset.named(preset.name(), preset.required("write one"))),
  REQUIRED_CLAIMS(
      "required-claims",
      Level.EACH_ISSUER,
      null,
      "claim paths that must be present",
      Reading.text(ClaimTexts::paths)),
  CLAIM_VALUES(
      "claim-values",
      Level.EACH_ISSUER,
      null,
      "claim paths that must have a value: `azp=web`; the same again accepts another value",
      Reading.text(ClaimTexts::values)),
  UNSAFE_ANY_AUDIENCE(
      "unsafe-any-audience",
      Level.EACH_ISSUER,
      "false",
      "accepts tokens for every audience",
      Reading.flag()),
  UNSAFE_RSA_1024(
      "unsafe-rsa-1024",
      Level.EACH_ISSUER,
      "false",
      "takes RSA keys of 1024 bits and more, which are too short today",
      Reading.flag()),
  SINGLE_AUDIENCE(
      "single-audience",
      Level.EACH_ISSUER,
      "false",
      "rejects a token for several audiences",
      Reading.flag()),
  REALM("realm", Level.GATE, "jwtgate", "realm of the challenge", Reading.text(GateRules::realm)),
  ACCESS(
      "access",
      Level.GATE,
      "required",
      "`required`, or `optional`: a request without a token passes, too",
      Reading.oneOf("required", "optional")),
  PUBLIC_PATHS(
      "public-paths",
      Level.GATE,
      null,
      "paths under the context that need no token",
      Reading.each(TokenTexts::path)),
  GUARDED_PATHS(
      "guarded-paths",
      Level.GATE,
      null,
      "only these paths are guarded, all others are open; by default every path is guarded",
      Reading.each(TokenTexts::path)),
  ROLES(
      "roles",
      Level.GATE,
      null,
      "every request needs one of these roles",
      Reading.each(TokenTexts::role)),
  SCOPES(
      "scopes",
      Level.GATE,
      null,
      "every request needs all of these scopes",
      Reading.each(TokenTexts::scope)),
  ACR_VALUES(
      "acr-values",
      Level.GATE,
      null,
      "every user must have logged in by one of these `acr` values; the preferred one first",
      Reading.each(UserAuthentication::requireAcr)),
  AUTH_MAX_AGE(
      "auth-max-age",
      Level.GATE,
      null,
      "how long ago every user's `auth_time` may lie, in whole seconds; without it a token is too"
          + " old",
      (age, loader) -> GateRules.within(age.duration())),
  COOKIE(
      "cookie",
      Level.GATE,
      null,
      "name of a cookie that may carry the token",
      Reading.text(CredentialSettings::cookie)),
  UNSAFE_COOKIE_NAME(
      "unsafe-cookie-name",
      Level.GATE,
      "false",
      "`cookie` may lack the prefix `__Host-`: other hosts of the site may plant one",
      Reading.flag()),
  CREDENTIALS(
      "credentials",
      Level.GATE,
      "header-wins",
      "if a token comes in two places: `header-wins` or `reject`; `cookie-only` never looks at a"
          + " header",
      Reading.oneOf("header-wins", "reject", "cookie-only")),
  TOKEN_HEADER(
      "token-header",
      Level.GATE,
      "Authorization",
      "the header that carries the token; another one may have it bare, and `Authorization` is then"
          + " not looked at",
      Reading.text(CredentialSettings::header)),
  WEBSOCKET_SUBPROTOCOL(
      "websocket-subprotocol",
      Level.GATE,
      "false",
      "a handshake may bring the token as `Sec-WebSocket-Protocol: jwtgate.bearer, TOKEN`",
      Reading.flag()),
  PUBLIC_CREDENTIALS(
      "public-credentials",
      Level.GATE,
      "refuse",
      "a token that is not valid, where none is needed: `refuse`, or `ignore`",
      Reading.oneOf("refuse", "ignore")),
  MAX_TOKEN_SIZE(
      "max-token-size",
      Level.GATE,
      "8192",
      "the most characters of a token, 8192 to 65536, or 8 KiB to 64 KiB",
      Reading.octets(8 * 1024, 64 * 1024)),
  PUBLIC_ORIGIN(
      "public-origin",
      Level.GATE,
      null,
      "origins under which browsers see this application",
      Reading.each(CsrfSettings::origin)),
  TRUSTED_ORIGINS(
      "trusted-origins",
      Level.GATE,
      null,
      "other origins whose pages may act for the user by cookie",
      Reading.each(CsrfSettings::origin)),
  CORS_ORIGINS(
      "cors-origins",
      Level.GATE,
      null,
      "origins whose pages may call and read the answers; `*` for all pages, without credentials",
      Reading.names(CorsRule::of)),
  CORS_METHODS(
      "cors-methods",
      Level.GATE,
      "GET,HEAD,POST,PUT,PATCH,DELETE",
      "methods that these pages may use",
      Reading.names(CorsSettings::methods)),
  CORS_HEADERS(
      "cors-headers",
      Level.GATE,
      "Authorization,Content-Type,X-CSRF-Token",
      "request headers that these pages may set",
      Reading.names(CorsSettings::headers)),
  CORS_EXPOSED_HEADERS(
      "cors-exposed-headers",
      Level.GATE,
      null,
      "response headers that these pages may read, beside `WWW-Authenticate` and `Retry-After`",
      Reading.names(CorsSettings::exposed)),
  CORS_CREDENTIALS(
      "cors-credentials",
      Level.GATE,
      null,
      "whether these pages may send cookies; by default listed origins may",
      Reading.flag()),
  CORS_MAX_AGE(
      "cors-max-age",
      Level.GATE,
      "PT10M",
      "how long browsers may keep the answer to a preflight, up to PT24H",
      Reading.duration("PT0S", "PT24H")),
  CSRF_KEY_FILE(
      "csrf-key-file",
      Level.GATE,
      null,
      "key of the CSRF tokens, 32 octets or more",
      Reading.secretFile(CsrfTokens::new)),
  TLS_AT_PROXY(
      "tls-at-proxy",
      Level.GATE,
      "false",
      "TLS ends at a proxy, and no client can bypass it",
      Reading.flag()),
  UNSAFE_SIBLING_HOSTS(
      "unsafe-sibling-hosts",
      Level.GATE,
      "false",
      "pages of sibling hosts may act for the user by cookie",
      Reading.flag()),
  UNSAFE_CSRF_REPORT_ONLY(
      "unsafe-csrf-report-only",
      Level.GATE,
      "false",
      "every site may act for the user by cookie; it is only reported",
      Reading.flag()),
  REQUIRE_HTTPS(
      "require-https",
      Level.GATE,
      "false",
      "rejects a token that came over plain http from another machine",
      Reading.flag()),
  ERROR_DESCRIPTION(
      "error-description",
      Level.GATE,
      "true",
      "whether a challenge describes its error",
      Reading.flag()),
  LOG_ROLES(
      "log-roles",
      Level.GATE,
      "true",
      "whether the log of a 403 names the roles and scopes that the caller has and lacks",
      Reading.flag()),
  ERROR_PAGES(
      "error-pages",
      Level.GATE,
      "false",
      "the servlet filter shows the application's own error pages",
      Reading.flag()),
  FORWARD_TOKEN(
      "forward-token",
      Level.GATE,
      "true",
      "whether the application sees the token itself",
      Reading.flag()),
  HIDDEN_HEADERS(
      "hidden-headers",
      Level.GATE,
      null,
      "request headers that the application never sees",
      Reading.each(GateRules::headerName)),
  UNSAFE_REPORT_ONLY(
      "unsafe-report-only",
      Level.GATE,
      "false",
      "nothing is rejected; what would be is logged and reported to listeners",
      Reading.flag()),
  UNSAFE_UNGUARDED(
      "unsafe-unguarded",
      Level.GATE,
      "false",
      "an application without any other setting is open to everybody",
      Reading.flag()),
  CONTAINER_LOGIN(
      "container-login",
      Level.GATE,
      "false",
      "the server's own security sees the caller too; see docs/servers.md",
      Reading.flag()),
  CACHE_SIZE(
      "cache-size",
      Level.GATE,
      "10000",
      "how many verified tokens are kept; 0 for no cache",
      Reading.number(0, 10_000_000)),
  CACHE_TTL(
      "cache-ttl",
      Level.GATE,
      "PT5M",
      "how long a verified token is kept at most",
      Reading.duration("PT1S", "P366D"));

  @SuppressWarnings("ImmutableEnumChecker") // its reading is a function without state
  private final SettingDefinition definition;

  CoreSetting(String key, Level level, String defaultValue, String meaning, Reading reading) {
    this.definition =
        new SettingDefinition(key, level, Optional.ofNullable(defaultValue), meaning, reading);
  }

  @Override
  public SettingDefinition definition() {
    return definition;
  }

  @Override
  public boolean namesKeys() {
    return this == KEY_FILE || this == SECRET_FILE;
  }
}

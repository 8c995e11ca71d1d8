package io.jwtgate.config;

import static io.jwtgate.config.CoreSetting.AUDIENCE_CLAIM;
import static io.jwtgate.config.CoreSetting.CACHE_SIZE;
import static io.jwtgate.config.CoreSetting.CACHE_TTL;
import static io.jwtgate.config.CoreSetting.COOKIE;
import static io.jwtgate.config.CoreSetting.CORS_CREDENTIALS;
import static io.jwtgate.config.CoreSetting.CORS_EXPOSED_HEADERS;
import static io.jwtgate.config.CoreSetting.CORS_HEADERS;
import static io.jwtgate.config.CoreSetting.CORS_MAX_AGE;
import static io.jwtgate.config.CoreSetting.CORS_METHODS;
import static io.jwtgate.config.CoreSetting.CORS_ORIGINS;
import static io.jwtgate.config.CoreSetting.CREDENTIALS;
import static io.jwtgate.config.CoreSetting.CSRF_KEY_FILE;
import static io.jwtgate.config.CoreSetting.DECRYPTION_ALGORITHMS;
import static io.jwtgate.config.CoreSetting.DECRYPTION_KEY_FILE;
import static io.jwtgate.config.CoreSetting.MAX_TENANTS;
import static io.jwtgate.config.CoreSetting.PUBLIC_ORIGIN;
import static io.jwtgate.config.CoreSetting.REQUIRE_HTTPS;
import static io.jwtgate.config.CoreSetting.ROLES_MAP;
import static io.jwtgate.config.CoreSetting.SINGLE_AUDIENCE;
import static io.jwtgate.config.CoreSetting.TENANTS;
import static io.jwtgate.config.CoreSetting.TLS_AT_PROXY;
import static io.jwtgate.config.CoreSetting.TRUSTED_ORIGINS;
import static io.jwtgate.config.CoreSetting.UNMAPPED_ROLES;
import static io.jwtgate.config.CoreSetting.UNSAFE_ANY_AUDIENCE;
import static io.jwtgate.config.CoreSetting.UNSAFE_ANY_TENANT;
import static io.jwtgate.config.CoreSetting.UNSAFE_COOKIE_NAME;
import static io.jwtgate.config.CoreSetting.UNSAFE_CSRF_REPORT_ONLY;
import static io.jwtgate.config.CoreSetting.UNSAFE_SIBLING_HOSTS;

import java.util.List;
import java.util.Set;

/** When settings of core have an effect. */
final class CoreNeeds {
  private static final List<EffectNeed> ALL =
      List.of(
          tokenCookie(),
          unaskedToken(),
          tls(),
          audience(),
          otherOrigins(),
          cache(),
          rolesMap(),
          decryption(),
          maxAge(),
          tenants());

  private CoreNeeds() {}

  static List<EffectNeed> all() {
    return ALL;
  }

  private static EffectNeed tokenCookie() {
    return new EffectNeed(
        issuer -> issuer.isSet(COOKIE),
        "no cookie carries the token; write jwtgate.cookie, or leave it out",
        Set.of(UNSAFE_COOKIE_NAME));
  }

  /** What a browser sends unasked, or has a proxy send. */
  private static EffectNeed unaskedToken() {
    return new EffectNeed(
        issuer -> issuer.isSet(COOKIE) || new CredentialSettings(issuer.settings()).isOtherHeader(),
        "no cookie carries the token; write jwtgate.cookie, or leave it out",
        Set.of(
            CREDENTIALS,
            PUBLIC_ORIGIN,
            TRUSTED_ORIGINS,
            CSRF_KEY_FILE,
            UNSAFE_SIBLING_HOSTS,
            UNSAFE_CSRF_REPORT_ONLY));
  }

  private static EffectNeed tls() {
    return new EffectNeed(
        issuer -> issuer.isSet(COOKIE) || issuer.flag(REQUIRE_HTTPS),
        "nothing asks for TLS; write jwtgate.cookie or jwtgate.require-https, or leave it out",
        Set.of(TLS_AT_PROXY));
  }

  private static EffectNeed audience() {
    return new EffectNeed(
        issuer -> !issuer.flag(UNSAFE_ANY_AUDIENCE) || issuer.flag(SINGLE_AUDIENCE),
        "no audience is judged; write jwtgate.audience, or leave it out",
        Set.of(AUDIENCE_CLAIM));
  }

  private static EffectNeed otherOrigins() {
    return new EffectNeed(
        issuer -> issuer.isSet(CORS_ORIGINS),
        "no page of another origin may call; write jwtgate.cors-origins, or leave it out",
        Set.of(CORS_METHODS, CORS_HEADERS, CORS_EXPOSED_HEADERS, CORS_CREDENTIALS, CORS_MAX_AGE));
  }

  private static EffectNeed rolesMap() {
    return new EffectNeed(
        issuer -> issuer.isSet(ROLES_MAP),
        "no name is mapped; write jwtgate.roles-map, or leave it out",
        Set.of(UNMAPPED_ROLES));
  }

  private static EffectNeed decryption() {
    return new EffectNeed(
        issuer -> issuer.isSet(DECRYPTION_KEY_FILE),
        "no token is decrypted; write jwtgate.decryption-key-file, or leave it out",
        Set.of(DECRYPTION_ALGORITHMS));
  }

  private static EffectNeed maxAge() {
    return new EffectNeed(
        issuer -> issuer.isSet(CoreSetting.MAX_AGE),
        "no age is judged; write jwtgate.max-age, or leave it out",
        Set.of(CoreSetting.MAX_AGE_SKEW));
  }

  private static EffectNeed cache() {
    return new EffectNeed(
        issuer -> issuer.value(CACHE_SIZE).wholeNumber() > 0,
        "there is no cache; write another jwtgate.cache-size, or leave it out",
        Set.of(CACHE_TTL));
  }

  private static EffectNeed tenants() {
    return new EffectNeed(
        TenantSettings::are,
        "the issuer has no place for a tenant; write {tenant} there, or leave it out",
        Set.of(TENANTS, UNSAFE_ANY_TENANT, MAX_TENANTS));
  }
}

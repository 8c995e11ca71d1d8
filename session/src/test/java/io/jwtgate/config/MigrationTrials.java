package io.jwtgate.config;

import static io.jwtgate.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static io.jwtgate.RejectionReason.BAD_SIGNATURE;
import static io.jwtgate.RejectionReason.EXPIRED;
import static io.jwtgate.RejectionReason.MISSING_CLAIM;
import static io.jwtgate.RejectionReason.UNKNOWN_ISSUER;
import static io.jwtgate.RejectionReason.WRONG_AUDIENCE;
import static io.jwtgate.RejectionReason.WRONG_CLAIM;
import static io.jwtgate.config.Migrated.setting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jwtgate.testkit.JwksServer;
import io.jwtgate.testkit.TestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One trial of each row of docs/migrate.md that names a setting, by what stands on its left. */
final class MigrationTrials {
  private static final Duration LATE = Duration.ofSeconds(-30);
  private static final Map<String, Object> CLIENT_ROLES =
      Map.of("orders", Map.of("roles", List.of("clerk")));

  static final Map<String, Runnable> TRIALS =
      Map.ofEntries(
          // keycloak.json
          entry("`realm`, `auth-server-url`", MigrationTrials::issuerOfARealm),
          entry("`resource`", MigrationTrials::audience),
          entry("`realm-public-key`", MigrationTrials::bareKeyWithinItsLines),
          entry(
              "`use-resource-role-mappings: true`",
              () ->
                  setting("roles-claim", "resource_access.orders.roles")
                      .hasRole("clerk", token -> token.claim("resource_access", CLIENT_ROLES))
                      .hasNoRole(token -> token.roles("clerk"))),
          entry(
              "`principal-attribute`",
              () ->
                  setting("principal-claim", "email")
                      .isNamed("a@x.example", token -> token.claim("email", "a@x.example"))),
          entry("`ssl-required`", MigrationTrials::httpsOfIssuersAndRequests),
          entry(
              "`<login-config><auth-method>KEYCLOAK` and constraints in web.xml",
              MigrationTrials::roleOfAFilter),
          // Elytron
          entry("`provider-url`", MigrationTrials::issuerOfARealm),
          entry("`client-id`", MigrationTrials::audience),
          entry("`principal-attribute`, as in `keycloak.json`", MigrationTrials::principal),
          entry("`issuer` of `<jwt>`", MigrationTrials::issuerAndAudience),
          entry("`audience` of `<jwt>`", MigrationTrials::audience),
          entry("`public-key`, `certificate` of `<jwt>`", MigrationTrials::keyFile),
          entry("`key-map` of `<jwt>`", MigrationTrials::keyFile),
          entry("`principal-claim` of the token realm", MigrationTrials::principal),
          entry("role decoder with `attribute=\"groups\"`", MigrationTrials::groups),
          entry("`<security-constraint>`, enterprise beans", MigrationTrials::containerLogin),
          // HttpAuthenticationMechanism
          entry("`notifyContainerAboutLogin(name, roles)`", MigrationTrials::containerLogin),
          // jjwt
          entry("`verifyWith(publicKey)`", MigrationTrials::keyFile),
          entry("`verifyWith(secretKey)`, `setSigningKey(text)`", MigrationTrials::secretFile),
          entry("`requireIssuer`, `requireAudience`", MigrationTrials::issuerAndAudience),
          entry("`clockSkewSeconds(5)`", MigrationTrials::clockSkew),
          entry("`require(\"tenant\", \"a\")`", MigrationTrials::claimValue),
          entry(
              "a cookie that the filter read",
              () -> setting("cookie", "__Host-token").admitsByCookie("__Host-token")),
          // java-jwt
          entry("`JWT.require(Algorithm.RSA256(key))`", MigrationTrials::keyFile),
          entry("`Algorithm.HMAC256(secret)`", MigrationTrials::secretFile),
          entry("`withIssuer`, `withAnyOfAudience`", MigrationTrials::issuerAndAudience),
          entry("`acceptLeeway(5)`", MigrationTrials::clockSkew),
          entry("`withClaimPresence(\"tenant\")`", MigrationTrials::requiredClaim),
          entry("`withClaim(\"tenant\", \"a\")`", MigrationTrials::claimValue),
          // Spring
          entry(
              "`spring.security.oauth2.resourceserver.jwt.issuer-uri`",
              MigrationTrials::discoveredKeys),
          entry("`....jwk-set-uri`", MigrationTrials::jwksUri),
          entry("`....public-key-location`", MigrationTrials::keyFile),
          entry("`....audiences`", MigrationTrials::audience),
          entry("`....jws-algorithms`", MigrationTrials::algorithms),
          entry("`....principal-claim-name`", MigrationTrials::principal),
          entry(
              "`....authorities-claim-name`, `authority-prefix`",
              () ->
                  setting("roles-claim", "authorities")
                      .hasRole("admin", token -> token.claim("authorities", List.of("admin")))),
          entry(
              "`SCOPE_orders`",
              () ->
                  setting("scopes", "orders")
                      .admits("/", token -> token.scope("orders read"))
                      .turnsAway(403, "/", token -> token.scope("read"))),
          entry(
              "`scp` read by itself",
              () ->
                  setting("scope-claim", "scp")
                      .plus("scopes", "orders")
                      .admits("/", token -> token.claim("scp", List.of("orders")))),
          entry(
              "`requestMatchers(\"/health\").permitAll()`",
              () ->
                  setting("public-paths", "/health")
                      .admitsStrangers("/health")
                      .turnsStrangersAway("/orders")),
          entry(
              "`requestMatchers(\"/admin/**\").hasRole(\"admin\")`",
              MigrationTrials::roleOfAFilter),
          entry("`securityMatcher(\"/api/**\")`", MigrationTrials::guardedPaths),
          entry("`JwtIssuerAuthenticationManagerResolver`", MigrationTrials::severalIssuers),
          // SmallRye
          entry("`mp.jwt.verify.issuer`", MigrationTrials::issuerAndAudience),
          entry("`mp.jwt.verify.audiences`", MigrationTrials::audience),
          entry(
              "`mp.jwt.verify.publickey.location`",
              () -> {
                jwksUri();
                keyFile();
              }),
          entry("`mp.jwt.verify.publickey.algorithm`", MigrationTrials::algorithms),
          entry(
              "`mp.jwt.verify.clock.skew`, `smallrye.jwt.expiration.grace` in seconds",
              MigrationTrials::clockSkew),
          entry(
              "`mp.jwt.verify.token.age`",
              () ->
                  setting("max-age", "PT5M")
                      .takes(token -> token)
                      .refuses(EXPIRED, token -> token.claim("iat", sevenMinutesAgo()))),
          entry(
              "`mp.jwt.token.header=Cookie`, `mp.jwt.token.cookie`",
              () -> setting("cookie", "__Host-token").admitsByCookie("__Host-token")),
          entry(
              "`mp.jwt.token.header` with another header",
              () -> setting("token-header", "X-Token").admitsByHeader("X-Token")),
          entry(
              "`smallrye.jwt.groups-separator`",
              () ->
                  setting("roles-claim", "groups")
                      .plus("roles-separator", "space")
                      .hasRole("admin", token -> token.claim("groups", "admin admin"))),
          entry("`smallrye.jwt.expiration.grace` in seconds", MigrationTrials::clockSkew),
          entry(
              "`smallrye.jwt.path.groups`, `smallrye.jwt.path.sub`",
              () -> {
                groups();
                principal();
              }),
          entry("`GrantedAuthoritiesMapper`", MigrationTrials::mappedGroup),
          entry("`smallrye.jwt.verify.secretkey`", MigrationTrials::secretFile),
          entry(
              "`smallrye.jwt.path.groups`",
              () ->
                  setting("roles-claim", "realm.groups")
                      .hasRole(
                          "admin",
                          token -> token.claim("realm", Map.of("groups", List.of("admin"))))),
          entry(
              "`smallrye.jwt.path.sub`, and `upn` before `preferred_username` before `sub`",
              MigrationTrials::principal),
          entry("`smallrye.jwt.required.claims`", MigrationTrials::requiredClaim),
          entry("`groups` as roles", MigrationTrials::groups));

  private MigrationTrials() {}

  private static void issuerOfARealm() {
    setting("issuer", "https://id.example.com/realms/shop")
        .takes(token -> token.claim("iss", "https://id.example.com/realms/shop"))
        .refuses(UNKNOWN_ISSUER, token -> token.claim("iss", "https://id.example.com/realms/x"));
  }

  private static void issuerAndAudience() {
    setting("issuer", "https://other.example")
        .refuses(UNKNOWN_ISSUER, token -> token)
        .takes(token -> token.claim("iss", "https://other.example"));
    audience();
  }

  private static void audience() {
    setting("audience", "billing,orders")
        .takes(token -> token.claim("aud", "orders"))
        .refuses(WRONG_AUDIENCE, token -> token.claim("aud", "web"));
  }

  private static void bareKeyWithinItsLines() {
    setting("key-file", Migrated.file(Migrated.KEY.publicPem()))
        .takes(token -> token)
        .refuses(BAD_SIGNATURE, token -> token.signedBy(stranger()));
  }

  private static void keyFile() {
    bareKeyWithinItsLines();
    setting("key-file", Migrated.file(Migrated.KEY.publicJwk().json())).takes(token -> token);
  }

  private static void mappedGroup() {
    setting("roles-map", "/shop/admins=admin")
        .hasRole("admin", token -> token.roles("/shop/admins"))
        .hasRole("/shop/clerks", token -> token.roles("/shop/clerks"));
  }

  private static void secretFile() {
    String secret = "zu6Kq0vN2yT8bX4mR7pL1wS5dF9hJ3cG";
    TestKey key = TestKey.hmac("HS256", "own", secret.getBytes(UTF_8));
    setting("secret-file", Migrated.file(secret + "\n"))
        .withoutKeyFile()
        .takes(token -> token.header("alg", "HS256").withoutHeader("kid").signedBy(key))
        .refuses(ALGORITHM_NOT_ALLOWED, token -> token);
  }

  private static void clockSkew() {
    setting("clock-skew", "PT5S").refuses(EXPIRED, token -> token.expiresIn(LATE));
    setting("clock-skew", "PT60S").takes(token -> token.expiresIn(LATE));
  }

  private static void requiredClaim() {
    setting("required-claims", "tenant")
        .takes(token -> token.claim("tenant", "a"))
        .refuses(MISSING_CLAIM, token -> token.claim("tenant", null));
  }

  private static void algorithms() {
    setting("algorithms", "RS256")
        .takes(token -> token)
        .refuses(
            ALGORITHM_NOT_ALLOWED, token -> token.header("alg", "PS256").signedBy(Migrated.KEY));
  }

  private static void claimValue() {
    setting("claim-values", "tenant=a")
        .takes(token -> token.claim("tenant", "a"))
        .refuses(WRONG_CLAIM, token -> token.claim("tenant", "b"));
  }

  private static void groups() {
    setting("roles-claim", "groups")
        .hasRole("admin", token -> token.claim("groups", List.of("admin")));
  }

  /** What the servers make of it is tried on them. */
  private static void containerLogin() {
    setting("container-login", "true").takes(token -> token);
  }

  private static void principal() {
    setting("principal-claim", "upn").isNamed("alice@x", token -> token.claim("upn", "alice@x"));
  }

  private static void roleOfAFilter() {
    setting("roles", "admin")
        .admits("/admin/users", token -> token.roles("admin"))
        .turnsAway(403, "/admin/users", token -> token.roles("user"));
  }

  private static void httpsOfIssuersAndRequests() {
    Migrated plain = setting("jwks-uri", "http://203.0.113.1/jwks").withoutKeyFile();
    plain.isRefusedWith("jwtgate.jwks-uri: ");
    plain.plus("unsafe-http", "true").deploys();
    setting("require-https", "true").turnsAway(403, "/", token -> token);
  }

  private static void discoveredKeys() {
    try (JwksServer server = JwksServer.start(Migrated.KEY)) {
      setting("issuer", server.issuer())
          .withoutKeyFile()
          .takes(token -> token.claim("iss", server.issuer()));
    }
  }

  private static void jwksUri() {
    try (JwksServer server = JwksServer.start(Migrated.KEY)) {
      setting("jwks-uri", server.jwksUri().toString())
          .withoutKeyFile()
          .takes(token -> token)
          .refuses(BAD_SIGNATURE, token -> token.signedBy(stranger()));
    }
  }

  /** That nothing else is guarded is shown where there are filters. */
  private static void guardedPaths() {
    SettingSource page = SettingSource.of("page", Map.of("jwtgate.guarded-paths", "/api/*"));
    assertEquals(List.of("/api/*"), GuardedPaths.in(List.of(page)).patterns());
  }

  private static void severalIssuers() {
    setting("issuers", "a,b")
        .plus("a.issuer", "https://a.example")
        .plus("b.issuer", "https://b.example")
        .plus("a.key-file", PresetGate.keyFile())
        .plus("b.key-file", PresetGate.keyFile())
        .withoutKeyFile()
        .without("issuer")
        .takes(token -> token.claim("iss", "https://a.example"))
        .takes(token -> token.claim("iss", "https://b.example"))
        .refuses(UNKNOWN_ISSUER, token -> token.claim("iss", "https://c.example"));
  }

  private static long sevenMinutesAgo() {
    return Instant.now().minus(Duration.ofMinutes(7)).getEpochSecond();
  }

  private static TestKey stranger() {
    return TestKey.shared("RS256", "stranger").withKeyId(Migrated.KEY.keyId());
  }
}

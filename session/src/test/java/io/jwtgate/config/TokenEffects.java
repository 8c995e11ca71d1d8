package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;

import io.jwtgate.VerifiedToken;
import io.jwtgate.testkit.JweDraft;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What settings change in the judgement of tokens. */
final class TokenEffects {
  private static final TestKey RSA = TestKey.shared("RS256");

  /** What an application needs that trusts one issuer by a file of its keys. */
  static final Map<String, String> BASE =
      Map.of(
          "issuer",
          "https://issuer.example",
          "audience",
          "orders",
          "key-file",
          TestFiles.of(KEY.publicPem()));

  private static final Map<String, String> OF_ONE =
      Map.of(
          "issuers",
          "one",
          "audience",
          "orders",
          "one.issuer",
          "https://issuer.example",
          "one.key-file",
          BASE.get("key-file"));

  private static final Map<String, String> BY_RSA =
      PresetGate.with(BASE, "key-file", TestFiles.of(RSA.publicPem()));

  private static final Map<String, String> WITHOUT_AUDIENCE =
      Map.of("issuer", BASE.get("issuer"), "key-file", BASE.get("key-file"));

  private static final Map<String, String> OF_KEYCLOAK =
      PresetGate.with(BASE, "issuer", "https://issuer.example/realms/shop");

  private TokenEffects() {}

  static List<Effect> rows() {
    return List.of(
        judged(CoreSetting.ISSUER, token -> token.claim("iss", "https://issuer.example"))
            .makes("https://other.example", "alice", "unknown_issuer"),
        judged(CoreSetting.AUDIENCE, token -> token).makes("other", "alice", "wrong_audience"),
        Effect.of(
                CoreSetting.ALGORITHMS, BY_RSA, app -> app.judged(app.mint().withKey(RSA).token()))
            .makes("PS256", "alice", "algorithm_not_allowed"),
        Effect.of(CoreSetting.DECRYPTION_KEY_FILE, BASE, TokenEffects::encrypted)
            .makes(TestFiles.of(RSA.privatePem()), "encrypted", "alice"),
        Effect.of(
                CoreSetting.DECRYPTION_ALGORITHMS,
                PresetGate.with(BASE, "decryption-key-file", TestFiles.of(RSA.privatePem())),
                TokenEffects::encrypted)
            .makes("RSA-OAEP", "alice", "not_decryptable"),
        Effect.of(CoreSetting.ISSUERS, OF_ONE, TokenEffects::ofSecondIssuer)
            .makes(
                Map.of(
                    "issuers",
                    "one,two",
                    "two.issuer",
                    "https://second.example",
                    "two.key-file",
                    BASE.get("key-file")),
                "unknown_issuer",
                "alice"),
        judged(CoreSetting.CLOCK_SKEW, token -> token.expiresIn(Duration.ofSeconds(-30)))
            .makes("PT29S", "alice", "expired"),
        judged(CoreSetting.MAX_LIFETIME, token -> token.expiresIn(Duration.ofDays(2)))
            .makes("P1D", "alice", "lifetime_too_long"),
        Effect.of(CoreSetting.MAX_AGE, BASE, TokenEffects::issuedAnHourAgo)
            .makes("PT50M", "alice", "expired"),
        Effect.of(
                CoreSetting.MAX_AGE_SKEW,
                PresetGate.with(BASE, "max-age", "PT59M30S"),
                TokenEffects::issuedAnHourAgo)
            .makes("PT0S", "alice", "expired"),
        judged(CoreSetting.TOKEN_TYPE, token -> token.header("typ", "JWT"))
            .makes("at+jwt", "alice", "wrong_type"),
        judged(CoreSetting.PRINCIPAL_CLAIM, token -> token.claim("email", "alice@example.org"))
            .makes("email", "alice", "alice@example.org"),
        judged(
                CoreSetting.ROLES_CLAIM,
                token -> token.roles("user").claim("groups", List.of("admin")),
                VerifiedToken::roles)
            .makes("groups", "[user]", "[admin]"),
        roles(CoreSetting.ROLES_SEPARATOR, "admin user")
            .makes("space", "[admin user]", "[admin, user]"),
        roles(CoreSetting.ROLES_FROM_MEMBERS, Map.of("admin", true)).makes("true", "[]", "[admin]"),
        roles(CoreSetting.ROLES_STRIP_PREFIX, "ROLE_admin")
            .makes("ROLE_", "[ROLE_admin]", "[admin]"),
        roles(CoreSetting.ROLES_MAP, "/shop/admins")
            .makes("/shop/admins=admin", "[/shop/admins]", "[admin]"),
        Effect.of(
                CoreSetting.UNMAPPED_ROLES,
                PresetGate.with(BASE, "roles-map", "/shop/admins=admin"),
                app -> rolesOf(app, List.of("viewer")))
            .makes("drop", "[viewer]", "[]"),
        roles(CoreSetting.ROLES_ADD_PREFIX, "admin").makes("a-", "[admin]", "[a-admin]"),
        judged(
                CoreSetting.SCOPE_CLAIM,
                token -> token.scope("read").claim("scp", List.of("write")),
                VerifiedToken::scopes)
            .makes("scp", "[read]", "[write]"),
        judged(
                CoreSetting.AUDIENCE_CLAIM,
                token -> token.claim("client_id", "orders").claim("aud", "x"))
            .makes("client_id", "wrong_audience", "alice"),
        Effect.of(CoreSetting.PRESET, OF_KEYCLOAK, TokenEffects::ofKeycloak)
            .makes("keycloak", "alice", "alice@example.org"),
        judged(CoreSetting.REQUIRED_CLAIMS, token -> token)
            .makes("email", "alice", "missing_claim"),
        judged(CoreSetting.CLAIM_VALUES, token -> token.claim("azp", "web"))
            .makes("azp=other", "alice", "wrong_claim"),
        Effect.of(CoreSetting.UNSAFE_ANY_AUDIENCE, WITHOUT_AUDIENCE, TokenEffects::startedAndJudged)
            .makes(
                "true", "jwtgate.audience: write the aud values that name this service", "alice"),
        judged(CoreSetting.SINGLE_AUDIENCE, token -> token.claim("aud", List.of("orders", "other")))
            .makes("true", "alice", "wrong_audience"),
        judged(CoreSetting.MAX_TOKEN_SIZE, token -> token.claim("groups", "g".repeat(9000)))
            .makes("16 KiB", "too_large", "alice"),
        Effect.of(CoreSetting.CACHE_SIZE, BASE, app -> hits(app, Duration.ZERO))
            .makes("0", "1", "0"),
        Effect.of(CoreSetting.CACHE_TTL, BASE, app -> hits(app, Duration.ofMinutes(2)))
            .makes("PT1M", "1", "0"));
  }

  private static Effect.Builder judged(Setting setting, UnaryOperator<TokenDraft> change) {
    return judged(setting, change, VerifiedToken::name);
  }

  private static Effect.Builder judged(
      Setting setting, UnaryOperator<TokenDraft> change, Function<VerifiedToken, ?> seen) {
    return Effect.of(setting, BASE, app -> app.judged(change.apply(app.token()), seen));
  }

  private static Effect.Builder roles(Setting setting, Object claim) {
    return Effect.of(setting, BASE, app -> rolesOf(app, claim));
  }

  private static String rolesOf(Deployed app, Object claim) {
    return app.judged(
        app.token().claim("roles", claim), token -> new java.util.TreeSet<>(token.roles()));
  }

  private static String startedAndJudged(Deployed app) {
    String start = app.start();
    return start.equals("starts") ? app.judged(app.token().claim("aud", "other")) : start;
  }

  private static String encrypted(Deployed app) {
    String token = JweDraft.of(app.token().compact(), RSA.publicKey()).compact();
    return app.judged(token, VerifiedToken::name);
  }

  private static String ofKeycloak(Deployed app) {
    return app.judged(app.token().claim("preferred_username", "alice@example.org"));
  }

  private static String ofSecondIssuer(Deployed app) {
    return app.judged(app.token().claim("iss", "https://second.example"));
  }

  private static String issuedAnHourAgo(Deployed app) {
    Instant then = app.clock.instant().minus(Duration.ofHours(1));
    return app.judged(app.token().claim("iat", then));
  }

  private static String hits(Deployed app, Duration between) {
    String token = app.token().compact();
    app.gate().verifier().verify(token);
    app.clock.advance(between);
    app.gate().verifier().verify(token);
    return String.valueOf(app.gate().verifier().metrics().cache().hits());
  }
}

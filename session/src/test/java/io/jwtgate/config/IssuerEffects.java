package io.jwtgate.config;

import static io.jwtgate.config.Deployed.KEY;
import static io.jwtgate.config.Deployed.OTHER_KEY;

import io.jwtgate.VerifiedToken;
import io.jwtgate.session.Account;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.internal.SessionSetting;
import io.jwtgate.session.issue.IssuedToken;
import io.jwtgate.testkit.TestKey;
import io.jwtgate.testkit.TokenDraft;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What settings change in the tokens of an application that issues its own. */
final class IssuerEffects {
  /** What such an application needs. */
  static final Map<String, String> BASE =
      Map.of(
          "issuer",
          "https://app.example",
          "audience",
          "orders",
          "cookie",
          "__Host-token",
          "signing-key-file",
          TestFiles.of(KEY.privatePem()));

  private IssuerEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(
                SessionSetting.SIGNING_KEY_FILE,
                BASE,
                app -> app.judged(app.token().withoutHeader("kid")))
            .makes(TestFiles.of(OTHER_KEY.privatePem()), "alice", "bad_signature"),
        Effect.of(SessionSetting.NEXT_SIGNING_KEY_FILE, BASE, app -> byKid(app, OTHER_KEY))
            .makes(TestFiles.of(OTHER_KEY.privateJwk().json()), "unknown_key", "alice"),
        Effect.of(SessionSetting.PREVIOUS_SIGNING_KEY_FILES, BASE, app -> byKid(app, OTHER_KEY))
            .makes(TestFiles.of(OTHER_KEY.privateJwk().json()), "unknown_key", "alice"),
        Effect.of(SessionSetting.ACCESS_TOKEN_LIFETIME, BASE, IssuerEffects::lifetime)
            .makes("PT5M", "PT10M", "PT5M"),
        Effect.of(SessionSetting.LISTED_CLAIMS, BASE, IssuerEffects::tier)
            .makes("tier", "Optional.empty", "Optional[gold]"));
  }

  private static String byKid(Deployed app, TestKey key) {
    TokenDraft token = app.mint().withKey(key).token();
    return app.judged(token, VerifiedToken::name);
  }

  private static String lifetime(Deployed app) {
    IssuedToken token = app.sessions().start(Account.of("alice")).accessToken();
    return Duration.between(token.issuedAt(), token.expiresAt()).toString();
  }

  private static String tier(Deployed app) {
    Account account = Account.of("alice").withAttributes(Map.of("tier", "gold"));
    SessionTokens tokens =
        app.services().sessions(any -> java.util.Optional.of(account)).start(account);
    return app.judged(tokens.accessToken().compact(), token -> token.claims().string("tier"));
  }
}

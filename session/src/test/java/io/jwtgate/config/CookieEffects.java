package io.jwtgate.config;

import static io.jwtgate.config.Deployed.get;
import static io.jwtgate.config.PresetGate.with;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.http.SessionSetup;
import io.jwtgate.web.CsrfTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What settings change for a token that comes in a cookie. */
final class CookieEffects {
  private static final String COOKIE = "__Host-token";
  private static final Map<String, String> BASE = with(TokenEffects.BASE, "cookie", COOKIE);

  private CookieEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(CoreSetting.COOKIE, TokenEffects.BASE, app -> app.outcome(fromOwnPage(app)))
            .makes(COOKIE, "401", "alice"),
        Effect.of(
                CoreSetting.UNSAFE_COOKIE_NAME,
                with(TokenEffects.BASE, "cookie", "token"),
                CookieEffects::withUnsafeCookie)
            .makes(
                "true",
                "jwtgate.cookie: write a name that begins with __Host-, such as __Host-token",
                "alice"),
        Effect.of(CoreSetting.CREDENTIALS, BASE, CookieEffects::withHeaderAndCookie)
            .makes("reject", "alice", "400"),
        Effect.of(CoreSetting.PUBLIC_ORIGIN, BASE, app -> from(app, "https://app.example", "none"))
            .makes("https://app.example", "403", "alice"),
        Effect.of(
                CoreSetting.TRUSTED_ORIGINS,
                BASE,
                app -> from(app, "https://a.example", "cross-site"))
            .makes("https://a.example", "403", "alice"),
        Effect.of(
                CoreSetting.UNSAFE_SIBLING_HOSTS,
                BASE,
                app -> from(app, "https://b.example", "same-site"))
            .makes("true", "403", "alice"),
        Effect.of(
                CoreSetting.UNSAFE_CSRF_REPORT_ONLY,
                BASE,
                app -> from(app, "https://evil.example", "cross-site"))
            .makes("true", "403", "alice"),
        Effect.of(CoreSetting.CSRF_KEY_FILE, BASE, CookieEffects::withCsrfToken)
            .makes(
                TestFiles.of(new String(SessionSetup.CSRF_KEY, StandardCharsets.UTF_8)),
                "403",
                "alice"),
        Effect.of(CoreSetting.TLS_AT_PROXY, BASE, CookieEffects::fromAProxy)
            .makes("true", "401", "alice"));
  }

  private static String withUnsafeCookie(Deployed app) {
    String start = app.start();
    return start.equals("starts")
        ? app.outcome(get("/it").cookie("token", app.token().compact()))
        : start;
  }

  private static Call withCookie(Deployed app) {
    return get("/it").cookie(COOKIE, app.token().claim("sid", "s").compact());
  }

  private static Call fromOwnPage(Deployed app) {
    return withCookie(app).with("Sec-Fetch-Site", "same-origin");
  }

  private static String from(Deployed app, String origin, String site) {
    Call call = withCookie(app).method("POST").with("Origin", origin);
    return app.outcome(site.equals("none") ? call : call.with("Sec-Fetch-Site", site));
  }

  private static String withHeaderAndCookie(Deployed app) {
    return app.outcome(fromOwnPage(app).bearer(app.token().compact()));
  }

  private static String withCsrfToken(Deployed app) {
    String token = new CsrfTokens(SessionSetup.CSRF_KEY).next("s");
    return app.outcome(withCookie(app).method("POST").with("X-CSRF-Token", token));
  }

  private static String fromAProxy(Deployed app) {
    return app.outcome(new InMemory(fromOwnPage(app), false));
  }
}

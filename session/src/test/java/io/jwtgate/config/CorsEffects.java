package io.jwtgate.config;

import static io.jwtgate.config.Deployed.get;
import static io.jwtgate.config.PresetGate.with;

import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import io.jwtgate.web.CorsAnswer;
import java.util.List;
import java.util.Map;

/** What settings change for pages of other origins. */
final class CorsEffects {
  private static final String PAGE = "https://page.example";
  private static final Map<String, String> BASE = with(TokenEffects.BASE, "cors-origins", PAGE);

  private CorsEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(
                CoreSetting.CORS_ORIGINS,
                TokenEffects.BASE,
                app -> told(app, "Access-Control-Allow-Origin"))
            .makes(PAGE, "null", PAGE),
        Effect.of(
                CoreSetting.CORS_METHODS, BASE, app -> allowed(app, "Access-Control-Allow-Methods"))
            .makes("GET", "GET, HEAD, POST, PUT, PATCH, DELETE", "GET"),
        Effect.of(
                CoreSetting.CORS_HEADERS, BASE, app -> allowed(app, "Access-Control-Allow-Headers"))
            .makes("X-Any", "Authorization, Content-Type, X-CSRF-Token", "X-Any"),
        Effect.of(
                CoreSetting.CORS_EXPOSED_HEADERS,
                BASE,
                app -> told(app, "Access-Control-Expose-Headers"))
            .makes(
                "X-Any", "WWW-Authenticate, Retry-After", "WWW-Authenticate, Retry-After, X-Any"),
        Effect.of(
                CoreSetting.CORS_CREDENTIALS,
                BASE,
                app -> told(app, "Access-Control-Allow-Credentials"))
            .makes("false", "true", "null"),
        Effect.of(CoreSetting.CORS_MAX_AGE, BASE, app -> allowed(app, "Access-Control-Max-Age"))
            .makes("PT1M", "600", "60"));
  }

  private static String told(Deployed app, String field) {
    return field(app, get("/it").with("Origin", PAGE), field);
  }

  private static String allowed(Deployed app, String field) {
    Call preflight =
        get("/it")
            .method("OPTIONS")
            .with("Origin", PAGE)
            .with("Access-Control-Request-Method", "GET");
    return field(app, preflight, field);
  }

  private static String field(Deployed app, Call call, String field) {
    CorsAnswer answer = app.gate().crossOrigin(new InMemory(call, true));
    return String.valueOf(answer.fields().get(field));
  }
}

package io.jwtgate.config;

import static io.jwtgate.config.Deployed.get;

import io.jwtgate.RecordedLog;
import io.jwtgate.http.Call;
import io.jwtgate.http.InMemory;
import java.util.List;
import java.util.Map;

/** What settings change in the decision on a request, and in what the application sees of it. */
final class RequestEffects {
  private static final Map<String, String> BASE = TokenEffects.BASE;

  private RequestEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(CoreSetting.REALM, BASE, app -> challenge(app, get("/it")))
            .makes("shop", "Bearer realm=\"jwtgate\"", "Bearer realm=\"shop\""),
        Effect.of(CoreSetting.ACCESS, BASE, app -> app.outcome(get("/it")))
            .makes("optional", "401", "anonymous"),
        Effect.of(CoreSetting.PUBLIC_PATHS, BASE, app -> app.outcome(get("/health")))
            .makes("/health", "401", "anonymous"),
        Effect.of(
                CoreSetting.PUBLIC_CREDENTIALS,
                PresetGate.with(BASE, "public-paths", "/health"),
                app -> app.outcome(get("/health").bearer("x.y.z")))
            .makes("ignore", "401", "anonymous"),
        Effect.of(
                CoreSetting.TOKEN_HEADER,
                BASE,
                app -> app.outcome(get("/it").with("X-Token", app.token().compact())))
            .makes("X-Token", "401", "alice"),
        Effect.of(CoreSetting.WEBSOCKET_SUBPROTOCOL, BASE, RequestEffects::bySubprotocol)
            .makes("true", "401", "alice"),
        Effect.of(CoreSetting.ROLES, BASE, app -> app.outcome(byToken(app)))
            .makes("admin", "alice", "403"),
        Effect.of(CoreSetting.SCOPES, BASE, app -> app.outcome(byToken(app)))
            .makes("read", "alice", "403"),
        Effect.of(CoreSetting.ACR_VALUES, BASE, app -> app.outcome(byToken(app)))
            .makes("gold", "alice", "401"),
        Effect.of(CoreSetting.AUTH_MAX_AGE, BASE, app -> app.outcome(byToken(app)))
            .makes("PT5M", "alice", "401"),
        Effect.of(CoreSetting.REQUIRE_HTTPS, BASE, RequestEffects::inPlainHttp)
            .makes("true", "alice", "403"),
        Effect.of(
                CoreSetting.ERROR_DESCRIPTION, BASE, app -> challenge(app, get("/it").bearer("x")))
            .makes(
                "false",
                "Bearer realm=\"jwtgate\", error=\"invalid_token\","
                    + " error_description=\"The token is malformed\"",
                "Bearer realm=\"jwtgate\", error=\"invalid_token\""),
        Effect.of(CoreSetting.ERROR_PAGES, BASE, app -> "" + app.gate().showsErrorPages())
            .makes("true", "false", "true"),
        Effect.of(
                CoreSetting.LOG_ROLES,
                PresetGate.with(BASE, "roles", "admin"),
                RequestEffects::loggedOfARoleThatIsLacking)
            .makes("false", "named", "left out"),
        Effect.of(CoreSetting.FORWARD_TOKEN, BASE, app -> seen(app, "Authorization", "Bearer x"))
            .makes("false", "[Bearer x]", "[]"),
        Effect.of(CoreSetting.HIDDEN_HEADERS, BASE, app -> seen(app, "X-User", "root"))
            .makes("X-User", "[root]", "[]"),
        Effect.of(CoreSetting.UNSAFE_REPORT_ONLY, BASE, app -> app.outcome(get("/it")))
            .makes("true", "401", "anonymous"),
        Effect.of(CoreSetting.CONTAINER_LOGIN, BASE, RequestEffects::containerLogin)
            .makes("true", "false", "true"));
  }

  private static String loggedOfARoleThatIsLacking(Deployed app) {
    try (RecordedLog log = RecordedLog.ofThisThread()) {
      app.outcome(byToken(app));
      boolean named = log.lines().stream().anyMatch(line -> line.contains("[admin]"));
      return named ? "named" : "left out";
    }
  }

  private static String bySubprotocol(Deployed app) {
    Call handshake = get("/it").with("Sec-WebSocket-Version", "13");
    return app.outcome(
        handshake.with("Sec-WebSocket-Protocol", "jwtgate.bearer, " + app.token().compact()));
  }

  private static Call byToken(Deployed app) {
    return get("/it").bearer(app.token().compact());
  }

  private static String challenge(Deployed app, Call call) {
    return String.join(", ", app.answer(call).header("WWW-Authenticate"));
  }

  private static String inPlainHttp(Deployed app) {
    return app.outcome(new InMemory(byToken(app), false));
  }

  private static String seen(Deployed app, String name, String field) {
    return app.gate().applicationHeaders().of(name, List.of(field)).toString();
  }

  private static String containerLogin(Deployed app) {
    ClassLoader loader = RequestEffects.class.getClassLoader();
    return "" + new GateSettings(app.settings(), loader, app).containerLogin();
  }
}

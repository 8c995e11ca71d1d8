package io.jwtgate.config;

import static io.jwtgate.config.PresetGate.with;

import io.jwtgate.http.SessionSetup;
import io.jwtgate.session.endpoint.EndpointResponse;
import io.jwtgate.session.internal.SessionSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What settings change at the endpoints of a login: limits, cookies and bodies. */
final class LoginEffects {
  private static final Map<String, String> BASE = IssuerEffects.BASE;
  private static final Map<String, String> LIMITED = with(BASE, "login-failures", "1");
  private static final Map<String, String> WITH_CSRF =
      with(BASE, "csrf-key-file", TestFiles.of("a key of CSRF tokens in tests alone"));
  private static final String ADDRESS = "192.0.2.1";

  private LoginEffects() {}

  static List<Effect> rows() {
    return List.of(
        Effect.of(SessionSetting.LOGIN_FAILURES, BASE, app -> failed(app, "a@1", "a@1"))
            .makes("1", "401 401", "401 429"),
        Effect.of(
                SessionSetting.LOGIN_FAILURES_PER_NAME,
                BASE,
                app -> failed(app, "a@1", "a@2", "a@3", "a@3", "a@3", "a@3"))
            .makes("1", "401 401 401 401 401 401", "401 401 401 401 401 429"),
        Effect.of(SessionSetting.LOGIN_FAILURES_PER_ADDRESS, BASE, app -> failed(app, "a@1", "b@1"))
            .makes("1", "401 401", "401 429"),
        Effect.of(SessionSetting.LOGIN_WINDOW, LIMITED, LoginEffects::retryAfter)
            .makes("PT1M", "300", "60"),
        Effect.of(SessionSetting.CLIENT_ADDRESS_HEADER, LIMITED, LoginEffects::failedBehindAProxy)
            .makes("X-Real-IP", "401 429", "401 401"),
        Effect.of(
                SessionSetting.SESSION_TOKENS,
                BASE,
                app -> "" + login(app).body().contains("access_token"))
            .makes("bodies", "false", "true"),
        Effect.of(SessionSetting.REFRESH_COOKIE, BASE, app -> names(login(app)))
            .makes("__Host-other", "__Host-token __Secure-refresh", "__Host-token __Host-other"),
        Effect.of(SessionSetting.CSRF_COOKIE, WITH_CSRF, app -> names(login(app)))
            .makes(
                "__Host-other",
                "__Host-token __Secure-refresh __Host-csrf",
                "__Host-token __Secure-refresh __Host-other"),
        Effect.of(
                SessionSetting.SAME_SITE,
                BASE,
                app -> attribute(login(app), "__Host-token", "SameSite"))
            .makes("lax", "Strict", "Lax"),
        Effect.of(
                SessionSetting.SESSION_PATH,
                BASE,
                app -> attribute(login(app), "__Secure-refresh", "Path"))
            .makes("/shop/login", "/session", "/shop/login"));
  }

  private static EndpointResponse login(Deployed app) {
    return app.services().endpoints().answer(LoginPost.of("alice", SessionSetup.PASSWORD, ADDRESS));
  }

  private static int status(Deployed app, LoginPost request) {
    return app.services().endpoints().answer(request).status();
  }

  /** The statuses of logins that fail, each of a name at the last number of an address. */
  private static String failed(Deployed app, String... attempts) {
    return Stream.of(attempts)
        .map(attempt -> attempt.split("@", 2))
        .map(parts -> LoginPost.of(parts[0], "bad", "192.0.2." + parts[1]))
        .map(request -> "" + status(app, request))
        .collect(Collectors.joining(" "));
  }

  private static String retryAfter(Deployed app) {
    failed(app, "a@1");
    return fields(
            app.services().endpoints().answer(LoginPost.of("a", "bad", ADDRESS)), "Retry-After")
        .collect(Collectors.joining());
  }

  private static String failedBehindAProxy(Deployed app) {
    LoginPost request = LoginPost.of("a", "bad", ADDRESS);
    return status(app, request.with("X-Real-IP", "198.51.100.1"))
        + " "
        + status(app, request.with("X-Real-IP", "198.51.100.2"));
  }

  private static Stream<String> fields(EndpointResponse answer, String name) {
    return answer.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(EndpointResponse.Field::value);
  }

  private static String names(EndpointResponse answer) {
    return fields(answer, "Set-Cookie")
        .map(text -> text.substring(0, text.indexOf('=')))
        .collect(Collectors.joining(" "));
  }

  private static String attribute(EndpointResponse answer, String cookie, String name) {
    return fields(answer, "Set-Cookie")
        .filter(text -> text.startsWith(cookie + "="))
        .map(text -> text.replaceFirst(".*; " + name + "=([^;]*).*", "$1"))
        .collect(Collectors.joining());
  }
}

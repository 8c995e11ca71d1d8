package io.jwtgate.config;

import static io.jwtgate.config.Setting.CLIENT_ADDRESS_HEADER;
import static io.jwtgate.config.Setting.COOKIE;
import static io.jwtgate.config.Setting.CSRF_COOKIE;
import static io.jwtgate.config.Setting.REFRESH_COOKIE;
import static io.jwtgate.config.Setting.SAME_SITE;
import static io.jwtgate.config.Setting.SESSION_PATH;
import static io.jwtgate.config.Setting.SESSION_TOKENS;
import static io.jwtgate.config.Setting.TLS_AT_PROXY;

import io.jwtgate.endpoint.SameSite;
import io.jwtgate.endpoint.SessionCookies;
import io.jwtgate.endpoint.SessionEndpoints;
import io.jwtgate.endpoint.SessionEndpointsBuilder;
import io.jwtgate.session.LoginService;
import io.jwtgate.session.Sessions;
import java.util.List;
import java.util.Optional;

/** Text settings, made into the endpoints of a login: the same that a gate is made of. */
public final class EndpointSettings {
  private static final String ANY_NAME = "__Host-token";

  private final Settings settings;
  private final ClassLoader loader;
  private final CookieSettings cookieSettings;

  /**
   * Reads the places in the order in which they win.
   *
   * @param loader finds {@code classpath:} files
   * @throws ConfigurationException if a name is unknown
   */
  public EndpointSettings(List<SettingSource> sources, ClassLoader loader) {
    this(new Settings(sources), loader);
  }

  EndpointSettings(Settings settings, ClassLoader loader) {
    this.settings = settings;
    this.loader = loader;
    this.cookieSettings = new CookieSettings(settings, loader);
  }

  /**
   * Judges what several settings tell together, whether or not there are endpoints.
   *
   * @throws ConfigurationException if two can't be meant so
   */
  void judge() {
    if (inCookies()) {
      cookies(settings.value(COOKIE).text().orElse(ANY_NAME));
    }
  }

  private boolean inCookies() {
    return settings.value(SESSION_TOKENS).oneOf("cookies", "bodies").equals("cookies");
  }

  /**
   * The endpoints that the settings describe: with tokens in cookies, unless {@code
   * jwtgate.session-tokens} says otherwise.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public SessionEndpoints endpoints(LoginService login, Sessions sessions) {
    new SettingsJudge(settings, loader).judgeEach();
    SessionEndpointsBuilder endpoints =
        inCookies()
            ? SessionEndpoints.inCookies(login, sessions, cookies(cookieName()))
            : SessionEndpoints.inBodies(login, sessions);
    endpoints.csrf(cookieSettings.csrfRule());
    if (settings.value(TLS_AT_PROXY).flag()) {
      endpoints.tlsAtProxy();
    }
    Value header = settings.value(CLIENT_ADDRESS_HEADER);
    if (header.isSet()) {
      header.read(endpoints::clientAddressHeader);
    }
    return endpoints.build();
  }

  private String cookieName() {
    return settings
        .value(COOKIE)
        .required("write a name for the token's cookie, such as __Host-token");
  }

  private SessionCookies cookies(String name) {
    SessionCookies.Builder cookies =
        SessionCookies.named(name)
            .refreshName(settings.value(REFRESH_COOKIE).required("write a name"))
            .csrfName(settings.value(CSRF_COOKIE).required("write a name"))
            .sameSite(settings.value(SAME_SITE).read(EndpointSettings::sameSite));
    settings.value(SESSION_PATH).text().ifPresent(cookies::refreshPath);
    cookieSettings.csrfTokens().ifPresent(cookies::csrfTokens);
    return settings.named(Optional.empty(), cookies::build);
  }

  static SameSite sameSite(String text) {
    return switch (text) {
      case "strict" -> SameSite.STRICT;
      case "lax" -> SameSite.LAX;
      case "none" -> SameSite.NONE;
      default -> throw new IllegalArgumentException("write strict, lax or none");
    };
  }

  static void refreshCookie(String name) {
    SessionCookies.named(ANY_NAME).refreshName(name).build();
  }

  static void csrfCookie(String name) {
    SessionCookies.named(ANY_NAME).csrfName(name).build();
  }

  static void path(String text) {
    SessionCookies.named(ANY_NAME).refreshPath(text).build();
  }
}

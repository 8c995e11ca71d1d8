package io.jwtgate.session.internal;

import static io.jwtgate.config.CoreSetting.COOKIE;
import static io.jwtgate.config.CoreSetting.TLS_AT_PROXY;
import static io.jwtgate.config.CoreSetting.UNSAFE_COOKIE_NAME;
import static io.jwtgate.session.internal.SessionSetting.CLIENT_ADDRESS_HEADER;
import static io.jwtgate.session.internal.SessionSetting.CSRF_COOKIE;
import static io.jwtgate.session.internal.SessionSetting.REFRESH_COOKIE;
import static io.jwtgate.session.internal.SessionSetting.SAME_SITE;
import static io.jwtgate.session.internal.SessionSetting.SESSION_PATH;
import static io.jwtgate.session.internal.SessionSetting.SESSION_TOKENS;

import io.jwtgate.bearer.Gate;
import io.jwtgate.config.Application;
import io.jwtgate.config.CsrfSettings;
import io.jwtgate.config.SettingSource;
import io.jwtgate.config.SettingValue;
import io.jwtgate.config.Settings;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.endpoint.SameSite;
import io.jwtgate.session.endpoint.SessionCookies;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.endpoint.SessionEndpointsBuilder;
import io.jwtgate.session.login.LoginService;
import java.util.List;
import java.util.Optional;

/** Text settings, made into the endpoints of a login: the same that a gate is made of. */
public final class EndpointSettings {
  private static final String ANY_NAME = "__Host-token";

  private final Settings settings;
  private final ClassLoader loader;
  private final CsrfSettings csrfSettings;

  /**
   * Reads the places in the order in which they win.
   *
   * @param loader finds {@code classpath:} files
   * @throws io.jwtgate.config.ConfigurationException if a name is unknown
   */
  public EndpointSettings(List<SettingSource> sources, ClassLoader loader) {
    this(Application.settings(sources, loader), loader);
  }

  /**
   * Of settings that are read already.
   *
   * @param loader finds {@code classpath:} files
   */
  public EndpointSettings(Settings settings, ClassLoader loader) {
    this.settings = settings;
    this.loader = loader;
    this.csrfSettings = new CsrfSettings(settings, loader);
  }

  /**
   * Judges what several settings tell together, whether or not there are endpoints.
   *
   * @throws io.jwtgate.config.ConfigurationException if two can't be meant so
   */
  void judge() {
    if (inCookies()) {
      cookies(judgedName());
    }
  }

  /** One without the prefix is of another program: endpoints of ours never set it. */
  private String judgedName() {
    return settings.value(UNSAFE_COOKIE_NAME).flag()
        ? ANY_NAME
        : settings.value(COOKIE).text().orElse(ANY_NAME);
  }

  private boolean inCookies() {
    return settings.value(SESSION_TOKENS).oneOf("cookies", "bodies").equals("cookies");
  }

  /**
   * The endpoints that the settings describe: with tokens in cookies, unless {@code
   * jwtgate.session-tokens} says otherwise.
   *
   * @throws io.jwtgate.config.ConfigurationException if a setting is missing or wrong
   */
  public SessionEndpoints endpoints(LoginService login, Sessions sessions) {
    settings.judgeEach(loader);
    judge();
    SessionEndpointsBuilder endpoints =
        inCookies()
            ? SessionEndpoints.inCookies(login, sessions, cookies(cookieName()))
            : SessionEndpoints.inBodies(login, sessions);
    endpoints.csrf(csrfSettings.csrfRule());
    if (settings.value(TLS_AT_PROXY).flag()) {
      endpoints.tlsAtProxy();
    }
    SettingValue header = settings.value(CLIENT_ADDRESS_HEADER);
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
    csrfSettings.csrfTokens().ifPresent(cookies::csrfTokens);
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

  static void headerName(String text) {
    Gate.builder().hiddenHeaders(text);
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

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

/** Text settings, made into the endpoints of a login: the same that a gate is made of. */
public final class EndpointSettings {
  private final Settings settings;
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
    this.cookieSettings = new CookieSettings(settings, loader);
  }

  /**
   * The endpoints that the settings describe: with tokens in cookies, unless {@code
   * jwtgate.session-tokens} says otherwise.
   *
   * @throws ConfigurationException if a setting is missing or wrong
   */
  public SessionEndpoints endpoints(LoginService login, Sessions sessions) {
    boolean inCookies = settings.value(SESSION_TOKENS).oneOf("cookies", "bodies").equals("cookies");
    SessionEndpointsBuilder endpoints =
        inCookies
            ? SessionEndpoints.inCookies(login, sessions, cookies())
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

  private SessionCookies cookies() {
    String name =
        settings
            .value(COOKIE)
            .required("write a name for the token's cookie, such as __Host-token");
    SessionCookies.Builder cookies =
        SessionCookies.named(name)
            .refreshName(settings.value(REFRESH_COOKIE).required("write a name"))
            .csrfName(settings.value(CSRF_COOKIE).required("write a name"))
            .sameSite(settings.value(SAME_SITE).read(EndpointSettings::sameSite));
    settings.value(SESSION_PATH).text().ifPresent(cookies::refreshPath);
    cookieSettings.csrfTokens().ifPresent(cookies::csrfTokens);
    try {
      return cookies.build();
    } catch (IllegalArgumentException refused) {
      throw new ConfigurationException(Setting.PREFIX + refused.getMessage());
    }
  }

  private static SameSite sameSite(String text) {
    return switch (text) {
      case "strict" -> SameSite.STRICT;
      case "lax" -> SameSite.LAX;
      case "none" -> SameSite.NONE;
      default -> throw new IllegalArgumentException("write strict or lax");
    };
  }
}

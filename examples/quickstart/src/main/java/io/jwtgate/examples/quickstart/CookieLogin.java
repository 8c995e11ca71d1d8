package io.jwtgate.examples.quickstart;

import io.jwtgate.bearer.GateBuilder;
import io.jwtgate.event.SecurityListener;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.endpoint.SessionCookies;
import io.jwtgate.session.endpoint.SessionEndpoints;
import io.jwtgate.session.login.LoginService;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.CsrfTokens;
import java.security.SecureRandom;
import java.util.List;

/**
 * Login, refresh and logout for browsers: the tokens travel in cookies that no script can read. The
 * gate takes the same cookie, and asks by the same rule where a request comes from.
 */
record CookieLogin(SessionEndpoints endpoints, CsrfRule csrf) {
  private static final String COOKIE = "__Host-token";

  static CookieLogin at(
      String url, LoginService login, Sessions sessions, SecurityListener listener) {
    CsrfTokens tokens = new CsrfTokens(new SecureRandom().generateSeed(32));
    CsrfRule csrf = CsrfRule.builder().publicOrigins(List.of(url)).tokens(tokens).build();
    SessionCookies cookies = SessionCookies.named(COOKIE).csrfTokens(tokens).build();
    SessionEndpoints endpoints =
        SessionEndpoints.inCookies(login, sessions, cookies).csrf(csrf).listener(listener).build();
    return new CookieLogin(endpoints, csrf);
  }

  /** Lets a gate take the cookie. */
  GateBuilder takenBy(GateBuilder gate) {
    return gate.cookie(COOKIE).csrf(csrf);
  }
}

package io.jwtgate.examples.quickstart;

import io.jwtgate.TokenVerifier;
import io.jwtgate.jose.SignatureAlgorithm;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.issue.SigningKey;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.login.LoginService;
import java.time.Duration;

/**
 * Login, sessions and tokens of this process, and what judges them. The key that signs is made at
 * start and forgotten at the end.
 *
 * @param byCookie the same login for browsers
 * @param events what happened lately
 */
record LocalLogin(
    Sessions sessions,
    LoginService login,
    TokenVerifier verifier,
    CookieLogin byCookie,
    RecentEvents events) {
  static final String AUDIENCE = "quickstart";

  static LocalLogin at(String url) {
    TokenIssuer issuer =
        TokenIssuer.of(url)
            .audience(AUDIENCE)
            .signingKey(SigningKey.generate(SignatureAlgorithm.ES256))
            .lifetime(Duration.ofMinutes(5))
            .build();
    Users users = new Users();
    RecentEvents events = new RecentEvents();
    Sessions sessions = Sessions.builder(issuer, users::find).listener(events.andLog()).build();
    LoginService login = LoginService.of(users::check, sessions);
    TokenVerifier verifier =
        TokenVerifier.builder().trust(issuer.trust()).revocation(sessions.revocations()).build();
    CookieLogin byCookie = CookieLogin.at(url, login, sessions, events.andLog());
    return new LocalLogin(sessions, login, verifier, byCookie, events);
  }
}

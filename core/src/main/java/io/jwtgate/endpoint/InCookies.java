package io.jwtgate.endpoint;

import io.jwtgate.bearer.CsrfRule;
import io.jwtgate.session.RefreshRefusedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tokens in cookies, for browsers: no script sees one, so no content holds one. */
record InCookies(SessionCookies cookies, CsrfRule csrf, Clock clock) implements TokenTransport {

  @Override
  public boolean admits(EndpointRequest request) {
    Optional<String> session = cookies.refreshTokenIn(request).flatMap(Sessions::sessionIdOf);
    return csrf.admits(request, session);
  }

  @Override
  public Optional<String> refreshToken(EndpointRequest request, Content content) {
    return cookies.refreshTokenIn(request);
  }

  /** As if the session had ended, so that a page has one case less. */
  @Override
  public EndpointAnswer noRefreshToken() {
    return Answers.refreshRefused(RefreshRefusedException.Reason.INVALID_GRANT.code());
  }

  @Override
  public EndpointAnswer granted(SessionTokens tokens, EndpointRequest request) {
    Instant now = clock.instant();
    long seconds = Duration.between(now, tokens.accessToken().expiresAt()).toSeconds();
    return Answers.granted(Map.of("expires_in", seconds))
        .with("Set-Cookie", cookies.set(tokens, request.basePath(), now));
  }

  @Override
  public EndpointAnswer ended(EndpointRequest request) {
    return Answers.ended().with("Set-Cookie", cookies.clear(request.basePath()));
  }

  @Override
  public boolean isLoggedOutWithoutTokens() {
    return true;
  }
}

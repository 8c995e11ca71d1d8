package io.jwtgate.session.endpoint;

import io.jwtgate.session.RefreshRejectedException;
import io.jwtgate.session.SessionTokens;
import io.jwtgate.session.Sessions;
import io.jwtgate.web.CsrfRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tokens in cookies, for browsers: no script sees one, so no content holds one. */
record InCookies(SessionCookies cookies, CsrfRule csrf, SentTokens sentTokens, Clock clock)
    implements TokenTransport {

  /** A CSRF token may be of the session of any refresh cookie: one of them may be planted. */
  @Override
  public boolean admits(EndpointRequest request) {
    return csrf.admits(request, Optional.empty())
        || cookies.refreshTokensIn(request).stream()
            .flatMap(token -> Sessions.sessionIdOf(token).stream())
            .anyMatch(session -> csrf.admits(request, Optional.of(session)));
  }

  @Override
  public List<String> refreshTokens(EndpointRequest request, Content content) {
    return cookies.refreshTokensIn(request);
  }

  /** By the cookies that no other host can plant: those whose names begin with __Host-. */
  @Override
  public Predicate<String> isOwnSession(EndpointRequest request) {
    Set<String> own =
        sentTokens.verified(request).stream()
            .flatMap(token -> token.claims().string("sid").stream())
            .collect(Collectors.toSet());
    return session -> own.contains(session) || cookies.hasCsrfTokenFor(session, request);
  }

  /** As if the session had ended, so that a page has one case less. */
  @Override
  public EndpointResponse noRefreshToken() {
    return EndpointResponses.refreshRejected(RefreshRejectedException.Reason.INVALID_GRANT.code());
  }

  @Override
  public EndpointResponse granted(SessionTokens tokens, EndpointRequest request) {
    Instant now = clock.instant();
    long seconds = Duration.between(now, tokens.accessToken().expiresAt()).toSeconds();
    return EndpointResponses.granted(Map.of("expires_in", seconds))
        .with("Set-Cookie", cookies.set(tokens, request.basePath(), now));
  }

  @Override
  public EndpointResponse ended(EndpointRequest request) {
    return EndpointResponses.ended().with("Set-Cookie", cookies.clear(request.basePath()));
  }

  @Override
  public boolean isLoggedOutWithoutTokens() {
    return true;
  }
}

package io.jwtgate.session.endpoint;

import io.jwtgate.session.SessionTokens;
import io.jwtgate.web.CsrfRule;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tokens in the content, for clients that are no browsers. No credential comes unasked, but a
 * browser's word that another site's page asks is still believed.
 */
record InBodies(CsrfRule csrf, Clock clock) implements TokenTransport {

  @Override
  public boolean admits(EndpointRequest request) {
    return !CsrfRule.tellsOfSite(request) || csrf.admits(request, Optional.empty());
  }

  @Override
  public List<String> refreshTokens(EndpointRequest request, Content content) {
    return content.optional("refresh_token").stream().toList();
  }

  @Override
  public Predicate<String> isOwnSession(EndpointRequest request) {
    return any -> false;
  }

  @Override
  public EndpointResponse noRefreshToken() {
    return EndpointResponses.missing("refresh_token");
  }

  /** RFC 6749 section 5.1. */
  @Override
  public EndpointResponse granted(SessionTokens tokens, EndpointRequest request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", tokens.accessToken().compact());
    answer.put("token_type", "Bearer");
    answer.put("expires_in", secondsUntil(tokens.accessToken().expiresAt()));
    answer.put("refresh_token", tokens.refreshToken());
    answer.put("refresh_expires_in", secondsUntil(tokens.refreshExpiresAt()));
    answer.put("scope", String.join(" ", tokens.scopes().stream().sorted().toList()));
    return EndpointResponses.granted(answer);
  }

  private long secondsUntil(java.time.Instant end) {
    return Duration.between(clock.instant(), end).toSeconds();
  }

  @Override
  public EndpointResponse ended(EndpointRequest request) {
    return EndpointResponses.ended();
  }

  @Override
  public boolean isLoggedOutWithoutTokens() {
    return false;
  }
}

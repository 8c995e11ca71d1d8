package io.jwtgate.endpoint;

import io.jwtgate.session.RefreshRequest;
import io.jwtgate.session.Sessions;
import java.util.Optional;
import java.util.Set;

/** A refresh token for new tokens; {@code scope} may ask for fewer scopes (RFC 6749 section 6). */
record RefreshExchange(Sessions sessions, TokenTransport transport) {

  EndpointAnswer answer(EndpointRequest request, Content content) {
    Optional<String> token = transport.refreshToken(request, content);
    if (token.isEmpty()) {
      return transport.noRefreshToken();
    }
    Set<String> scopes = content.optional("scope").map(RefreshExchange::scopes).orElse(Set.of());
    RefreshRequest refresh = RefreshRequest.of(token.get()).withScopes(scopes);
    return transport.granted(sessions.refresh(refresh), request);
  }

  private static Set<String> scopes(String text) {
    return Set.copyOf(java.util.List.of(text.strip().split(" +", -1)));
  }
}

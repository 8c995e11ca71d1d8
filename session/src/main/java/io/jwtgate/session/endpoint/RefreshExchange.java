package io.jwtgate.session.endpoint;

import io.jwtgate.session.Sessions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A refresh token for new tokens; {@code scope} may ask for fewer scopes (RFC 6749 section 6). */
record RefreshExchange(Sessions sessions, TokenTransport transport) {

  EndpointResponse answer(EndpointRequest request, Content content) {
    List<String> tokens = transport.refreshTokens(request, content);
    if (tokens.isEmpty()) {
      return transport.noRefreshToken();
    }
    Set<String> scopes = content.optional("scope").map(RefreshExchange::scopes).orElse(Set.of());
    Predicate<String> isOwn = tokens.size() > 1 ? transport.isOwnSession(request) : any -> false;
    return transport.granted(sessions.refresh(tokens, isOwn, scopes), request);
  }

  private static Set<String> scopes(String text) {
    return Set.copyOf(List.of(text.strip().split(" +", -1)));
  }
}

package io.jwtgate.endpoint;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Caller;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.session.Sessions;
import java.util.Optional;

/** Ends the session of whatever token comes along, the refresh token or the access token. */
record LogoutExchange(Sessions sessions, Gate gate, TokenTransport transport) {

  EndpointAnswer answer(EndpointRequest request, Content content) {
    Decision caller = gate.authenticate(request);
    Optional<String> refreshToken = transport.refreshToken(request, content);
    refreshToken.ifPresent(sessions::end);
    caller
        .who()
        .filter(known -> !isOfSameSession(known, refreshToken))
        .ifPresent(known -> sessions.end(known.token()));
    boolean told = refreshToken.isPresent() || transport.isLoggedOutWithoutTokens();
    return told ? transport.ended(request) : answerTo(caller, request);
  }

  private static boolean isOfSameSession(Caller caller, Optional<String> refreshToken) {
    return refreshToken.isPresent()
        && refreshToken.flatMap(Sessions::sessionIdOf).equals(caller.sessionId());
  }

  /** A client whose only token is bad must not believe that its session has ended. */
  private EndpointAnswer answerTo(Decision caller, EndpointRequest request) {
    return gate.authorize(caller, Access.AUTHENTICATED)
        .why()
        .map(Answers::of)
        .orElseGet(() -> transport.ended(request));
  }
}

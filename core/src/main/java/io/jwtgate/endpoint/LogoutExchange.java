package io.jwtgate.endpoint;

import io.jwtgate.bearer.Access;
import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.session.Sessions;
import java.util.List;

/** Ends the session of whatever token comes along: every access token, every refresh token. */
record LogoutExchange(
    Sessions sessions,
    Gate gate,
    SentTokens sentTokens,
    TokenTransport transport,
    ClientAddress address) {

  EndpointAnswer answer(EndpointRequest request, Content content) {
    Decision caller = gate.authenticate(request);
    List<String> refreshTokens = transport.refreshTokens(request, content);
    sessions.endEach(sentTokens.verified(request), refreshTokens, address.of(request));
    boolean told = !refreshTokens.isEmpty() || transport.isLoggedOutWithoutTokens();
    return told ? transport.ended(request) : answerTo(caller, request);
  }

  /** A client whose only token is bad must not believe that its session has ended. */
  private EndpointAnswer answerTo(Decision caller, EndpointRequest request) {
    return gate.authorize(request, caller, Access.AUTHENTICATED)
        .why()
        .map(Answers::of)
        .orElseGet(() -> transport.ended(request));
  }
}

package io.jwtgate.session.endpoint;

import io.jwtgate.bearer.Arrival;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.session.Sessions;
import java.util.List;

/** Ends the session of whatever token comes along: every access token, every refresh token. */
record LogoutExchange(
    Sessions sessions,
    Gate gate,
    SentTokens sentTokens,
    TokenTransport transport,
    ClientAddress address) {

  EndpointResponse answer(EndpointRequest request, Content content) {
    Arrival arrival = gate.receive(request);
    List<String> refreshTokens = transport.refreshTokens(request, content);
    sessions.endEach(sentTokens.verified(request), refreshTokens, address.of(request));
    boolean told = !refreshTokens.isEmpty() || transport.isLoggedOutWithoutTokens();
    return told ? transport.ended(request) : answerTo(arrival, request);
  }

  /** A client whose only token is invalid must not believe that its session has ended. */
  private EndpointResponse answerTo(Arrival arrival, EndpointRequest request) {
    return arrival
        .decide(Requirement.AUTHENTICATED)
        .rejection()
        .map(EndpointResponses::of)
        .orElseGet(() -> transport.ended(request));
  }
}

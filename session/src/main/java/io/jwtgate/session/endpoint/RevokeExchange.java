package io.jwtgate.session.endpoint;

import io.jwtgate.bearer.Decision;
import io.jwtgate.bearer.Gate;
import io.jwtgate.bearer.Requirement;
import io.jwtgate.session.Sessions;
import io.jwtgate.session.TokenRevocation;

/**
 * Revokes the {@code token} in the content (RFC 7009) for a caller who has a session. A hint is not
 * needed, since a token is known by its form.
 */
record RevokeExchange(TokenRevocation revocation, Gate gate) {

  RevokeExchange(Sessions sessions, Gate gate) {
    this(TokenRevocation.of(sessions), gate);
  }

  EndpointResponse answer(EndpointRequest request, Content content) {
    Decision decision = gate.receive(request).decide(Requirement.AUTHENTICATED);
    return decision
        .rejection()
        .map(EndpointResponses::of)
        .orElseGet(() -> revoke(content.required("token")));
  }

  private EndpointResponse revoke(String token) {
    return switch (revocation.revoke(token)) {
      case DONE -> EndpointResponses.done();
      case UNSUPPORTED_TOKEN_TYPE -> EndpointResponses.unsupportedTokenType();
      case OTHER_CLIENT -> EndpointResponses.otherClient();
    };
  }
}

package io.jwtgate.endpoint;

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

  EndpointAnswer answer(EndpointRequest request, Content content) {
    Decision decision = gate.receive(request).decide(Requirement.AUTHENTICATED);
    return decision.rejection().map(Answers::of).orElseGet(() -> revoke(content.required("token")));
  }

  private EndpointAnswer revoke(String token) {
    return switch (revocation.revoke(token)) {
      case DONE -> Answers.done();
      case UNSUPPORTED_TOKEN_TYPE -> Answers.unsupportedTokenType();
      case OTHER_CLIENT -> Answers.otherClient();
    };
  }
}

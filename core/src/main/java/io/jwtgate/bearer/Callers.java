package io.jwtgate.bearer;

import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;

/**
 * Makes the callers of one gate.
 *
 * @param bearerGiven whether the application has the token itself
 */
record Callers(TokenVerifier verifier, CallerPrincipal principals, boolean bearerGiven) {

  /** Who has sent a token, which was verified. */
  Caller of(VerifiedToken token, Credential sent) {
    String bearer = bearerGiven ? sent.token() : null;
    return new Caller(token, new Presentation(verifier, bearer), principals);
  }

  /** A caller whom a gate in front has found. */
  Caller of(Caller known) {
    return bearerGiven || known.bearer().isEmpty() ? known : known.withoutBearer();
  }
}

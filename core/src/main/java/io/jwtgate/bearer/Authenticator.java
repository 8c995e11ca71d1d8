package io.jwtgate.bearer;

import static io.jwtgate.RejectionReason.INTERNAL_ERROR;
import static io.jwtgate.event.SecurityEvent.Kind.CSRF_REFUSED;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.keys.KeysUnavailableException;
import java.util.Optional;

/**
 * Finds out who makes a request. Whatever fails while it does so is a refusal.
 *
 * @param httpsRequired whether a token that others could have read on the way is refused
 */
record Authenticator(
    TokenVerifier verifier,
    CredentialLocator locator,
    CsrfRule csrf,
    boolean httpsRequired,
    Refusals refusals,
    GuardedListener listener) {
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  /** The caller; anonymous if there are no credentials, refused if they are not good. */
  Decision authenticate(IncomingRequest request) {
    try {
      Optional<Credential> credential = locator.locate(request);
      return credential.isEmpty()
          ? new Decision.Anonymous()
          : authenticate(request, credential.get());
    } catch (MalformedCredentialsException malformed) {
      return new Decision.Refused(refusals.invalidRequest(), malformed.isUnasked());
    } catch (RuntimeException fault) {
      return new Decision.Refused(refusal(fault), false);
    }
  }

  private Decision authenticate(IncomingRequest request, Credential credential) {
    if (httpsRequired && !locator.isConfidential(request)) {
      return new Decision.Refused(refusals.notConfidential(), credential.fromCookie());
    }
    try {
      Caller caller = new Caller(verifier.verify(credential.token()));
      return credential.fromCookie()
          ? authenticateByCookie(request, caller)
          : new Decision.Authenticated(caller);
    } catch (RuntimeException | LinkageError | StackOverflowError refused) {
      // Looked at only now, for a good token can't be ill-formed, and good ones are the most.
      return credential.isWellFormed()
          ? new Decision.Refused(refusal(refused), credential.fromCookie())
          : new Decision.Refused(refusals.invalidRequest(), false);
    }
  }

  private Decision authenticateByCookie(IncomingRequest request, Caller caller) {
    boolean siteJudged = CsrfRule.concerns(request);
    Decision known = new Decision.Authenticated(caller, new ResponseHeaders(true, siteJudged));
    if (csrf.admits(request, caller.sessionId())) {
      return known;
    }
    listener.on(new SecurityEvent(CSRF_REFUSED, caller.token().issuerName(), csrf.mode()));
    return csrf.isReportOnly()
        ? known
        : new Decision.Refused(refusals.crossSite(csrf.adviceOn(request)), true);
  }

  private Refusal refusal(Throwable refused) {
    if (refused instanceof TokenRejectedException rejected) {
      return refusals.invalidToken(rejected);
    }
    if (refused instanceof KeysUnavailableException unknown) {
      return refusals
          .unavailable("keys_unavailable", unknown.retryAfter())
          .because("the issuer's keys are not to be had; a WARNING of io.jwtgate.keys says why");
    }
    if (refused instanceof RevocationUnavailableException unknown) {
      return refusals
          .unavailable("revocation_unavailable", unknown.retryAfter())
          .because("the revocations are not known; a WARNING of io.jwtgate says which store");
    }
    // Its message could quote the token, so only its class is told.
    LOG.log(System.Logger.Level.WARNING, "a decision failed by {0}", refused.getClass().getName());
    return refusals.invalidToken(new TokenRejectedException(INTERNAL_ERROR));
  }
}

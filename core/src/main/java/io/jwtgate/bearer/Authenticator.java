package io.jwtgate.bearer;

import static io.jwtgate.RejectionReason.INTERNAL_ERROR;
import static io.jwtgate.event.SecurityEvent.Kind.CSRF_REJECTED;

import io.jwtgate.RevocationUnavailableException;
import io.jwtgate.TokenRejectedException;
import io.jwtgate.TokenVerifier;
import io.jwtgate.VerifiedToken;
import io.jwtgate.VerifierOverloadedException;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.keys.KeysUnavailableException;
import io.jwtgate.web.CsrfRule;
import io.jwtgate.web.IncomingRequest;
import io.jwtgate.web.RequiredHeaders;
import java.util.Optional;

/**
 * Finds out who makes a request. Whatever fails while it does so is a rejection.
 *
 * @param httpsRequired whether a token that others could have read on the way is rejected
 */
record Authenticator(
    TokenVerifier verifier,
    CredentialLocator locator,
    CsrfRule csrf,
    Callers callers,
    boolean httpsRequired,
    Rejections rejections,
    GuardedListener listener) {
  private static final System.Logger LOG = System.getLogger("io.jwtgate.bearer.Gate");

  /** The caller; anonymous if there are no credentials, rejected if they are not valid. */
  Decision authenticate(IncomingRequest request) {
    try {
      Optional<Credential> credential = locator.locate(request);
      return credential.isEmpty()
          ? new Decision.Anonymous()
          : authenticate(request, credential.get());
    } catch (MalformedCredentialsException malformed) {
      return new Decision.Rejected(rejections.invalidRequest(), malformed.isByCookie());
    } catch (RuntimeException fault) {
      return new Decision.Rejected(rejection(fault), false);
    }
  }

  private Decision authenticate(IncomingRequest request, Credential credential) {
    if (httpsRequired && !locator.isConfidential(request)) {
      return new Decision.Rejected(rejections.notConfidential(), credential.fromCookie());
    }
    try {
      VerifiedToken token = verifier.verify(credential.token());
      return credential.isUnasked()
          ? authenticateUnasked(request, credential, token)
          : new Decision.Authenticated(callers.of(token, credential), headers(credential));
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      // Looked at only now: a valid token can't be ill-formed, and most are valid.
      return credential.isWellFormed()
          ? new Decision.Rejected(rejection(thrown), credential.fromCookie())
          : new Decision.Rejected(rejections.invalidRequest(), false);
    }
  }

  private static RequiredHeaders headers(Credential credential) {
    return credential.source() == Credential.Source.SUBPROTOCOL
        ? SubprotocolToken.ANSWER
        : ResponseHeaders.ANY;
  }

  private Decision authenticateUnasked(
      IncomingRequest request, Credential credential, VerifiedToken token) {
    if (!isMeant(request, credential, token)) {
      listener.on(new SecurityEvent(CSRF_REJECTED, token.issuerName(), csrf.mode()));
      if (!csrf.isReportOnly()) {
        return new Decision.Rejected(rejections.crossSite(csrf.adviceOn(request)), true);
      }
    }
    boolean siteJudged = CsrfRule.concerns(request);
    return new Decision.Authenticated(
        callers.of(token, credential), new ResponseHeaders(true, siteJudged, varies(credential)));
  }

  /** A client that is no browser has no cookie that a proxy could have taken for its word. */
  private boolean isMeant(IncomingRequest request, Credential credential, VerifiedToken token) {
    boolean noBrowser = !credential.fromCookie() && !CsrfRule.tellsOfSite(request);
    return noBrowser || csrf.admits(request, Caller.sessionId(token));
  }

  private String varies(Credential credential) {
    return credential.fromCookie()
        ? ResponseHeaders.COOKIE
        : locator.header().map(TokenHeader::name).orElse(ResponseHeaders.COOKIE);
  }

  private Rejection rejection(Throwable thrown) {
    if (thrown instanceof TokenRejectedException rejected) {
      return rejections.invalidToken(rejected);
    }
    if (thrown instanceof KeysUnavailableException unknown) {
      return rejections
          .unavailable("keys_unavailable", unknown.retryAfter())
          .because("the issuer's keys are not to be had; a WARNING of io.jwtgate.keys says why");
    }
    if (thrown instanceof RevocationUnavailableException unknown) {
      return rejections
          .unavailable("revocation_unavailable", unknown.retryAfter())
          .because("the revocations are not known; a WARNING of io.jwtgate says which store");
    }
    if (thrown instanceof VerifierOverloadedException busy) {
      return rejections
          .unavailable("overloaded", busy.retryAfter())
          .because("too many encrypted tokens came at once; see docs/encrypted-tokens.md");
    }
    // Its message could quote the token, so only its class is logged.
    LOG.log(System.Logger.Level.WARNING, "a decision failed by {0}", thrown.getClass().getName());
    return rejections.invalidToken(new TokenRejectedException(INTERNAL_ERROR));
  }
}

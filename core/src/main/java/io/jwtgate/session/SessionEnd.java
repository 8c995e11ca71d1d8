package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoredSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * How sessions end. The access tokens are revoked before the session is forgotten: if the second
 * step fails, the first can be repeated.
 */
final class SessionEnd {
  private final TokenIssuer issuer;
  private final SessionStore store;
  private final Revocations revocations;
  private final Clock clock;

  SessionEnd(SessionsBuilder builder) {
    this.issuer = builder.issuer;
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.clock = builder.clock;
  }

  /** Ends a session, and tells whether it had not ended before. */
  boolean end(StoredSession session) {
    return end(session.id());
  }

  private boolean end(String sessionId) {
    revocations.revoke(
        Revocation.ofSession(issuer.issuer(), sessionId, lastTokenGone(clock.instant())));
    return store.remove(sessionId);
  }

  void end(VerifiedToken accessToken) {
    Optional<String> sessionId = accessToken.claims().string("sid");
    if (sessionId.isPresent() && accessToken.issuer().equals(issuer.issuer())) {
      end(sessionId.get());
    } else {
      revocations.revoke(accessToken);
    }
  }

  void endAll(String subject, Instant now) {
    // Tokens of this second are found by their sessions, so that a login after this is not refused.
    Instant before = now.minusSeconds(1);
    revocations.revoke(Revocation.ofSubject(issuer.issuer(), subject, before, lastTokenGone(now)));
    store.ofSubject(subject).forEach(this::end);
  }

  private Instant lastTokenGone(Instant now) {
    return now.plus(issuer.lifetime()).plus(Revocations.TOLERANCE);
  }
}

package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.store.ClockMargin;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoreUnavailableException;
import io.jwtgate.store.StoredSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How sessions end. The session is removed first, which needs no room anywhere; what was removed
 * says how long its last access token lives. Where the store is out of reach its tokens are revoked
 * in this process all the same.
 */
final class SessionEnd {
  private final TokenIssuer issuer;
  private final SessionStore store;
  private final Revocations revocations;
  private final Duration grace;
  private final Clock clock;

  SessionEnd(SessionsBuilder builder) {
    this.issuer = builder.issuer;
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.grace = builder.grace;
    this.clock = builder.clock;
  }

  /** Ends a session, and tells whether it had not ended before. */
  boolean end(StoredSession session) {
    return end(session.id());
  }

  private boolean end(String sessionId) {
    Optional<StoredSession> removed = removed(sessionId);
    if (removed.isPresent()) {
      revokeTokensOf(removed.get());
    } else {
      revoke(Revocation.ofSession(issuer.issuer(), sessionId, unknownTokenGone()));
    }
    return removed.isPresent();
  }

  private Optional<StoredSession> removed(String sessionId) {
    try {
      return store.take(sessionId);
    } catch (StoreUnavailableException away) {
      revocations.revokeSoon(Revocation.ofSession(issuer.issuer(), sessionId, unknownTokenGone()));
      throw away;
    }
  }

  /** The access tokens of a session that the store has removed; nothing where none can live. */
  void revokeTokensOf(StoredSession removed) {
    Instant gone = gone(lastIssued(removed));
    if (ClockMargin.after(gone).isAfter(clock.instant())) {
      revoke(Revocation.ofSession(issuer.issuer(), removed.id(), gone));
    }
  }

  /** Within the grace a token can be issued again without a trace in the store. */
  private Instant lastIssued(StoredSession session) {
    return session
        .replaced()
        .map(replaced -> replaced.at().plus(grace))
        .orElse(session.startedAt());
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
    revoke(Revocation.ofSubject(issuer.issuer(), subject, before, unknownTokenGone()));
    store.ofSubject(subject).forEach(this::end);
  }

  private void revoke(Revocation revocation) {
    Instant now = clock.instant();
    Instant last = revocation.until().isAfter(gone(now)) ? revocation.until() : gone(now);
    revocations.revokeOrAll(revocation, Revocation.ofIssuer(issuer.issuer(), now, last));
  }

  private Instant gone(Instant lastIssued) {
    return lastIssued.plus(issuer.lifetime()).plus(Revocations.TOLERANCE);
  }

  /** Other nodes, whose clocks may be ahead, may have issued a token just now. */
  private Instant unknownTokenGone() {
    return ClockMargin.after(gone(clock.instant()));
  }
}

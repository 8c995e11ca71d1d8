package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Actor;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.issue.TokenIssuer;
import io.jwtgate.revocation.Revocations;
import io.jwtgate.store.Revocation;
import io.jwtgate.store.SessionStore;
import io.jwtgate.store.StoredSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * How sessions end: the store forgets the session, and its access tokens are revoked. Each step is
 * taken whatever became of the other, so that the tokens end in this process when the store is
 * away, and the session ends when there is no room for a revocation. All can be repeated.
 */
final class SessionEnd {
  private final TokenIssuer issuer;
  private final SessionStore store;
  private final Revocations revocations;
  private final UnknownSessions unknown;
  private final GuardedListener listener;
  private final Clock clock;

  SessionEnd(SessionsBuilder builder) {
    this.issuer = builder.issuer;
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.unknown = new UnknownSessions(builder.clock);
    this.listener = builder.listener;
    this.clock = builder.clock;
  }

  /** Ends a session, and tells whether it had not ended before. */
  boolean end(StoredSession session, EndCause cause) {
    return end(session.id(), session.subject(), cause);
  }

  private boolean end(String sessionId, String subject, EndCause cause) {
    boolean removed = false;
    try {
      removed = store.remove(sessionId);
    } finally {
      revoke(sessionId);
    }
    if (removed) {
      Actor actor = new Actor(subject, sessionId, cause.address());
      listener.on(new SecurityEvent(Kind.SESSION_ENDED, issuer.issuer(), cause.code(), actor));
    }
    return removed;
  }

  /** Ends a session also where the store has lost it: its id is made of the token. */
  void end(RefreshToken token, EndCause cause) {
    String id = token.sessionId();
    Optional<StoredSession> kept = Optional.empty();
    try {
      kept = store.find(id);
    } finally {
      if (kept.isEmpty()) {
        countUnknown(id);
        revoke(id);
      }
    }
    kept.ifPresent(session -> end(session, cause));
  }

  private void countUnknown(String sessionId) {
    if (revocations.known(target(Revocation.Kind.SESSION, sessionId)).isEmpty()) {
      unknown.count();
    }
  }

  void end(VerifiedToken accessToken, EndCause cause) {
    Optional<String> sessionId = accessToken.claims().string("sid");
    if (sessionId.isPresent() && accessToken.issuer().equals(issuer.issuer())) {
      end(sessionId.get(), accessToken.subject().orElse(""), cause);
    } else {
      revocations.revoke(accessToken);
    }
  }

  /** Told to all before sessions are looked for: a login under way is found by one or the other. */
  void endAll(String subject, Instant now) {
    // Tokens of this second are found by their sessions, so that a login after this is not refused.
    Instant before = now.minusSeconds(1);
    EachStep steps = new EachStep();
    steps.take(
        () ->
            revocations.revoke(
                Revocation.ofSubject(issuer.issuer(), subject, before, lastTokenGone(now))));
    steps.take(
        () -> store.ofSubject(subject).forEach(each -> steps.take(() -> end(each, EndCause.ALL))));
    steps.throwFirst();
  }

  /** Whether a session was ended though the store has it, as one that went back in time may. */
  boolean hasEnded(StoredSession session) {
    Optional<Revocation> ofSubject =
        revocations.known(target(Revocation.Kind.SUBJECT, session.subject()));
    return revocations.known(target(Revocation.Kind.SESSION, session.id())).isPresent()
        || ofSubject.filter(end -> beganBefore(session, end)).isPresent();
  }

  boolean isEndedSince(Instant moment, String subject) {
    return revocations
        .known(target(Revocation.Kind.SUBJECT, subject))
        .filter(end -> !moment.isAfter(end.before().plusSeconds(1)))
        .isPresent();
  }

  /** The same second counts as before; for {@link #endAll} that is the moment itself. */
  private static boolean beganBefore(StoredSession session, Revocation ofSubject) {
    return session.startedAt().isBefore(ofSubject.before().plusSeconds(1));
  }

  private void revoke(String sessionId) {
    revocations.revoke(
        Revocation.ofSession(issuer.issuer(), sessionId, lastTokenGone(clock.instant())));
  }

  private Revocation.Target target(Revocation.Kind kind, String value) {
    return new Revocation.Target(kind, issuer.issuer(), value);
  }

  private Instant lastTokenGone(Instant now) {
    return now.plus(issuer.lifetime()).plus(Revocations.TOLERANCE);
  }
}

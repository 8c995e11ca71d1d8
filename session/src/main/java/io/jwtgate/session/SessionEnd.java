package io.jwtgate.session;

import io.jwtgate.VerifiedToken;
import io.jwtgate.event.GuardedListener;
import io.jwtgate.event.SecurityEvent;
import io.jwtgate.event.SecurityEvent.Actor;
import io.jwtgate.event.SecurityEvent.Kind;
import io.jwtgate.session.issue.TokenIssuer;
import io.jwtgate.session.revocation.Revocations;
import io.jwtgate.session.store.ClockMargin;
import io.jwtgate.session.store.Revocation;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How sessions end. The session is removed first, which needs no room anywhere; what was removed
 * says how long its last access token lives. Where the store is out of reach its tokens are revoked
 * in this process all the same. All can be repeated.
 */
final class SessionEnd {
  private final TokenIssuer issuer;
  private final SessionStore store;
  private final Revocations revocations;
  private final UnknownSessions unknown;
  private final SubjectMarks marks;
  private final GuardedListener listener;
  private final Duration grace;
  private final Clock clock;

  SessionEnd(SessionsBuilder builder, SubjectMarks marks) {
    this.issuer = builder.issuer;
    this.store = builder.store;
    this.revocations = builder.revocations;
    this.marks = marks;
    this.unknown = new UnknownSessions(builder.clock);
    this.listener = builder.listener;
    this.grace = builder.grace;
    this.clock = builder.clock;
  }

  /** Ends a session, and tells whether it had not ended before. */
  boolean end(StoredSession session, EndCause cause) {
    return end(session.id(), cause, Instant.MIN);
  }

  private boolean end(String sessionId, EndCause cause, Instant tokenGone) {
    Optional<StoredSession> removed = removed(sessionId);
    if (removed.isPresent()) {
      finish(removed.get(), cause, tokenGone);
    } else {
      revoke(ofUnknown(sessionId));
    }
    return removed.isPresent();
  }

  private Optional<StoredSession> removed(String sessionId) {
    try {
      return store.take(sessionId);
    } catch (RuntimeException away) {
      revocations.revokeSoon(ofUnknown(sessionId));
      throw away;
    }
  }

  /** What is left to do for a session that the store has removed. */
  void finish(StoredSession removed, EndCause cause) {
    finish(removed, cause, Instant.MIN);
  }

  /**
   * @param tokenGone when one of its tokens is gone: it may be older than the present lifetime
   */
  private void finish(StoredSession removed, EndCause cause, Instant tokenGone) {
    Actor actor = new Actor(removed.subject(), removed.id(), cause.address());
    listener.on(new SecurityEvent(Kind.SESSION_ENDED, issuer.issuer(), cause.code(), actor));
    Instant gone = latest(gone(lastIssued(removed)), tokenGone);
    // Where no access token can live any more there is nothing to revoke.
    if (ClockMargin.after(gone).isAfter(clock.instant())) {
      revoke(Revocation.ofSession(issuer.issuer(), removed.id(), gone), lastIssued(removed));
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Within the grace a token can be issued again without a trace in the store. */
  private Instant lastIssued(StoredSession session) {
    return session
        .replaced()
        .map(replaced -> replaced.at().plus(grace))
        .orElse(session.startedAt());
  }

  /**
   * Ends a session also where the store has lost it or is away: its id is made of the token. Nobody
   * has vouched for that, so a store is asked before it is told of an end, and such ends are few.
   */
  void end(RefreshToken token, EndCause cause) {
    String id = token.sessionId();
    if (found(token)) {
      end(id, cause, Instant.MIN);
    } else {
      countUnknown(id);
      revoke(ofUnknown(id));
    }
  }

  /** Ends its access tokens in this process, and in the others when the store is back. */
  void endHere(RefreshToken token) {
    countUnknown(token.sessionId());
    revocations.revokeSoon(ofUnknown(token.sessionId()));
  }

  private boolean found(RefreshToken token) {
    try {
      return store.find(token.sessionId()).isPresent();
    } catch (RuntimeException away) {
      endHere(token);
      throw away;
    }
  }

  private void countUnknown(String sessionId) {
    if (revocations.known(target(Revocation.Kind.SESSION, sessionId)).isEmpty()) {
      unknown.count(revocations);
    }
  }

  /** Ends a session if the store has it; one that it has lost has no need of a stranger's word. */
  void endKnown(RefreshToken token, EndCause cause) {
    if (store.find(token.sessionId()).isPresent()) {
      end(token.sessionId(), cause, Instant.MIN);
    }
  }

  void end(VerifiedToken accessToken, EndCause cause) {
    Optional<String> sessionId = sessionOf(accessToken);
    if (sessionId.isPresent()) {
      end(sessionId.get(), cause, accessToken.expiresAt().plus(Revocations.TOLERANCE));
    } else {
      revocations.revoke(accessToken);
    }
  }

  /** Empty for a token of another issuer, whose sessions are not ours. */
  Optional<String> sessionOf(VerifiedToken accessToken) {
    return accessToken
        .claims()
        .string("sid")
        .filter(any -> accessToken.issuer().equals(issuer.issuer()));
  }

  /** Told to all before sessions are looked for: a login under way is found by one or the other. */
  void endAll(String subject, Instant now) {
    // Tokens of this second are found by their sessions, so that a login after this is not
    // rejected.
    Instant before = now.minusSeconds(1);
    EachStep steps = new EachStep();
    steps.take(
        () -> revoke(Revocation.ofSubject(issuer.issuer(), subject, before, unknownTokenGone())));
    steps.take(() -> marks.change(subject));
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

  private Revocation.Target target(Revocation.Kind kind, String value) {
    return new Revocation.Target(kind, issuer.issuer(), value);
  }

  private Revocation ofUnknown(String sessionId) {
    return Revocation.ofSession(issuer.issuer(), sessionId, unknownTokenGone());
  }

  private void revoke(Revocation revocation) {
    revoke(revocation, Instant.MIN);
  }

  /**
   * @param lastIssued of the tokens that it is about; later than now by another node's clock
   */
  private void revoke(Revocation revocation, Instant lastIssued) {
    Instant before = latest(clock.instant(), lastIssued);
    Instant last = latest(gone(before), revocation.until());
    revocations.revokeOrAll(revocation, Revocation.ofIssuer(issuer.issuer(), before, last));
  }

  private Instant gone(Instant lastIssued) {
    return lastIssued.plus(issuer.lifetime()).plus(Revocations.TOLERANCE);
  }

  /** Other nodes, whose clocks may be ahead, may have issued a token just now. */
  private Instant unknownTokenGone() {
    return ClockMargin.after(gone(clock.instant()));
  }
}

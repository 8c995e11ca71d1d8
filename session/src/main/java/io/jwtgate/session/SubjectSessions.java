package io.jwtgate.session;

import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The sessions of one subject or another, as a page of "your devices" shows and ends them. The
 * subject is the caller's own: whoever calls these methods has seen to that. Immutable and
 * thread-safe.
 */
public final class SubjectSessions {
  private final SessionStore store;
  private final SessionEnd ending;
  private final Clock clock;

  SubjectSessions(SessionStore store, SessionEnd ending, Clock clock) {
    this.store = store;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * A subject's live sessions, the newest first.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if it can't be told
   */
  public List<UserSession> list(String subject) {
    Instant now = clock.instant();
    return store.ofSubject(subject).stream()
        .filter(session -> now.isBefore(session.endsAt()) && !ending.hasEnded(session))
        .sorted(Comparator.comparing(StoredSession::startedAt).reversed())
        .map(UserSession::of)
        .toList();
  }

  /**
   * Ends one of a subject's sessions.
   *
   * @return whether the subject had it
   * @throws io.jwtgate.session.store.StoreUnavailableException if it may not have ended everywhere
   */
  public boolean endOne(String subject, String sessionId) {
    return store
        .find(sessionId)
        .filter(session -> session.subject().equals(subject))
        .map(session -> ending.end(session, EndCause.CHOSEN))
        .orElse(false);
  }

  /**
   * Ends all of a subject's sessions but one: "log out my other devices". It is no answer to a
   * stolen password; {@link #endAll} is.
   *
   * @param sessionId the one that goes on
   * @throws io.jwtgate.session.store.StoreUnavailableException if some may not have ended
   *     everywhere
   */
  public void endOthers(String subject, String sessionId) {
    EachStep steps = new EachStep();
    store.ofSubject(subject).stream()
        .filter(session -> !session.id().equals(sessionId))
        .forEach(session -> steps.take(() -> ending.end(session, EndCause.OTHERS)));
    steps.throwFirst();
  }

  /**
   * The same as {@link Sessions#endAllOf}.
   *
   * @throws io.jwtgate.session.store.StoreUnavailableException if some may not have ended
   *     everywhere
   */
  public void endAll(String subject) {
    ending.endAll(subject, clock.instant());
  }
}

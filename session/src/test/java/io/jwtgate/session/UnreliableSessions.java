package io.jwtgate.session;

import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.util.List;
import java.util.Optional;

/** Sessions behind something that a test can break. */
final class UnreliableSessions implements SessionStore {
  private final SessionStore data;

  /** What each call throws; null for none. */
  volatile RuntimeException failure;

  /** What is done before a session is removed. */
  volatile Runnable beforeRemoval = () -> {};

  /** What is done before a session is replaced. */
  volatile Runnable beforeReplacement = () -> {};

  UnreliableSessions(SessionStore data) {
    this.data = data;
  }

  private SessionStore reached() {
    if (failure != null) {
      throw failure;
    }
    return data;
  }

  @Override
  public void add(StoredSession session) {
    reached().add(session);
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return reached().find(id);
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    beforeReplacement.run();
    return reached().replace(expected, next);
  }

  @Override
  public boolean remove(String id) {
    beforeRemoval.run();
    return reached().remove(id);
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return reached().ofSubject(subject);
  }
}

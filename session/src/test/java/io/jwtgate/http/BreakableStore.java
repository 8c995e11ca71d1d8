package io.jwtgate.http;

import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoreUnavailableException;
import io.jwtgate.session.store.StoredSession;
import java.util.List;
import java.util.Optional;

/** A store in memory that is out of reach for a while. */
public final class BreakableStore implements SessionStore {
  private final SessionStore memory = SessionStore.inMemory();
  private volatile boolean down;

  /** Runs something while nothing can be asked. */
  public void whileDown(Runnable something) {
    down = true;
    try {
      something.run();
    } finally {
      down = false;
    }
  }

  /** Forgets a session without a word, as a store does that went back in time. */
  public void lose(String id) {
    memory.remove(id);
  }

  private SessionStore memory() {
    if (down) {
      throw new StoreUnavailableException(null);
    }
    return memory;
  }

  @Override
  public void add(StoredSession session) {
    memory().add(session);
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return memory().find(id);
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    return memory().replace(expected, next);
  }

  @Override
  public boolean remove(String id) {
    return memory().remove(id);
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return memory().ofSubject(subject);
  }
}

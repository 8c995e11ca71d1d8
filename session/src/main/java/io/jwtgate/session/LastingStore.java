package io.jwtgate.session;

import io.jwtgate.session.store.EphemeralStore;
import io.jwtgate.session.store.SessionLimit;
import io.jwtgate.session.store.SessionStore;
import io.jwtgate.session.store.StoredSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store in which what has ended stays so, as far as this process knows, also where the store was
 * set back and has it again: it is not found, and removed once more.
 */
record LastingStore(SessionStore store, EndedSessions ended) implements SessionStore {

  @Override
  public void add(StoredSession session) {
    store.add(session);
  }

  @Override
  public Optional<List<StoredSession>> addWithin(SessionLimit limit, StoredSession session) {
    Optional<List<StoredSession>> removed = store.addWithin(limit, session);
    removed.ifPresent(all -> all.forEach(one -> ended.add(one.id())));
    return removed;
  }

  @Override
  public Optional<StoredSession> find(String id) {
    Optional<StoredSession> session = store.find(id);
    if (session.isPresent() && ended.contains(id)) {
      store.remove(id);
      return Optional.empty();
    }
    return session;
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    return !ended.contains(expected.id()) && store.replace(expected, next);
  }

  @Override
  public boolean remove(String id) {
    return ended(id, () -> store.remove(id));
  }

  @Override
  public Optional<StoredSession> take(String id) {
    return ended(id, () -> store.take(id));
  }

  /** Where the store is out of reach it has ended here, and is removed when the store is back. */
  private <T> T ended(String id, Supplier<T> removal) {
    ended.addUndone(id);
    T result = removal.get();
    ended.done(id);
    return result;
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return store.ofSubject(subject).stream()
        .filter(session -> !ended.contains(session.id()))
        .toList();
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return store.ephemeral();
  }

  @Override
  public void close() {
    store.close();
  }
}

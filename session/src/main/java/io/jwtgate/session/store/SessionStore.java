package io.jwtgate.session.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where sessions are kept. A port: in memory for one process, a database or Redis for several. All
 * of its safety rests on {@link #replace} being atomic across every process that shares the store.
 *
 * <p>Implementations are thread-safe, answer or fail within a bounded time, and forget a session
 * some time after it ended.
 */
public interface SessionStore extends AutoCloseable {
  /**
   * Keeps a new session.
   *
   * @throws StoreUnavailableException if it is not known to be kept
   */
  void add(StoredSession session);

  /**
   * Keeps a new session if its subject has no more than so many then. The stores of this project
   * count and keep in one atomic step; this one, for stores that don't override it, does not.
   *
   * @return the sessions that were removed for it; empty if it was rejected and not kept
   * @throws StoreUnavailableException if it is not known to be kept
   */
  default Optional<List<StoredSession>> addWithin(SessionLimit limit, StoredSession session) {
    List<StoredSession> present =
        ofSubject(session.subject()).stream()
            .filter(other -> other.endsAt().isAfter(session.startedAt()))
            .sorted(Comparator.comparing(StoredSession::startedAt))
            .toList();
    if (limit.rejects(present.size())) {
      return Optional.empty();
    }
    List<StoredSession> ended = present.stream().limit(limit.excess(present.size())).toList();
    ended.forEach(oldest -> remove(oldest.id()));
    add(session);
    return Optional.of(ended);
  }

  /**
   * The session of this id, as it was last replaced; maybe one that ended by time.
   *
   * @throws StoreUnavailableException if it can't be told
   */
  Optional<StoredSession> find(String id);

  /**
   * Puts a session in the place of another version of it: if what is kept still has the {@code
   * current} of the expected one. Of any number of calls with the same expectation, in any number
   * of processes, exactly one succeeds.
   *
   * @return whether this call did it
   * @throws StoreUnavailableException if it is not known whether it was done
   */
  boolean replace(StoredSession expected, StoredSession next);

  /**
   * Forgets a session.
   *
   * @return whether it was still there
   * @throws StoreUnavailableException if it is not known to be forgotten
   */
  boolean remove(String id);

  /**
   * Forgets a session, and gives it as it was last replaced. A store that does not override this
   * may give an older version.
   *
   * @return empty if it was not there
   * @throws StoreUnavailableException if it is not known to be forgotten
   */
  default Optional<StoredSession> take(String id) {
    Optional<StoredSession> session = find(id);
    return remove(id) ? session : Optional.empty();
  }

  /**
   * All sessions of a subject, in no order; maybe with some that ended by time.
   *
   * @throws StoreUnavailableException if it can't be told
   */
  List<StoredSession> ofSubject(String subject);

  /**
   * Where the processes that share these sessions keep what lasts for a while: tries to log in, and
   * tickets. Empty, as it is unless a store has one: each process keeps its own.
   */
  default Optional<EphemeralStore> ephemeral() {
    return Optional.empty();
  }

  /** Ends connections that the store itself opened. */
  @Override
  default void close() {}

  /** Sessions in this process alone: a restart ends them all. At most 100,000. */
  static SessionStore inMemory() {
    return new MemorySessionStore(100_000, java.time.Clock.systemUTC());
  }
}

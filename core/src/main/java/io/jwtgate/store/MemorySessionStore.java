package io.jwtgate.store;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions in the memory of one process. */
final class MemorySessionStore implements SessionStore {
  private static final System.Logger LOG = System.getLogger(MemorySessionStore.class.getName());

  private final Cache<String, StoredSession> sessions;
  private final EphemeralStore ephemeral;

  MemorySessionStore(long maxSessions, Clock clock) {
    this.ephemeral = EphemeralStore.inMemory(clock);
    this.sessions =
        Caffeine.newBuilder()
            .maximumSize(maxSessions)
            .executor(Runnable::run)
            .ticker(() -> clock.millis() * 1_000_000)
            .expireAfter(new UntilItsEnd(clock))
            .evictionListener(MemorySessionStore::tellOfOverflow)
            .build();
  }

  private record UntilItsEnd(Clock clock) implements Expiry<String, StoredSession> {
    @Override
    public long expireAfterCreate(String id, StoredSession session, long now) {
      return Math.max(0, NANOSECONDS.convert(Duration.between(clock.instant(), session.endsAt())));
    }

    @Override
    public long expireAfterUpdate(String id, StoredSession session, long now, long left) {
      return expireAfterCreate(id, session, now);
    }

    @Override
    public long expireAfterRead(String id, StoredSession session, long now, long left) {
      return left;
    }
  }

  private static void tellOfOverflow(String id, StoredSession session, RemovalCause cause) {
    if (cause == RemovalCause.SIZE) {
      LOG.log(System.Logger.Level.WARNING, "too many sessions in memory: one was ended early");
    }
  }

  @Override
  public void add(StoredSession session) {
    sessions.put(session.id(), session);
  }

  @Override
  public Optional<StoredSession> find(String id) {
    return Optional.ofNullable(sessions.getIfPresent(id));
  }

  @Override
  public boolean replace(StoredSession expected, StoredSession next) {
    StoredSession kept =
        sessions
            .asMap()
            .computeIfPresent(
                expected.id(),
                (id, session) -> session.current().equals(expected.current()) ? next : session);
    return kept != null && kept.current().equals(next.current());
  }

  @Override
  public boolean remove(String id) {
    return sessions.asMap().remove(id) != null;
  }

  @Override
  public List<StoredSession> ofSubject(String subject) {
    return sessions.asMap().values().stream()
        .filter(session -> session.subject().equals(subject))
        .toList();
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(ephemeral);
  }

  /** How many are kept. */
  int size() {
    sessions.cleanUp();
    return Math.toIntExact(sessions.estimatedSize());
  }
}

package io.jwtgate.session.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sessions in the memory of one process, found by id, by subject and by their end: no step looks at
 * all of them. Each is short and waits for nobody, so one lock does.
 */
final class MemorySessionStore implements SessionStore {
  private static final System.Logger LOG = System.getLogger(MemorySessionStore.class.getName());
  private static final Comparator<StoredSession> BY_START =
      Comparator.comparing(StoredSession::startedAt).thenComparing(StoredSession::id);
  private static final Comparator<StoredSession> BY_END =
      Comparator.comparing(StoredSession::endsAt).thenComparing(StoredSession::id);

  private final long maxSessions;
  private final Clock clock;
  private final EphemeralStore ephemeral;
  private final Map<String, StoredSession> sessions = new HashMap<>();
  private final Map<String, NavigableSet<StoredSession>> bySubject = new HashMap<>();
  private final NavigableSet<StoredSession> byEnd = new TreeSet<>(BY_END);
  private Instant warnAgainAt = Instant.MIN;

  MemorySessionStore(long maxSessions, Clock clock) {
    this.maxSessions = maxSessions;
    this.clock = clock;
    this.ephemeral = EphemeralStore.inMemory(clock);
  }

  @Override
  public synchronized void add(StoredSession session) {
    makeRoom(clock.instant());
    keep(session);
  }

  @Override
  public synchronized Optional<List<StoredSession>> addWithin(
      SessionLimit limit, StoredSession session) {
    makeRoom(clock.instant());
    Set<StoredSession> present = bySubject.getOrDefault(session.subject(), new TreeSet<>(BY_START));
    if (limit.rejects(present.size())) {
      return Optional.empty();
    }
    List<StoredSession> ended = present.stream().limit(limit.excess(present.size())).toList();
    ended.forEach(this::forget);
    keep(session);
    return Optional.of(ended);
  }

  private void makeRoom(Instant now) {
    while (!byEnd.isEmpty() && !byEnd.first().endsAt().isAfter(now)) {
      forget(byEnd.first());
    }
    if (sessions.size() >= maxSessions) {
      forget(byEnd.first());
      warnOfOverflow(now);
    }
  }

  private void warnOfOverflow(Instant now) {
    if (now.isAfter(warnAgainAt)) {
      warnAgainAt = now.plusSeconds(60);
      LOG.log(System.Logger.Level.WARNING, "too many sessions in memory: some end early");
    }
  }

  private void keep(StoredSession session) {
    Optional.ofNullable(sessions.get(session.id())).ifPresent(this::forget);
    sessions.put(session.id(), session);
    byEnd.add(session);
    bySubject.computeIfAbsent(session.subject(), subject -> new TreeSet<>(BY_START)).add(session);
  }

  private void forget(StoredSession session) {
    sessions.remove(session.id());
    byEnd.remove(session);
    Set<StoredSession> others = bySubject.get(session.subject());
    others.remove(session);
    if (others.isEmpty()) {
      bySubject.remove(session.subject());
    }
  }

  @Override
  public synchronized Optional<StoredSession> find(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  @Override
  public synchronized boolean replace(StoredSession expected, StoredSession next) {
    StoredSession kept = sessions.get(expected.id());
    if (kept == null || !kept.current().equals(expected.current())) {
      return false;
    }
    forget(kept);
    keep(next);
    return true;
  }

  @Override
  public boolean remove(String id) {
    return take(id).isPresent();
  }

  @Override
  public synchronized Optional<StoredSession> take(String id) {
    Optional<StoredSession> kept = find(id);
    kept.ifPresent(this::forget);
    return kept;
  }

  @Override
  public synchronized List<StoredSession> ofSubject(String subject) {
    return List.copyOf(bySubject.getOrDefault(subject, new TreeSet<>(BY_START)));
  }

  @Override
  public Optional<EphemeralStore> ephemeral() {
    return Optional.of(ephemeral);
  }

  /** How many are kept. */
  synchronized int size() {
    makeRoom(clock.instant());
    return sessions.size();
  }
}

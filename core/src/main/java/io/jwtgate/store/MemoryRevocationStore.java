package io.jwtgate.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Revocations in the memory of one process, in the order in which they came. */
final class MemoryRevocationStore implements RevocationStore {
  private final NavigableMap<Long, Revocation> revocations = new TreeMap<>();
  private final List<Runnable> subscribers = new CopyOnWriteArrayList<>();
  private long count;
  private final Clock clock;

  MemoryRevocationStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void publish(Revocation revocation) {
    keep(revocation);
    // Not under the lock: who is woken asks this store while holding a lock of its own.
    subscribers.forEach(Runnable::run);
  }

  private synchronized void keep(Revocation revocation) {
    Instant now = clock.instant();
    Revocation merged = revocation;
    for (Iterator<Revocation> all = revocations.values().iterator(); all.hasNext(); ) {
      Revocation old = all.next();
      boolean same = old.target().equals(revocation.target());
      merged = same ? merged.and(old) : merged;
      if (same || !old.until().isAfter(now)) {
        all.remove();
      }
    }
    revocations.put(++count, merged);
  }

  @Override
  public synchronized RevocationChanges changesSince(String position) {
    Instant now = clock.instant();
    boolean complete = position.isEmpty() || Long.parseLong(position) > count;
    long last = complete ? 0 : Long.parseLong(position);
    List<Revocation> later =
        revocations.tailMap(last, false).values().stream()
            .filter(revocation -> revocation.until().isAfter(now))
            .toList();
    return new RevocationChanges(later, Long.toString(count), complete);
  }

  synchronized int size() {
    return revocations.size();
  }

  @Override
  public Subscription onChange(Runnable wake) {
    subscribers.add(wake);
    return () -> subscribers.remove(wake);
  }

  @Override
  public boolean isLocal() {
    return true;
  }
}

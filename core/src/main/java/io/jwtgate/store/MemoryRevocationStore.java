package io.jwtgate.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Revocations in the memory of one process, in the order in which they came. */
final class MemoryRevocationStore implements RevocationStore {
  private final ConcurrentSkipListMap<Long, Revocation> revocations = new ConcurrentSkipListMap<>();
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
    revocations.values().removeIf(old -> !old.until().isAfter(now));
    revocations.put(++count, revocation);
  }

  @Override
  public synchronized RevocationChanges changesSince(String position) {
    long last = position.isEmpty() ? 0 : Long.parseLong(position);
    Map<Long, Revocation> later = revocations.tailMap(last, false);
    return new RevocationChanges(
        List.copyOf(later.values()), Long.toString(count), position.isEmpty());
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

package io.jwtgate.session.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Revocations in the memory of one process, in the order in which they came. */
final class MemoryRevocationStore implements RevocationStore {
  /** An entry in the order of ends. */
  private record End(Instant until, long number) {}

  private final NavigableMap<Long, Revocation> revocations = new TreeMap<>();
  private final Map<Revocation.Target, Long> numbers = new HashMap<>();
  private final NavigableSet<End> ends =
      new TreeSet<>(Comparator.comparing(End::until).thenComparing(End::number));
  private final List<Runnable> subscribers = new CopyOnWriteArrayList<>();

  /** One for all entries: memory is never set back while it lasts. */
  private final String mark = RevocationPosition.newMark();

  private final Clock clock;
  private long count;

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
    forgetEnded(clock.instant());
    Long known = numbers.get(revocation.target());
    Revocation merged = known == null ? revocation : revocation.and(forget(known));
    count++;
    revocations.put(count, merged);
    numbers.put(merged.target(), count);
    ends.add(new End(merged.until(), count));
  }

  private Revocation forget(long number) {
    Revocation revocation = revocations.remove(number);
    numbers.remove(revocation.target());
    ends.remove(new End(revocation.until(), number));
    return revocation;
  }

  private void forgetEnded(Instant now) {
    while (!ends.isEmpty() && !ends.first().until().isAfter(now)) {
      forget(ends.first().number());
    }
  }

  @Override
  public synchronized RevocationChanges changesSince(String position) {
    Instant now = clock.instant();
    RevocationPosition since = RevocationPosition.parse(position);
    boolean complete = !since.mark().equals(mark);
    List<Revocation> later =
        revocations.tailMap(complete ? 0 : since.number(), false).values().stream()
            .filter(revocation -> revocation.until().isAfter(now))
            .toList();
    return new RevocationChanges(later, new RevocationPosition(count, mark).toString(), complete);
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

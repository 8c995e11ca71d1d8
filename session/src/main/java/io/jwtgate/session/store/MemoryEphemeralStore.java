package io.jwtgate.session.store;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts and notes in the memory of one process, 100,000 at most. */
final class MemoryEphemeralStore implements EphemeralStore {
  private static final int MOST = 100_000;

  private final Clock clock;
  private final Cache<String, Entry> entries;

  private record Entry(int count, String text, Instant until) {
    boolean isOver(Instant now) {
      return !until.isAfter(now);
    }
  }

  /** Written out: the oldest Caffeine that will do has no shorter way. */
  private record UntilItsEnd(Clock clock) implements Expiry<String, Entry> {
    @Override
    public long expireAfterCreate(String name, Entry entry, long now) {
      return Math.max(0, NANOSECONDS.convert(Duration.between(clock.instant(), entry.until())));
    }

    @Override
    public long expireAfterUpdate(String name, Entry entry, long now, long left) {
      return expireAfterCreate(name, entry, now);
    }

    @Override
    public long expireAfterRead(String name, Entry entry, long now, long left) {
      return left;
    }
  }

  MemoryEphemeralStore(Clock clock) {
    this.clock = clock;
    this.entries =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .ticker(() -> clock.millis() * 1_000_000)
            .expireAfter(new UntilItsEnd(clock))
            .build();
  }

  @Override
  public Count count(String name) {
    Entry entry = entries.getIfPresent(name);
    return entry == null || entry.isOver(clock.instant())
        ? Count.NONE
        : new Count(entry.count(), entry.until());
  }

  @Override
  public void add(String name, int amount, Duration lasting) {
    Instant now = clock.instant();
    entries
        .asMap()
        .compute(
            name,
            (key, old) ->
                old == null || old.isOver(now)
                    ? new Entry(amount, "", now.plus(lasting))
                    : new Entry(old.count() + amount, "", old.until()));
  }

  @Override
  public void put(String name, String text, Instant until) {
    entries.put(name, new Entry(0, text, until));
  }

  @Override
  public Optional<String> take(String name) {
    return Optional.ofNullable(entries.asMap().remove(name))
        .filter(entry -> !entry.isOver(clock.instant()))
        .map(Entry::text);
  }
}

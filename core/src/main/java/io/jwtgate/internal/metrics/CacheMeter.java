package io.jwtgate.internal.metrics;

import io.jwtgate.metrics.CacheFigures;
import io.jwtgate.metrics.EvictionCause;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what happens in a cache. A hit costs one addition. Thread-safe. */
public final class CacheMeter implements CacheFigures {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final Map<EvictionCause, LongAdder> evictions = new EnumMap<>(EvictionCause.class);
  private final LongSupplier size;

  /**
   * @param size tells how much is kept
   */
  public CacheMeter(LongSupplier size) {
    this.size = size;
    for (EvictionCause cause : EvictionCause.values()) {
      evictions.put(cause, new LongAdder());
    }
  }

  /** Something was known. */
  public void hit() {
    hits.increment();
  }

  /** Something was not. */
  public void missed() {
    misses.increment();
  }

  /** So many are no longer kept. */
  public void evicted(EvictionCause cause, long count) {
    evictions.get(cause).add(count);
  }

  @Override
  public long hits() {
    return hits.sum();
  }

  @Override
  public long misses() {
    return misses.sum();
  }

  @Override
  public long size() {
    return size.getAsLong();
  }

  @Override
  public long evictions(EvictionCause cause) {
    return evictions.get(cause).sum();
  }
}

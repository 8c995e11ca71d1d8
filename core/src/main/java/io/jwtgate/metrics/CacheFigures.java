package io.jwtgate.metrics;

/** What the cache of verified tokens has counted since it was made. Live and thread-safe. */
public interface CacheFigures {

  /** Tokens that were known, and whose key was still trusted. */
  long hits();

  /** Tokens that were not. */
  long misses();

  /** Tokens that are kept now, roughly. */
  long size();

  /** Tokens that are no longer kept, for one cause. */
  long evictions(EvictionCause cause);
}

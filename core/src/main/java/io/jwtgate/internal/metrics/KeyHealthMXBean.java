package io.jwtgate.internal.metrics;

/** An issuer's fetched keys, for an operator's JMX console; see {@code docs/keys.md}. */
public interface KeyHealthMXBean {
  /** {@code FRESH}, {@code STALE} or {@code EMPTY}. */
  String getState();

  /** How many keys serve. */
  int getKeys();

  /** Seconds since the keys were last confirmed; -1 if they never were. */
  long getAgeSeconds();

  /** Fetches that failed since the last one that succeeded. */
  int getFailuresInARow();

  /** Why the last of those failed; empty if the last fetch succeeded. */
  String getLastFailure();

  /** When keys are fetched next, in ISO-8601. */
  String getNextFetch();
}
